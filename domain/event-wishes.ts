import type { EventChoice } from './account-changes.ts';
import { eventTypes, type EventType } from './event-types.ts';
import { matrix } from './matrix.ts';
import { wants, type OffenderSubscription } from './notification.ts';

/** What a choice means for one type of news. */
export interface EventWish {
  readonly eventType: EventType;
  readonly isWanted: boolean;
  /** The law gives it to victims of the automatic class without being asked (595.209.1). */
  readonly isGivenByLaw: boolean;
  readonly paragraph: string;
}

/** What we told wrongly is always put right: nobody has to ask for that, and nobody can decline it. */
const choosable = eventTypes.filter((type) => type !== 'correction');

export const wishesOf = (subscription: Pick<OffenderSubscription, 'eventTypes'>): readonly EventWish[] =>
  choosable.map((eventType) => ({
    eventType,
    isWanted: wants(subscription, eventType),
    isGivenByLaw: matrix[eventType].automatic,
    paragraph: matrix[eventType].paragraph,
  }));

/** The types as they are kept; undefined for whatever is owed by default. */
export const typesOf = ({ eventTypes: chosen }: EventChoice): readonly EventType[] | undefined =>
  chosen === null ? undefined : [...new Set<EventType>([...chosen, 'correction'])];

/** What the law gives without being asked, and this choice leaves out. */
export const declinedBy = (choice: EventChoice): readonly EventType[] => {
  const types = typesOf(choice);
  const after = wishesOf(types === undefined ? {} : { eventTypes: types });
  return after
    .filter(({ isWanted, isGivenByLaw }) => isGivenByLaw && !isWanted)
    .map(({ eventType }) => eventType);
};
