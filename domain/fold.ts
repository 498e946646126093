import type { Delivery, Fact } from './facts.ts';

/** What became of a notification. `owed`: nobody has taken it yet. */
export type NotificationState =
  'owed' | 'quarantined' | 'accepted' | 'acknowledged' | 'escalated' | 'superseded' | 'discharged';

export interface ContactHistory {
  readonly attempts: number;
  readonly outcome: 'accepted' | 'failed' | 'postponed';
  /** The last attempt may have reached her although it was not confirmed. */
  readonly maybeSent: boolean;
}

export interface FoldedNotification {
  readonly state: NotificationState;
  readonly contacts: ReadonlyMap<string, ContactHistory>;
}

/** Strongest first: a late receipt never undoes an acknowledgement, whatever order the facts come in. */
const strength = ['acknowledged', 'discharged', 'superseded', 'escalated', 'accepted'] as const;

const isDelivery = (fact: Fact): fact is Delivery => 'attempt' in fact;

const historyOf = (deliveries: readonly Delivery[]): ContactHistory => {
  const attempts = Math.max(...deliveries.map(({ attempt }) => attempt));
  const has = (kind: Delivery['is']): boolean => deliveries.some(({ is }) => is === kind);
  return {
    attempts,
    outcome: has('accepted') ? 'accepted' : has('failed') ? 'failed' : 'postponed',
    maybeSent: deliveries.some((fact) => fact.is === 'postponed' && fact.maybeSent === true),
  };
};

/** The state of a notification, folded from its facts. Any order and any repetition of the facts fold to the same. */
export const foldFacts = (facts: readonly Fact[]): FoldedNotification => {
  const kinds = new Set(facts.map(({ is }) => is));
  const deliveries = Map.groupBy(facts.filter(isDelivery), ({ contactId }) => contactId);
  return {
    state:
      strength.find((kind) => kinds.has(kind)) ??
      (kinds.has('quarantined') && !kinds.has('created') ? 'quarantined' : 'owed'),
    contacts: new Map([...deliveries].map(([contactId, ofContact]) => [contactId, historyOf(ofContact)])),
  };
};
