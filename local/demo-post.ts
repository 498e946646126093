import * as z from 'zod';
import type { StatusChange } from '../domain/status-change.ts';
import { asJson, outcomesOf, type PostOutcome } from './demo-client.ts';
import type { DocRequest, Posted } from './demo-day.ts';
import { settled, type Scene } from './demo-scene.ts';

/** A status change, as it was posted and answered. */
export interface Answered {
  readonly posted: Posted;
  readonly outcome: PostOutcome;
  /** It was accepted before: the answer is the first one again. */
  readonly isRepeated: boolean;
}

/** How far a status change came, as the API tells the department. */
export interface Progress {
  readonly stage: string;
  /** How many notifications are in which state. */
  readonly notifications: Readonly<Record<string, number>>;
}

const progress = z.object({ stage: z.string(), notifications: z.record(z.string(), z.number()) });

/** Posts one request of the department and waits until everyone concerned was told. */
export const postAndSettle = async (
  scene: Scene,
  request: DocRequest,
  earlier: readonly Answered[],
): Promise<readonly Answered[]> => {
  const changes = request.posts.map(({ change }) => change);
  const content = asJson(request.isBatch ? changes : changes[0]);
  const outcomes = outcomesOf(await scene.client.postSigned('/feeds/department/status-changes', content));
  const answered = request.posts.flatMap((posted, position): Answered[] => {
    const outcome = outcomes[position];
    return outcome === undefined ? [] : [{ posted, outcome, isRepeated: request.isRepeated }];
  });
  if (answered.length < request.posts.length)
    scene.complain(`${request.posts.length} items were answered by ${outcomes.length} outcomes`);
  for (const one of answered) check(scene, one, earlier);

  const kept = answered.filter(({ outcome }) => outcome.is === 'accepted');
  const isDone = await settled(scene, async () => {
    const all = await Promise.all(kept.map(({ posted }) => progressOf(scene, posted.change)));
    return all.every(
      ({ stage, notifications }) => stage === 'matched' && notifications['owed'] === undefined,
    );
  });
  if (!isDone) scene.complain(`"${request.what}" was not worked off in time`);
  scene.say(`${request.what}: ${told(answered)}.`);
  return answered;
};

const told = (answered: readonly Answered[]): string => {
  const many = (is: PostOutcome['is']): number => answered.filter(({ outcome }) => outcome.is === is).length;
  return `${many('accepted')} accepted, ${many('refused')} refused, and all is quiet again`;
};

/** A wrong item must be refused by the name of its field; a repeated one gets its first answer. */
const check = (scene: Scene, one: Answered, earlier: readonly Answered[]): void => {
  const { change, wrongField } = one.posted;
  const complain = (what: string): void => {
    scene.complain(`${change.eventType} ${change.statusChangeId} ${what}`);
  };
  if (one.outcome.is === 'refused') {
    const isMeant = one.outcome.why.some(({ field }) => field === wrongField);
    if (!isMeant) complain(`was refused: ${whyOf(one.outcome.why)}`);
    return;
  }
  if (wrongField !== undefined) complain(`was accepted although its ${wrongField} is wrong`);
  if (one.isRepeated && firstReceipt(change, earlier) !== one.outcome.receivedAt)
    complain('was posted twice, and the second answer differs from the first');
};

/** The words of a refusal: each field, and what is wrong with it. */
export const whyOf = (why: Extract<PostOutcome, { is: 'refused' }>['why']): string =>
  why.map(({ field, problem }) => `${field} ${problem}`).join('; ');

const firstReceipt = ({ statusChangeId }: StatusChange, earlier: readonly Answered[]): string | undefined => {
  const first = earlier.find(({ posted }) => posted.change.statusChangeId === statusChangeId)?.outcome;
  return first?.is === 'accepted' ? first.receivedAt : undefined;
};

/** What the API tells the department of a status change. */
export const progressOf = async ({ client }: Scene, { statusChangeId }: StatusChange): Promise<Progress> => {
  const { body } = await client.getSigned(`/status-changes/${encodeURIComponent(statusChangeId)}`);
  const parsed = progress.safeParse(body);
  return parsed.success ? parsed.data : { stage: 'unknown', notifications: {} };
};
