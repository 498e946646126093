import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { FileReceipts } from './file-receipts.ts';
import type { Observe } from '../adapters/observability.ts';
import { readEnvelope } from '../domain/envelope.ts';
import { PipelineError, UnreadableHint } from '../domain/errors.ts';
import { readMailEvent } from '../domain/mail-event.ts';
import type { HashOf, UnfiledReceipt } from '../domain/receipt.ts';

export interface MailEventEdges {
  readonly file: FileReceipts;
  readonly hashOf: HashOf;
  readonly observe: Observe;
}

interface Read {
  readonly messageId: string;
  readonly receipt: UnfiledReceipt | 'nothing' | undefined;
}

/**
 * Takes what SES says of our e-mails, through a topic and its queue. All facts of a batch are written together; an event
 * that cannot be read, or that something fails for, goes back alone.
 */
export const recordMailEvents =
  ({ file, hashOf, observe }: MailEventEdges): ((event: SQSEvent) => Promise<SQSBatchResponse>) =>
  async ({ Records }) => {
    const reads = Records.map(({ messageId, body }: SQSRecord): Read => {
      const envelope = readEnvelope(body);
      return { messageId, receipt: envelope && readMailEvent(envelope.message, hashOf) };
    });
    const readable = reads.flatMap(({ messageId, receipt }) =>
      receipt === undefined || receipt === 'nothing' ? [] : [{ messageId, receipt }],
    );
    const results = await file(readable.map(({ receipt }) => receipt));
    const faults = new Map<string, unknown>([
      ...reads.flatMap(({ messageId, receipt }): [string, unknown][] =>
        receipt === undefined ? [[messageId, new UnreadableHint('A mail event cannot be read.')]] : [],
      ),
      ...readable.flatMap(({ messageId }, position): [string, unknown][] => {
        const result = results[position];
        return result?.status === 'rejected' ? [[messageId, result.reason]] : [];
      }),
    ]);
    for (const [messageId, error] of faults) logFault(observe, messageId, error);
    return { batchItemFailures: [...faults.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
  };

/** The kind of an error and what to do about it, never its words. */
export const logFault = ({ log }: Observe, messageId: string, error: unknown): void => {
  log('failed', {
    messageId,
    error: error instanceof Error ? error.name : 'unknown',
    remedy: error instanceof PipelineError ? error.remedy : 'retry',
  });
};
