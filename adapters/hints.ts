import { SendMessageBatchCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Hint } from '../domain/hint.ts';

/** Sends hints to one queue. A hint may be lost, doubled or late: what it names stands in a table. */
export type SendHints = (hints: readonly Hint[]) => Promise<void>;

/** SendMessageBatch takes ten (AWS limit). */
const MOST_PER_REQUEST = 10;

const MOST_AT_ONCE = 8;

/** How many of up to ten hints the queue did not take. */
const refusedOf = async (
  client: SQSClient,
  queueUrl: string,
  hints: readonly Hint[],
  delay: Delay,
): Promise<number> => {
  const Entries = hints.map((hint, position) => ({
    Id: String(position),
    MessageBody: JSON.stringify(hint),
    ...delay,
  }));
  try {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
    return Failed.length;
  } catch {
    return hints.length;
  }
};

type Delay = { readonly DelaySeconds: number } | Record<string, never>;

/**
 * @param delaySeconds how long the queue keeps a hint to itself, up to 900 (AWS limit)
 * @throws Error when the queue does not take them all; the clock sends what was not taken
 */
export const hintsTo =
  (client: SQSClient, queueUrl: string, delaySeconds = 0): SendHints =>
  async (hints) => {
    const delay: Delay = delaySeconds === 0 ? {} : { DelaySeconds: delaySeconds };
    const [only] = hints;
    if (hints.length === 1) {
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(only), ...delay }),
      );
      return;
    }
    // What one request refuses does not keep the others back; a queue that takes none of a wave is down.
    const wave = MOST_PER_REQUEST * MOST_AT_ONCE;
    let failed = 0;
    for (let start = 0; start < hints.length; start += wave) {
      const some = hints.slice(start, start + wave);
      const requests = Array.from({ length: Math.ceil(some.length / MOST_PER_REQUEST) }, (_, position) =>
        refusedOf(
          client,
          queueUrl,
          some.slice(position * MOST_PER_REQUEST, (position + 1) * MOST_PER_REQUEST),
          delay,
        ),
      );
      const refused = (await Promise.all(requests)).reduce((sum, count) => sum + count, 0);
      failed += refused;
      // The rest would not be taken either; the clock sends it.
      if (refused === some.length) {
        failed += hints.length - start - some.length;
        break;
      }
    }
    if (failed > 0) throw new Error(`${failed} of ${hints.length} hints were not taken.`);
  };
