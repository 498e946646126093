import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Hint } from '../domain/hint.ts';

/** Sends hints to one queue. A hint may be lost, doubled or late: what it names stands in a table. */
export type SendHints = (hints: readonly Hint[]) => Promise<void>;

/** SendMessageBatch takes ten (AWS limit). */
const MOST_PER_REQUEST = 10;

/** @throws Error when the queue does not take them all; the clock sends what was not taken. */
export const hintsTo =
  (client: SQSClient, queueUrl: string): SendHints =>
  async (hints) => {
    const [only] = hints;
    if (hints.length === 1) {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(only) }));
      return;
    }
    let refused = 0;
    for (let start = 0; start < hints.length; start += MOST_PER_REQUEST) {
      const Entries = hints
        .slice(start, start + MOST_PER_REQUEST)
        .map((hint, position) => ({ Id: String(position), MessageBody: JSON.stringify(hint) }));
      // What one request refuses must not keep the others back.
      const { Failed = [] } = await client
        .send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
        .catch(() => ({ Failed: Entries }));
      refused += Failed.length;
    }
    if (refused > 0) throw new Error(`${refused} of ${hints.length} hints were not taken.`);
  };
