import { matrix } from './matrix.ts';
import { namesAgree } from './names.ts';
import { UNMATCHED } from './offender.ts';
import { notificationIdFor } from './ids.ts';
import type { EventType } from './event-types.ts';
import type { Fact } from './facts.ts';
import { foldFacts, type FoldedNotification } from './fold.ts';
import type { OffenderName } from './names.ts';
import type { StatusChange } from './status-change.ts';

/** A victim's standing request about one offender. */
export interface OffenderSubscription {
  readonly docNumber: string;
  readonly victimId: string;
  readonly state: 'pending' | 'active' | 'ended';
  /** The offender's name as the victim gave it. */
  readonly offenderName: OffenderName;
  /** What she asked for; absent means everything that is owed by default. */
  readonly eventTypes?: readonly EventType[];
}

/** Who is to be told of a status change, and who must first be looked at by a person. */
export interface Audience {
  readonly notify: readonly string[];
  readonly quarantine: readonly string[];
}

/** Changes of one plan: whoever asked to hear of the plan hears of its changes too. */
export const plans: readonly (readonly EventType[])[] = [
  ['parole-hearing-scheduled', 'parole-hearing-rescheduled', 'parole-hearing-cancelled'],
  ['release-date-set', 'release-date-changed'],
  ['escape', 'recapture'],
];

/** Whether a choice of types includes one; without a choice, whatever is owed by default. */
export const wants = (
  { eventTypes }: Pick<OffenderSubscription, 'eventTypes'>,
  eventType: EventType,
): boolean => {
  if (eventTypes === undefined) return matrix[eventType].default === 'owed';
  const plan = plans.find((types) => types.includes(eventType)) ?? [eventType];
  return plan.some((type) => eventTypes.includes(type));
};

/**
 * The audience among one page of the offender's subscriptions. A subscription whose name does not fit the one the
 * department sent is quarantined: the DOC number may be mistyped, and a stranger's news is a leak.
 */
export const audienceAmong = (
  change: StatusChange,
  subscriptions: readonly OffenderSubscription[],
): Audience => {
  const concerned = subscriptions.filter(
    (subscription) =>
      subscription.state === 'active' &&
      subscription.docNumber !== UNMATCHED &&
      wants(subscription, change.eventType),
  );
  const fits = ({ offenderName }: OffenderSubscription): boolean =>
    namesAgree(offenderName, change.offenderName);
  return {
    notify: concerned.filter(fits).map(({ victimId }) => victimId),
    quarantine: concerned.filter((subscription) => !fits(subscription)).map(({ victimId }) => victimId),
  };
};

/** One victim, one status change: the notification's id and whose it is. */
export interface Owed {
  readonly notificationId: string;
  readonly victimId: string;
}

export const owedTo = (statusChangeId: string, victimIds: readonly string[]): readonly Owed[] =>
  victimIds.map((victimId) => ({ notificationId: notificationIdFor(statusChangeId, victimId), victimId }));

const telling: readonly Fact['is'][] = [
  'accepted',
  'delivered',
  'complained',
  'told-by-person',
  'letter-posted',
  'told-by-statewide-system',
];

/** Whether somebody was told by this, or may have been: by a message, a call, a letter or the statewide system. */
const tells = (fact: Fact): boolean =>
  telling.includes(fact.is) || (fact.is === 'postponed' && fact.maybeSent === true);

/** Those among the facts of a wrong status change whom it has reached, or may have. */
export const toldAmong = (facts: readonly Fact[]): readonly string[] => [
  ...new Set(
    [...Map.groupBy(facts, ({ notificationId }) => notificationId).values()].flatMap((ofOne) =>
      ofOne.some(tells) ? ofOne.flatMap((fact) => (fact.is === 'created' ? [fact.victimId] : [])) : [],
    ),
  ),
];

/** Those among the facts whose notification ended because this status change came. */
export const supersededAmong = (facts: readonly Fact[], by: string): readonly string[] => {
  const ended = new Set(
    facts.flatMap((fact) => (fact.is === 'superseded' && fact.by === by ? [fact.notificationId] : [])),
  );
  return facts.flatMap((fact) =>
    fact.is === 'created' && ended.has(fact.notificationId) ? [fact.victimId] : [],
  );
};

/** The notifications whose messages told what the notifications among the facts were about. */
export const mergedAmong = (facts: readonly Fact[]): readonly string[] =>
  facts.flatMap((fact) => (fact.is === 'merged' ? [fact.by] : []));

/** The contacts that carried a notification, or may have; what came back was read by nobody. */
export const carriersAmong = (facts: readonly Fact[]): readonly string[] => {
  const cameBack = new Set(
    facts.flatMap((fact) => (fact.is === 'undelivered' ? [fact.providerMessageId] : [])),
  );
  const carried = facts.flatMap((fact) =>
    'contactId' in fact && tells(fact) && !(fact.is === 'accepted' && cameBack.has(fact.providerMessageId))
      ? [fact.contactId]
      : [],
  );
  return [...new Set(carried)].toSorted();
};

/** The batches that may still send a message for one of the notifications among the facts. */
export const batchesOwedAmong = (facts: readonly Fact[]): readonly string[] => [
  ...new Set(
    [...Map.groupBy(facts, ({ notificationId }) => notificationId).values()].flatMap((ofOne) =>
      foldFacts(ofOne).state === 'owed'
        ? ofOne.flatMap((fact) => (fact.is === 'created' ? [fact.agendaId] : []))
        : [],
    ),
  ),
];

/** Whether something may still be done about a notification, after what was learned of it. */
export const canGoOn = ({ state, satisfied, isAcknowledged }: FoldedNotification): boolean => {
  switch (state) {
    case 'quarantined':
    case 'superseded':
    case 'merged':
    case 'discharged':
      return false;
    case 'owed':
    case 'accepted':
    case 'escalated':
    case 'acknowledged':
      return satisfied === undefined || !isAcknowledged;
  }
};
