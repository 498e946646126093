import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Observe } from '../adapters/observability.ts';
import { PipelineError, UnreadableHint } from '../domain/errors.ts';
import { hint } from '../domain/hint.ts';

/** Works on one unit, named by its id; doing it twice is doing it once. */
export type Work = (id: string, timeoutSeconds: number) => Promise<void>;

const idsOf = (body: string): readonly string[] => {
  try {
    const parsed = hint.safeParse(JSON.parse(body));
    if (parsed.success) return parsed.data.ids;
  } catch (cause) {
    throw new UnreadableHint('A hint is not JSON.', { cause });
  }
  throw new UnreadableHint('A hint does not fit its schema.');
};

/**
 * A queue-triggered function. Each message stands for itself: one that fails goes back to the queue, and after five
 * times to the dead-letter queue, while its neighbours are done. What a lost message named, the clock finds again.
 */
export const queueWorker =
  (work: Work, { log }: Observe): ((event: SQSEvent, context: Context) => Promise<SQSBatchResponse>) =>
  async ({ Records }, context) => {
    const timeoutSeconds = context.getRemainingTimeInMillis() / 1000;
    const isDone = async ({ messageId, body }: SQSRecord): Promise<boolean> => {
      try {
        for (const id of idsOf(body)) await work(id, timeoutSeconds);
        return true;
      } catch (error) {
        log('failed', {
          messageId,
          error: error instanceof Error ? error.name : 'unknown',
          remedy: error instanceof PipelineError ? error.remedy : 'retry',
        });
        return false;
      }
    };
    const done = await Promise.all(Records.map(isDone));
    const failed = Records.filter((_, position) => done[position] !== true);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
