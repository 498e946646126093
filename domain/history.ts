import type { Language } from './contact.ts';
import type { EventType } from './event-types.ts';
import type { Duty, Fact } from './facts.ts';
import { historyWordings } from './wording-history.ts';

/** One thing that happened, in words for the victim. */
export interface HistoryLine {
  /** ISO-8601 UTC. */
  readonly at: string;
  readonly text: string;
  readonly contactId?: string | undefined;
}

/** One notification of hers, and what became of it. */
export interface HistoryEntry {
  readonly notificationId: string;
  readonly eventType: EventType;
  readonly title: string;
  /** The law that it was owed by, and until when (ISO-8601 UTC). */
  readonly paragraph: string;
  readonly deadline: string;
  readonly lines: readonly HistoryLine[];
}

const lineOf = (fact: Fact, language: Language): HistoryLine => {
  const { facts, channel } = historyWordings[language];
  const by = 'channel' in fact ? ` (${channel[fact.channel]})` : '';
  return {
    at: fact.at,
    text: `${facts[fact.is].slice(0, -1)}${by}.`,
    ...('contactId' in fact ? { contactId: fact.contactId } : {}),
  };
};

/** A notification of hers in plain words: what was owed, and each thing that was done, in order. */
export const historyEntry = (duty: Duty, facts: readonly Fact[], language: Language): HistoryEntry => {
  const { notificationId, eventType, paragraph, deadline } = duty;
  const title = historyWordings[language].events[eventType];
  const ordered = facts.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  const lines = ordered.map((fact) => lineOf(fact, language));
  return { notificationId, eventType, title, paragraph, deadline, lines };
};
