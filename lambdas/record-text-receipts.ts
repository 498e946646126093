import type { CloudWatchLogsEvent } from 'aws-lambda';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { FileReceipts } from './file-receipts.ts';
import { logFault } from './record-mail-events.ts';
import type { Observe } from '../adapters/observability.ts';
import { UnreadableHint } from '../domain/errors.ts';
import type { HashOf } from '../domain/receipt.ts';
import { readTextReceipt } from '../domain/text-receipt.ts';

export interface TextReceiptEdges {
  readonly file: FileReceipts;
  readonly hashOf: HashOf;
  readonly observe: Observe;
}

/** What CloudWatch Logs hands over; a control message only asks whether anybody is there. */
const handedOver = z.object({
  messageType: z.string(),
  logEvents: z.array(z.object({ id: z.string(), message: z.string() })),
});

const opened = (data: string): z.infer<typeof handedOver> => {
  try {
    return handedOver.parse(JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString('utf8')));
  } catch (cause) {
    throw new UnreadableHint('A batch of log lines cannot be opened.', { cause });
  }
};

/**
 * Takes what the phone networks say of our texts, from the log in which SNS writes it. A line that cannot be read is
 * counted and left in the log; when something fails, the whole batch comes again, which changes nothing.
 */
export const recordTextReceipts =
  ({ file, hashOf, observe }: TextReceiptEdges): ((event: CloudWatchLogsEvent) => Promise<void>) =>
  async ({ awslogs: { data } }) => {
    const { messageType, logEvents } = opened(data);
    if (messageType !== 'DATA_MESSAGE') return;
    const reads = logEvents.map(({ id, message }) => ({ id, receipt: readTextReceipt(message, hashOf) }));
    const unreadable = reads.filter(({ receipt }) => receipt === undefined);
    for (const { id } of unreadable)
      logFault(observe, id, new UnreadableHint('A receipt of a text cannot be read.'));
    observe.count({ ReceiptsUnclaimed: unreadable.length });
    const results = await file(reads.flatMap(({ receipt }) => (receipt === undefined ? [] : [receipt])));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };
