import type { SendMails } from '../adapters/mail-sender.ts';
import type { SendText } from '../adapters/sms-sender.ts';
import { deliveryFact, type Attempt, type Lot } from '../domain/dispatch.ts';
import type { EventType } from '../domain/event-types.ts';
import type { Delivery } from '../domain/facts.ts';
import { sha256 } from '../domain/ids.ts';
import { composeEmail } from '../domain/message-email.ts';
import { composeSms } from '../domain/message-sms.ts';
import type { Outcome } from '../domain/outcome.ts';
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

/** Sends one wave, all of one channel, and answers what became of each. Never throws for a provider. */
export type SendWave = (
  lot: Lot,
  corrects: EventType | undefined,
  wave: readonly Attempt[],
) => Promise<readonly Delivery[]>;

/** The first characters of a notification's id: enough to find it by on the phone. */
const referenceOf = (notificationId: string): string => notificationId.slice(0, 8).toUpperCase();

export const waveSender = (edges: SendEdges): SendWave => {
  const { sendText, sendMails, linkKey, linkBase, textsPerSecond, now, wait } = edges;
  const codeOf = ({ notificationId, contact }: Attempt): string =>
    linkCodeFor(linkKey, notificationId, contact.contactId);

  const compose = ({ change }: Lot, corrects: EventType | undefined, attempt: Attempt) => {
    const { recipient, contact, notificationId } = attempt;
    const { language, phrase } = recipient;
    const words = {
      change,
      language,
      discretion: contact.discretion,
      link: `${linkBase}${codeOf(attempt)}`,
      ...(phrase === undefined ? {} : { phrase }),
      ...(corrects === undefined ? {} : { corrects }),
    };
    return {
      text: () => ({ to: contact.address, text: composeSms(words) }),
      mail: () => ({
        to: contact.address,
        tag: notificationId,
        ...composeEmail({ ...words, reference: referenceOf(notificationId) }),
      }),
    };
  };

  let nextTextsAt = 0;
  const textAll = async (wave: readonly ReturnType<typeof compose>[]): Promise<readonly Outcome[]> => {
    // The pause comes before a wave, not after it: what was sent is written down without delay.
    const early = nextTextsAt - now().getTime();
    if (early > 0) await wait(early);
    nextTextsAt = now().getTime() + (wave.length / textsPerSecond) * 1000;
    return Promise.all(wave.map(({ text }) => sendText(text())));
  };

  return async (lot, corrects, wave) => {
    const composed = wave.map((attempt) => compose(lot, corrects, attempt));
    const outcomes =
      wave[0]?.contact.channel === 'email'
        ? await sendMails(composed.map(({ mail }) => mail()))
        : await textAll(composed);
    const at = now().toISOString();
    return wave.map((attempt, position) =>
      deliveryFact(attempt, outcomes[position] ?? { is: 'postponed', reason: 'no-answer', maybeSent: true }, {
        at,
        statusChangePage: lot.statusChangePage,
        linkHash: sha256(codeOf(attempt)),
      }),
    );
  };
};
