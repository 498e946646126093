import * as z from 'zod';
import type { Outcome } from './runtime-api.ts';

const partialResponse = z.looseObject({
  batchItemFailures: z.array(z.looseObject({ itemIdentifier: z.string().min(1) })).nullish(),
});

/**
 * Which messages of a batch failed, as Lambda reads a function's answer: all of them after an error or an answer
 * that names no message properly, none if the list is empty or absent, and otherwise those listed.
 */
export const failedMessages = (
  outcome: Outcome,
  messageIds: readonly string[],
  reportsItemFailures: boolean,
): ReadonlySet<string> => {
  const all = new Set(messageIds);
  if (outcome.is === 'failed') return all;
  if (!reportsItemFailures) return new Set();
  const answer: unknown = JSON.parse(outcome.payload);
  if (answer === null) return new Set();
  const parsed = partialResponse.safeParse(answer);
  if (!parsed.success) return all;
  const listed = (parsed.data.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return listed.every((id) => all.has(id)) ? new Set(listed) : all;
};
