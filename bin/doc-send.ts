import * as z from 'zod';
import type { FeedAnswer, FeedClient } from '../adapters/feed-client.ts';
import type { FieldProblem } from '../domain/status-change.ts';

/** What the commands need. */
export interface DocEdges {
  readonly client: FeedClient;
  readonly feedId: string;
  readonly say: (line: string) => void;
  /** A line that the next one may replace, where somebody looks on. */
  readonly progress: (line: string) => void;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly random: () => number;
}

/** The API refuses the request itself, or cannot be reached: nothing more can be sent. */
export class CannotSend extends Error {}

/** After an answer that asks for patience: so often again, about a minute and a half in all. */
const MOST_TRIES = 8;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;

/** Twice as long each time, and a random part of it, so that many senders do not come back in one moment. */
const waitBefore = (tried: number, random: () => number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tried - 1)) * (0.5 + random() / 2);

const isWorthAnotherTry = (answer: FeedAnswer | undefined): boolean =>
  answer === undefined || answer.status === 429 || answer.status >= 500;

/** Sends a request until it is answered for good. Sending it twice is sending it once. @throws CannotSend after the last try. */
export const answered = async (
  { progress, wait, random }: DocEdges,
  send: () => Promise<FeedAnswer>,
): Promise<FeedAnswer> => {
  for (let tried = 1; ; tried += 1) {
    const answer = await send().catch(unlessItNeverWill);
    if (answer !== undefined && !isWorthAnotherTry(answer)) return answer;
    const why = answer === undefined ? 'no answer' : `answer ${answer.status}`;
    if (tried === MOST_TRIES)
      throw new CannotSend(`Given up after ${MOST_TRIES} tries: ${why}. Run the same command again later.`);
    const ms = waitBefore(tried, random);
    progress(`${why}; again in ${(ms / 1000).toFixed(1)} s`);
    await wait(ms);
  }
};

/** Missing credentials do not come by waiting. */
const unlessItNeverWill = (error: unknown): undefined => {
  const name = error instanceof Error ? error.name : '';
  if (/Credentials|Region/i.test(`${name} ${error instanceof Error ? error.message : ''}`))
    throw new CannotSend('There are no AWS credentials or no region: set them as for the aws command.');
};

const fieldProblem = z.object({ field: z.string(), problem: z.string() });
const outcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), statusChangeId: z.string() }),
  z.object({ outcome: z.literal('conflict'), detail: z.string() }),
  z.object({ outcome: z.literal('invalid'), errors: z.array(fieldProblem) }),
]);
const outcomes = z.object({ results: z.array(outcome) });
const problem = z.object({ type: z.string().optional(), title: z.string(), detail: z.string() });
const gatewayMessage = z.object({ message: z.string() });

/** What is wrong with a status change; nothing when it was accepted. */
export type Refusal = readonly FieldProblem[];

const TAKEN = 'belongs to a status change with another content that was accepted before';

const refusalOf = (one: z.infer<typeof outcome>): Refusal => {
  switch (one.outcome) {
    case 'accepted':
      return [];
    case 'conflict':
      return [{ field: 'statusChangeId', problem: TAKEN }];
    case 'invalid':
      return one.errors;
  }
};

/** Why a request was refused as a whole, in the API's words. */
export const refusedAsAWhole = ({ status, body }: FeedAnswer): CannotSend => {
  const told = problem.safeParse(body);
  if (told.success) return new CannotSend(`${status} ${told.data.title}. ${told.data.detail}`);
  const message = gatewayMessage.safeParse(body).data?.message ?? 'no reason given';
  return new CannotSend(
    status === 403
      ? `403 ${message}. Check that the credentials belong to a role that may post for this feed, and the clock of this machine: a signature counts for five minutes.`
      : `${status} ${message}. Check the address of the API and the name of the feed.`,
  );
};

/** Posts a batch; tells what is wrong with each, in its order. @throws CannotSend */
export const postBatch = async (edges: DocEdges, batch: readonly unknown[]): Promise<readonly Refusal[]> => {
  const path = `/feeds/${edges.feedId}/status-changes`;
  const answer = await answered(edges, () => edges.client.post(path, batch));
  const read = outcomes.safeParse(answer.body);
  if (!read.success || read.data.results.length !== batch.length) throw refusedAsAWhole(answer);
  return read.data.results.map(refusalOf);
};
