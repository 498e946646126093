import type { Channel } from '../domain/contact.ts';
import { eventTypes, type EventType } from '../domain/event-types.ts';
import type { DemoDuties } from './demo-duties.ts';
import type { Comparison } from './demo-evidence.ts';
import type { Expectation, Fate } from './demo-expectations.ts';
import type { Answered, Progress } from './demo-post.ts';
import type { Registered } from './demo-register.ts';
import type { Loaded } from './demo-roster.ts';
import type { DemoTask } from './demo-tasks.ts';

/** One line of the table: what came in of one type, and what went out for it. */
export interface TypeResult {
  readonly eventType: EventType;
  readonly accepted: number;
  readonly refused: number;
  /** Posted once more, and not counted twice. */
  readonly repeated: number;
  readonly told: number;
  readonly sms: number;
  readonly email: number;
  readonly notTold: number;
}

/** Somebody who was not told of something. */
export interface NotTold {
  readonly victim: number;
  readonly known: string;
  readonly statusChangeId: string;
  readonly eventType: EventType;
  readonly reason: Exclude<Fate, 'told'> | 'missing';
  readonly explanation: string;
}

/** The whole demonstration, as it is printed as JSON. */
export interface DemoResult {
  readonly ok: boolean;
  readonly seconds: number;
  /** Which demonstration on this state it was. */
  readonly run: number;
  readonly roster: Loaded & { readonly file: string };
  readonly registrations: Registered;
  readonly statusChanges: readonly TypeResult[];
  readonly refused: readonly {
    readonly statusChangeId: string;
    readonly eventType: EventType;
    readonly why: string;
  }[];
  readonly notifications: {
    readonly sms: number;
    readonly email: number;
    readonly byState: Readonly<Record<string, number>>;
  };
  readonly notTold: readonly NotTold[];
  /** Accepted, and none of these victims asked about the offender. */
  readonly nobodyAsked: readonly { readonly statusChangeId: string; readonly eventType: EventType }[];
  /** Told on another phone than the first, which refused. */
  readonly movedOn: readonly {
    readonly victim: number;
    readonly known: string;
    readonly eventType: EventType;
  }[];
  /** What lies on the list of the office. */
  readonly tasks: readonly DemoTask[];
  /** What the office can prove. */
  readonly duties: DemoDuties;
  readonly acknowledged: { readonly victim: number; readonly statusChangeId: string } | null;
  /** Some of the texts, as they lie in the phones. */
  readonly samples: readonly { readonly victim: number; readonly known: string; readonly text: string }[];
  readonly problems: readonly string[];
}

const reasons: Readonly<Record<NotTold['reason'], string>> = {
  superseded: 'superseded: a newer status change says it better',
  'name-differs': 'quarantined: the name given does not fit the DOC number, so a person looks first',
  'not-confirmed': 'not confirmed: the codes we sent have not been entered',
  'no-doc-number': 'no DOC number yet: a person of the office finds out who is meant',
  'not-asked-for': 'not asked for: transfers go to those who ask for them, and nobody gets more than wished',
  unreachable: 'unreachable: no contact takes messages, so a person of the office takes over',
  'nothing-to-correct': 'nothing to correct: the wrong message had not come through',
  missing: 'MISSING: a message should be there and is not',
};

const isFound = ({ found }: Comparison, { messages }: Expectation): boolean =>
  messages.some((message) => found.has(message));

/** Everyone whom no message told of a status change about the offender she asked about. */
export const notToldAmong = (
  expectations: readonly Expectation[],
  comparison: Comparison,
): readonly NotTold[] =>
  expectations
    .filter((of) => !isFound(comparison, of))
    .map(({ victim, change, fate, by }): NotTold => {
      const reason = fate === 'told' ? 'missing' : fate;
      const detail = by === undefined ? '' : ` (${by.eventType})`;
      return {
        victim: victim.number,
        known: victim.known,
        statusChangeId: change.statusChangeId,
        eventType: change.eventType,
        reason,
        explanation: reasons[reason] + detail,
      };
    })
    .toSorted((one, other) => one.victim - other.victim);

/** What was accepted although none of these victims asked about the offender. */
export const nobodyAskedAbout = (
  answered: readonly Answered[],
  expectations: readonly Expectation[],
): DemoResult['nobodyAsked'] =>
  answered
    .filter(({ outcome, isRepeated }) => outcome.is === 'accepted' && !isRepeated)
    .map(({ posted: { change } }) => change)
    .filter((change) => !expectations.some((of) => of.change === change))
    .map(({ statusChangeId, eventType }) => ({ statusChangeId, eventType }));

/** Whoever was told on a further phone. */
export const movedOnAmong = (
  expectations: readonly Expectation[],
  { found }: Comparison,
): DemoResult['movedOn'] =>
  expectations
    .filter(({ victim, messages }) =>
      messages.some(
        (message) =>
          message.channel === 'sms' && message.to !== victim.form.phones?.[0]?.number && found.has(message),
      ),
    )
    .map(({ victim: { number, known }, change: { eventType } }) => ({ victim: number, known, eventType }));

/** The first text of each of the first few victims who got one. */
export const samplesOf = (
  expectations: readonly Expectation[],
  { found }: Comparison,
): DemoResult['samples'] => {
  const samples = expectations.flatMap(({ victim: { number, known }, messages }) => {
    const sms = messages.find(({ channel }) => channel === 'sms');
    const text = sms && found.get(sms)?.text;
    return text === undefined ? [] : [{ victim: number, known, text }];
  });
  return [...Map.groupBy(samples, ({ victim }) => victim).values()]
    .flatMap(([first]) => first ?? [])
    .toSorted((one, other) => one.victim - other.victim)
    .slice(0, MOST_SAMPLES);
};
const MOST_SAMPLES = 4;

const typeResult = (
  eventType: EventType,
  answered: readonly Answered[],
  expectations: readonly Expectation[],
  comparison: Comparison,
): TypeResult => {
  const ofType = answered.filter(({ posted }) => posted.change.eventType === eventType);
  const concerned = expectations.filter(({ change }) => change.eventType === eventType);
  const told = concerned.filter((of) => isFound(comparison, of));
  const on = (channel: Channel): number =>
    concerned
      .flatMap(({ messages }) => messages)
      .filter((message) => message.channel === channel && comparison.found.has(message)).length;
  const count = (is: (one: Answered) => boolean): number => ofType.filter(is).length;
  return {
    eventType,
    accepted: count(({ outcome, isRepeated }) => outcome.is === 'accepted' && !isRepeated),
    refused: count(({ outcome }) => outcome.is === 'refused'),
    repeated: count(({ outcome, isRepeated }) => outcome.is === 'accepted' && isRepeated),
    told: told.length,
    sms: on('sms'),
    email: on('email'),
    notTold: concerned.length - told.length,
  };
};

/** One line for each type, in the order of the law's matrix. */
export const typeResults = (
  answered: readonly Answered[],
  expectations: readonly Expectation[],
  comparison: Comparison,
): readonly TypeResult[] =>
  eventTypes.map((eventType) => typeResult(eventType, answered, expectations, comparison));

/** How many notifications are in which state, over all status changes. */
export const totalByState = (progress: readonly Progress[]): Readonly<Record<string, number>> => {
  const total: Record<string, number> = {};
  for (const { notifications } of progress)
    for (const [state, count] of Object.entries(notifications)) total[state] = (total[state] ?? 0) + count;
  return total;
};
