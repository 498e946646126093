import type { Channel } from './contact.ts';
import { isAnswer, type Delivery, type Fact, type Receipt, type TaskKind } from './facts.ts';

/** What became of a notification. `owed`: nobody has taken it yet. */
export type NotificationState =
  'owed' | 'quarantined' | 'accepted' | 'acknowledged' | 'escalated' | 'superseded' | 'merged' | 'discharged';

/** What satisfied the legal duty, and when (595.209.4). A text message never does. */
export interface Satisfaction {
  readonly by: 'email' | 'certified-letter' | 'statewide-system';
  /** ISO-8601 UTC; for a letter, the day of its postmark. */
  readonly at: string;
}

export interface ContactHistory {
  readonly channel: Channel;
  readonly attempts: number;
  /** `bounced`: taken by the provider, and come back. */
  readonly outcome: 'accepted' | 'delivered' | 'bounced' | 'failed' | 'postponed';
  /** The provider took an attempt, the last or an earlier one. */
  readonly wasTaken: boolean;
  /** How often it came back although the address may work another time. */
  readonly softBounces: number;
  /** When it was last tried, ISO-8601 UTC. */
  readonly lastAt: string;
  /** The last attempt may have reached her although it was not confirmed. */
  readonly maybeSent: boolean;
}

export interface FoldedNotification {
  readonly state: NotificationState;
  /** The first legal delivery; absent as long as the duty is not satisfied. */
  readonly satisfied: Satisfaction | undefined;
  readonly isAcknowledged: boolean;
  /** Of a hearing, she wants no reminder. */
  readonly wantsNoReminders: boolean;
  /** What a person was asked to do. */
  readonly tasks: ReadonlySet<TaskKind>;
  readonly contacts: ReadonlyMap<string, ContactHistory>;
}

/** Whoever answers in any way has acknowledged; and what arrived was taken, even if whoever sent it did not live to write that down. */
const meaning = (fact: Fact): string =>
  isAnswer(fact) ? 'acknowledged' : fact.is === 'delivered' ? 'accepted' : fact.is;

/** Strongest first: a late receipt never undoes an acknowledgement, whatever order the facts come in. */
const strength = ['acknowledged', 'discharged', 'superseded', 'merged', 'escalated', 'accepted'] as const;

const isDelivery = (fact: Fact): fact is Delivery => 'attempt' in fact;
const isReceipt = (fact: Fact): fact is Receipt =>
  fact.is === 'delivered' || fact.is === 'undelivered' || fact.is === 'complained';

/** One failure for good outweighs what the same address took before: the next message will not arrive. */
const outcomeOf = (
  of: readonly (Delivery | Receipt)[],
  lastAttempt: number,
  softBounces: number,
): ContactHistory['outcome'] => {
  const has = (kind: Fact['is']): boolean => of.some(({ is }) => is === kind);
  const cameBack = of.some((fact) => fact.is === 'undelivered' && fact.class === 'permanent');
  if (has('failed')) return 'failed';
  if (cameBack || has('complained') || softBounces > 1) return 'bounced';
  const last = of.filter((fact) => isDelivery(fact) && fact.attempt === lastAttempt);
  if (last.length > 0 && last.every(({ is }) => is === 'postponed')) return 'postponed';
  return has('delivered') ? 'delivered' : 'accepted';
};

const historyOf = (of: readonly (Delivery | Receipt)[]): ContactHistory => {
  const deliveries = of.filter(isDelivery);
  const softBounces = new Set(
    of.flatMap((fact) =>
      fact.is === 'undelivered' && fact.class !== 'permanent' ? [fact.providerMessageId] : [],
    ),
  ).size;
  // A receipt may come before our own record of what it is about.
  const attempts = Math.max(0, ...deliveries.map(({ attempt }) => attempt));
  return {
    channel: of[0]?.channel ?? 'sms',
    attempts,
    outcome: outcomeOf(of, attempts, softBounces),
    wasTaken: of.some(({ is }) => is === 'accepted' || is === 'delivered'),
    softBounces,
    lastAt: latest((deliveries.length > 0 ? deliveries : of).map(({ at }) => at)),
    maybeSent: deliveries.some((fact) => fact.is === 'postponed' && fact.maybeSent === true),
  };
};

const latest = (times: readonly string[]): string => times.toSorted().at(-1) ?? '';

/** What of it the law counts. Mail that was taken and came back later did not arrive. */
const satisfactionIn = (facts: readonly Fact[]): Satisfaction | undefined => {
  const cameBack = new Set(
    facts.flatMap((fact) => (fact.is === 'undelivered' ? [fact.providerMessageId] : [])),
  );
  const counts = (fact: Fact): Satisfaction | undefined => {
    if (fact.is === 'letter-posted') return { by: 'certified-letter', at: fact.postedOn };
    if (fact.is === 'told-by-statewide-system') return { by: 'statewide-system', at: fact.at };
    const arrived =
      fact.is === 'delivered' && fact.channel === 'email' && !cameBack.has(fact.providerMessageId);
    return arrived ? { by: 'email', at: fact.at } : undefined;
  };
  return facts
    .flatMap((fact) => counts(fact) ?? [])
    .toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))[0];
};

/** The state of a notification, folded from its facts. Any order and any repetition of the facts fold to the same. */
export const foldFacts = (facts: readonly Fact[]): FoldedNotification => {
  const kinds = new Set(facts.map(meaning));
  const contacts = Map.groupBy(
    facts.filter((fact) => isDelivery(fact) || isReceipt(fact)),
    ({ contactId }) => contactId,
  );
  return {
    state:
      strength.find((kind) => kinds.has(kind)) ??
      (kinds.has('quarantined') && !kinds.has('created') ? 'quarantined' : 'owed'),
    satisfied: satisfactionIn(facts),
    isAcknowledged: kinds.has('acknowledged'),
    wantsNoReminders: facts.some((fact) => fact.is === 'acknowledged' && fact.noReminders === true),
    tasks: new Set(facts.flatMap((fact) => (fact.is === 'escalated' ? [fact.task] : []))),
    contacts: new Map([...contacts].map(([contactId, ofContact]) => [contactId, historyOf(ofContact)])),
  };
};
