import { languages, type Channel, type Discretion } from '../domain/contact.ts';
import type { EventType } from '../domain/event-types.ts';
import { composeEmail } from '../domain/message-email.ts';
import { composeSms } from '../domain/message-sms.ts';
import type { StatusChange } from '../domain/status-change.ts';
import type { DocRequest, Posted } from './demo-day.ts';
import type { DemoVictim } from './demo-victims.ts';

/** What is to become of one status change for one victim. */
export type Fate =
  | 'told'
  | 'superseded'
  | 'name-differs'
  | 'not-confirmed'
  | 'no-doc-number'
  | 'not-asked-for'
  | 'unreachable'
  | 'nothing-to-correct';

/** A message that must lie in a phone or mailbox, whatever its link and reference number. */
export interface ExpectedMessage {
  readonly channel: Channel;
  readonly to: string;
  readonly subject: string | undefined;
  readonly lines: readonly string[];
  /** An open e-mail may say more, such as when the wrong message went. */
  readonly mayHoldMore: boolean;
  /** What must stand nowhere in it, since somebody else may read it. */
  readonly secrets: readonly string[];
}

/** What one victim must get to know of one status change, and why not if nothing. */
export interface Expectation {
  readonly victim: DemoVictim;
  readonly change: StatusChange;
  readonly fate: Fate;
  /** The status change that says it better. */
  readonly by?: StatusChange;
  readonly messages: readonly ExpectedMessage[];
}

/** Stand in expected messages where the real ones have something of their own. */
export const LINK = 'LINK';
export const REFERENCE = 'REFERENCE';

/**
 * Who must be told of what, and on which channel: worked out from what the victims and the department did, by rules
 * simpler than the pipeline's own. Only the words come from where the pipeline has them too.
 */
export const expectationsOf = (
  victims: readonly DemoVictim[],
  day: readonly DocRequest[],
): readonly Expectation[] => {
  const expectations: Expectation[] = [];
  for (const { posts, isRepeated } of day) {
    const kept = isRepeated ? [] : posts.filter(({ wrongField }) => wrongField === undefined);
    for (const posted of kept) {
      const concerned = victims.filter(({ about }) => about === posted.about);
      expectations.push(...concerned.map((victim) => expectationOf(victim, posted, kept, expectations)));
    }
  }
  return expectations;
};

const expectationOf = (
  victim: DemoVictim,
  { change }: Posted,
  together: readonly Posted[],
  earlier: readonly Expectation[],
): Expectation => {
  const by = together.find((other) => replaces(other.change, change))?.change;
  const wrong = earlier.find(
    (other) => other.victim === victim && other.change.statusChangeId === change.supersedes,
  );
  const fate = fateOf(victim, change, by, wrong);
  const messages = fate === 'told' ? messagesFor(victim, change, wrong?.change.eventType) : [];
  return { victim, change, fate, messages, ...(fate === 'superseded' && by ? { by } : {}) };
};

/** In this day a hearing is moved right after it was set. */
const replaces = (one: StatusChange, other: StatusChange): boolean =>
  one.docNumber === other.docNumber &&
  one.eventType === 'parole-hearing-rescheduled' &&
  other.eventType === 'parole-hearing-scheduled';

const fateOf = (
  victim: DemoVictim,
  { eventType }: StatusChange,
  by: StatusChange | undefined,
  wrong: Expectation | undefined,
): Fate => {
  const rules: readonly (readonly [Fate, boolean])[] = [
    ['not-confirmed', victim.confirms.length === 0],
    ['no-doc-number', victim.form.offenderDocNumber === undefined],
    ['not-asked-for', !hasAskedFor(victim, eventType)],
    ['nothing-to-correct', eventType === 'correction' && wrong?.fate !== 'told'],
    ['name-differs', victim.namesAnother],
    ['superseded', by !== undefined],
    ['unreachable', contactsOf(victim).length === 0],
  ];
  return rules.find(([, holds]) => holds)?.[0] ?? 'told';
};

/** Transfers are told to those who ask for them; everything else to all who do not ask for less. */
const hasAskedFor = ({ form: { eventTypes } }: DemoVictim, eventType: EventType): boolean =>
  eventTypes?.includes(eventType) ?? eventType !== 'transfer';

interface UsedContact {
  readonly channel: Channel;
  readonly to: string;
  readonly discretion: Discretion;
}

/** Her e-mail address, and the first of her phones that takes messages: those that she confirmed. */
const contactsOf = ({ form, confirms, refusing }: DemoVictim): readonly UsedContact[] => {
  const { email, emailDiscretion = 'full', phones = [] } = form;
  const phone = phones.find(({ number }) => confirms.includes(number) && !refusing.includes(number));
  return [
    ...(email !== undefined && confirms.includes(email)
      ? [{ channel: 'email', to: email, discretion: emailDiscretion } as const]
      : []),
    ...(phone === undefined
      ? []
      : [{ channel: 'sms', to: phone.number, discretion: phone.discretion ?? 'full' } as const]),
  ];
};

/** The law does not count a text: whoever was told by nothing else gets a letter too, but not for a courtesy. */
export const isForLetter = ({ fate, change, messages }: Expectation): boolean =>
  fate === 'told' && change.eventType !== 'transfer' && messages.every(({ channel }) => channel === 'sms');

const messagesFor = (
  victim: DemoVictim,
  change: StatusChange,
  corrects: EventType | undefined,
): readonly ExpectedMessage[] =>
  contactsOf(victim).map(({ channel, to, discretion }) => {
    const { language, phrase, requesterRole } = victim.form;
    const words = {
      change,
      language: languages.find((known) => known === language) ?? 'en',
      discretion,
      phrase,
      link: LINK,
      corrects,
      witness: requesterRole === 'witness',
    };
    const mayHoldMore = discretion === 'full' && channel === 'email';
    const secrets = mayHoldMore ? [] : [change.docNumber, change.offenderName.last];
    const { subject, text } =
      channel === 'sms'
        ? { subject: undefined, text: composeSms(words) }
        : composeEmail({ ...words, reference: REFERENCE });
    const lines = text.split('\n').filter((line) => line !== '');
    return { channel, to, subject, lines, mayHoldMore, secrets };
  });
