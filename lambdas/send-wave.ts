import type { SendMails } from '../adapters/mail-sender.ts';
import type { SendText } from '../adapters/sms-sender.ts';
import { deliveryFact, tagsOf, type Attempt, type Lot } from '../domain/dispatch.ts';
import type { EventType } from '../domain/event-types.ts';
import type { Delivery } from '../domain/facts.ts';
import { sha256 } from '../domain/ids.ts';
import { composeEmail, type Email } from '../domain/message-email.ts';
import { unconfirmedEmail, unconfirmedSms } from '../domain/message-unconfirmed.ts';
import { composeSms } from '../domain/message-sms.ts';
import type { Outcome, TextMessage } from '../domain/outcome.ts';
import { linkCodeFor } from '../domain/secrets.ts';

export interface SendEdges {
  readonly sendText: SendText;
  readonly sendMails: SendMails;
  readonly linkKey: string;
  readonly linkBase: string;
  /** Texts a second for this worker: the originator's rate, shared among the workers that may run at once. */
  readonly textsPerSecond: number;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** The status change that a correction is about. */
export interface WrongNews {
  readonly corrects: EventType;
  /** When it was told, ISO-8601 UTC. */
  readonly wrongSentAt: string;
}

/** Sends one wave, all of one channel, and answers what became of each. Never throws for a provider. */
export type SendWave = (
  lot: Lot,
  wrong: WrongNews | undefined,
  wave: readonly Attempt[],
) => Promise<readonly Delivery[]>;

/** The first characters of a notification's id: enough to find it by on the phone. */
export const referenceOf = (notificationId: string): string => notificationId.slice(0, 8).toUpperCase();

/** The words of one attempt, ready for either channel. */
const wordsOf = ({ linkKey, linkBase }: SendEdges, lot: Lot, wrong: WrongNews | undefined, of: Attempt) => ({
  change: lot.change,
  language: of.recipient.language,
  phrase: of.recipient.phrase,
  witness: of.recipient.isWitness,
  discretion: of.contact.discretion,
  urgent: lot.duty.urgency === 'emergency',
  link: `${linkBase}${linkCodeFor(linkKey, of.notificationId, of.contact.contactId)}`,
  reminder: of.isReminder,
  ...(of.alsoEscaped === undefined ? {} : { alsoEscaped: { escapedAt: of.alsoEscaped.occurredAt } }),
  ...wrong,
});

type Words = ReturnType<typeof wordsOf>;

/** Her representative, told only that she has not answered: nothing of the news itself. */
const isForTrusted = ({ contact, recipient }: Attempt): boolean =>
  contact.whose === 'representative' && recipient.representative === 'also';

const textFor = (of: Attempt, words: Words): string =>
  isForTrusted(of) ? unconfirmedSms(words.language, words.link) : composeSms(words);

const mailFor = (of: Attempt, words: Words): Email =>
  isForTrusted(of)
    ? unconfirmedEmail(words.language, words.link)
    : composeEmail({ ...words, reference: referenceOf(of.notificationId) });

const NO_ANSWER: Outcome = { is: 'postponed', reason: 'no-answer', maybeSent: true };

export const waveSender = (edges: SendEdges): SendWave => {
  const { sendText, sendMails, linkKey, textsPerSecond, now, wait } = edges;

  let nextTextsAt = 0;
  const sendTexts = async (texts: readonly TextMessage[]): Promise<readonly Outcome[]> => {
    // The pause comes before a wave, not after it: what was sent is written down without delay.
    const early = nextTextsAt - now().getTime();
    if (early > 0) await wait(early);
    nextTextsAt = now().getTime() + (texts.length / textsPerSecond) * 1000;
    return Promise.all(texts.map(sendText));
  };

  return async (lot, wrong, wave) => {
    const composed = wave.map((of) => ({
      of,
      to: of.contact.address,
      words: wordsOf(edges, lot, wrong, of),
    }));
    const outcomes =
      wave[0]?.contact.channel === 'email'
        ? await sendMails(
            composed.map(({ of, to, words }) => ({
              ...mailFor(of, words),
              to,
              tags: tagsOf(of),
            })),
          )
        : await sendTexts(composed.map(({ of, to, words }) => ({ to, text: textFor(of, words) })));
    const at = now().toISOString();
    return wave.map((of, position) =>
      deliveryFact(of, outcomes[position] ?? NO_ANSWER, {
        at,
        statusChangePage: lot.statusChangePage,
        linkHash: sha256(linkCodeFor(linkKey, of.notificationId, of.contact.contactId)),
      }),
    );
  };
};
