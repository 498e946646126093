import { compare, linkIn, type Arrived, type Comparison } from './demo-evidence.ts';
import { isForLetter, type Expectation, type Fate } from './demo-expectations.ts';
import { progressOf, type Answered, type Progress } from './demo-post.ts';
import type { Scene } from './demo-scene.ts';

const words = { sms: 'an SMS', email: 'an e-mail' } as const;

/** Holds what arrived against what had to arrive; each difference is a complaint. */
export const judgeMessages = (
  { complain }: Scene,
  expectations: readonly Expectation[],
  arrived: readonly Arrived[],
): Comparison => {
  const comparison = compare(expectations, arrived);
  for (const { of, message } of comparison.missing)
    complain(
      `victim ${of.victim.number} (${of.victim.known}) has no ${message.channel === 'sms' ? 'SMS' : 'e-mail'} ` +
        `that tells of ${of.change.eventType} ${of.change.statusChangeId}`,
    );
  for (const { channel, to } of comparison.surplus)
    complain(`${words[channel]} that nobody expected is at ${to}`);
  const links = [...comparison.found.values()].map(linkIn);
  if (links.includes(undefined)) complain('a message has no link to acknowledge it by');
  if (new Set(links).size < links.length) complain('two messages have the same link');
  return comparison;
};

/** The state that the API must tell the department of, if any, when no person of the office has it. */
const stateOf: Readonly<Record<Fate, string | undefined>> = {
  told: 'accepted',
  superseded: 'superseded',
  'name-differs': 'quarantined',
  unreachable: 'escalated',
  'not-confirmed': undefined,
  'no-doc-number': undefined,
  'not-asked-for': undefined,
  'nothing-to-correct': undefined,
};

/** What the API must answer for one status change. */
const expectedStates = (
  id: string,
  expectations: readonly Expectation[],
  acknowledged: Expectation | undefined,
): ReadonlyMap<string, number> => {
  const states = new Map<string, number>();
  for (const of of expectations.filter(({ change }) => change.statusChangeId === id)) {
    const told = isForLetter(of) ? 'escalated' : stateOf[of.fate];
    const state = of === acknowledged ? 'acknowledged' : told;
    if (state !== undefined) states.set(state, (states.get(state) ?? 0) + 1);
  }
  return states;
};

/** What the department is told of its status changes must be true too. `isFirst`: no victims of earlier days are counted. */
export const judgeStates = async (
  scene: Scene,
  answered: readonly Answered[],
  expectations: readonly Expectation[],
  { acknowledged, isFirst }: { readonly acknowledged: Expectation | undefined; readonly isFirst: boolean },
): Promise<readonly Progress[]> => {
  const kept = answered.filter(({ outcome, isRepeated }) => outcome.is === 'accepted' && !isRepeated);
  return Promise.all(
    kept.map(async ({ posted: { change } }) => {
      const progress = await progressOf(scene, change);
      const expected = expectedStates(change.statusChangeId, expectations, acknowledged);
      const states = new Set([...expected.keys(), ...(isFirst ? Object.keys(progress.notifications) : [])]);
      for (const state of states) {
        const [is, should] = [progress.notifications[state] ?? 0, expected.get(state) ?? 0];
        if (isFirst ? is !== should : is < should)
          scene.complain(
            `the API tells of ${is} ${state} notifications of ${change.eventType} instead of ${should}`,
          );
      }
      return progress;
    }),
  );
};
