import type { EventType } from './event-types.ts';
import { factKey, isAnswer, type Duty, type Fact, type TaskKind } from './facts.ts';
import { foldFacts, type Satisfaction } from './fold.ts';
import { MISSOURI } from './times.ts';
import { isoDay, wallTimeAt } from './zones.ts';

/**
 * What became of one duty. Each has one of them: `met` and `late` were satisfied by what the law counts (595.209.4);
 * `unprovable` is past its deadline without; `with-a-person` and `open` are not; the others ended without a message of
 * their own, or wait in quarantine.
 */
export const dutyOutcomes = [
  'met',
  'late',
  'unprovable',
  'with-a-person',
  'open',
  'superseded',
  'merged',
  'discharged',
  'quarantined',
] as const;
export type DutyOutcome = (typeof dutyOutcomes)[number];

/** What shows that a duty was satisfied: an e-mail by its provider's id, a letter by its certified number, the statewide system by its reference. */
export interface Proof extends Satisfaction {
  readonly reference: string;
}

/** The duty behind one notification as it stands in the ledger. All times are ISO-8601 UTC. */
export interface StandingDuty {
  readonly notificationId: string;
  readonly victimId: string;
  readonly statusChangeId: string;
  readonly eventType: EventType;
  /** Since when the duty is on record; of a quarantined one, since when it waits. */
  readonly since: string;
  /** Absent in quarantine: nothing is owed yet. */
  readonly duty: Pick<Duty, 'urgency' | 'paragraph' | 'deadline' | 'clockBasis' | 'shortNotice'> | undefined;
  readonly outcome: DutyOutcome;
  readonly proof: Proof | undefined;
  readonly acknowledgedAt: string | undefined;
  /** The notification it was told with, or the status change that replaced it. */
  readonly toldBy: string | undefined;
  /** What a person was asked to do. */
  readonly tasks: readonly TaskKind[];
}

/** A duty with its facts, in order of time. */
export interface Evidence extends StandingDuty {
  readonly facts: readonly Fact[];
}

type Kind<Is extends Fact['is']> = Extract<Fact, { is: Is }>;

const firstOf = <Is extends Fact['is']>(facts: readonly Fact[], is: Is): Kind<Is> | undefined =>
  facts.find((fact): fact is Kind<Is> => fact.is === is);

/** Facts of one moment stand by their kind; the duty is before everything that was done for it. */
const placeOf = (fact: Fact): string =>
  JSON.stringify([fact.at, fact.is === 'created' ? '' : fact.is, factKey(fact)]);

const inOrder = (one: Fact, other: Fact): number => (placeOf(one) < placeOf(other) ? -1 : 1);

const proofIn = (fact: Fact): Proof | undefined => {
  if (fact.is === 'delivered') return { by: 'email', at: fact.at, reference: fact.providerMessageId };
  if (fact.is === 'letter-posted') {
    return { by: 'certified-letter', at: fact.postedOn, reference: fact.trackingNumber ?? fact.taskId };
  }
  if (fact.is === 'told-by-statewide-system') {
    return { by: 'statewide-system', at: fact.at, reference: fact.reference };
  }
  return undefined;
};

const proofAmong = (facts: readonly Fact[], satisfied: Satisfaction | undefined): Proof | undefined =>
  facts.map(proofIn).find((proof) => proof?.by === satisfied?.by && proof?.at === satisfied?.at);

/** A postmark is a day: it is in time on the day of the deadline, on Missouri's calendar. */
const isInTime = ({ by, at }: Satisfaction, deadline: string): boolean =>
  by === 'certified-letter'
    ? at <= isoDay(wallTimeAt(Date.parse(deadline), MISSOURI))
    : Date.parse(at) <= Date.parse(deadline);

/** What ended a duty without a legal delivery; the first of these that is on record. */
const ended = ['discharged', 'superseded', 'merged'] as const;

const outcomeOf = (
  facts: readonly Fact[],
  duty: Duty | undefined,
  satisfied: Satisfaction | undefined,
  now: string,
): DutyOutcome => {
  if (duty !== undefined && satisfied !== undefined)
    return isInTime(satisfied, duty.deadline) ? 'met' : 'late';
  const end = ended.find((is) => firstOf(facts, is) !== undefined);
  if (end !== undefined) return end;
  if (duty === undefined) return 'quarantined';
  if (Date.parse(now) > Date.parse(duty.deadline)) return 'unprovable';
  return firstOf(facts, 'escalated') === undefined ? 'open' : 'with-a-person';
};

const lawOf = ({ urgency, paragraph, deadline, clockBasis, shortNotice }: Duty): StandingDuty['duty'] => ({
  urgency,
  paragraph,
  deadline,
  clockBasis,
  ...(shortNotice === undefined ? {} : { shortNotice }),
});

const acknowledgedIn = (facts: readonly Fact[]): string | undefined => facts.find(isAnswer)?.at;

const toldByIn = (facts: readonly Fact[]): string | undefined =>
  (firstOf(facts, 'merged') ?? firstOf(facts, 'superseded'))?.by;

/** How the duty of one notification stands at `now` (ISO-8601 UTC), from its facts in any order; undefined if no duty is among them. */
export const standingDutyOf = (given: readonly Fact[], now: string): StandingDuty | undefined => {
  const facts = given.toSorted(inOrder);
  const duty = firstOf(facts, 'created');
  const about = duty ?? firstOf(facts, 'quarantined');
  if (about === undefined) return undefined;
  const { notificationId, victimId, statusChangeId, eventType, at: since } = about;
  const { satisfied, tasks } = foldFacts(facts);
  return {
    notificationId,
    victimId,
    statusChangeId,
    eventType,
    since,
    duty: duty && lawOf(duty),
    outcome: outcomeOf(facts, duty, satisfied, now),
    proof: satisfied && proofAmong(facts, satisfied),
    acknowledgedAt: acknowledgedIn(facts),
    toldBy: toldByIn(facts),
    tasks: [...tasks],
  };
};

/** The same, with the facts that show it. */
export const evidenceOf = (facts: readonly Fact[], now: string): Evidence | undefined => {
  const duty = standingDutyOf(facts, now);
  return duty && { ...duty, facts: facts.toSorted(inOrder) };
};
