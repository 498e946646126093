import { wishesOf, type EventWish } from './event-wishes.ts';
import type { OffenderSubscription } from './notification.ts';
import { omit } from './omit.ts';
import { masked, previewsOf, type MessagePreview } from './preview.ts';
import type { Account } from './account.ts';
import type { Channel, Contact, Discretion } from './contact.ts';
import { whatWouldRing, type Preview } from './send-window.ts';
import { callable } from './victim-numbers.ts';
import { recipientOf, type Bar, type VictimRecord } from './victim.ts';

/** One contact as she sees it: never the whole address, since whoever looks over her shoulder sees it too. */
export interface ContactView {
  readonly contactId: string;
  readonly channel: Channel;
  readonly address: string;
  readonly discretion: Discretion;
  readonly isUsed: boolean;
  /** ISO-8601 UTC. */
  readonly confirmedAt?: string | undefined;
  /** Why it is not used. */
  readonly barred?: Bar | undefined;
  readonly replaces?: string | undefined;
  readonly previews: readonly MessagePreview[];
}

type Shown = Omit<VictimRecord, 'name' | 'contacts' | 'isWitness' | 'withdrawal' | 'blackoutDates'>;

/** Everything that is on record of her, for her. */
export interface AccountView extends Shown {
  readonly blackoutDates: readonly string[];
  readonly contacts: readonly ContactView[];
  /** Of the phones of hers that staff may call; also those without consent to texts. */
  readonly callNumbers: readonly string[];
  readonly representativeContacts: readonly Pick<
    ContactView,
    'contactId' | 'channel' | 'address' | 'isUsed'
  >[];
  readonly rings: Omit<Preview, 'pausedUntil' | 'blackoutDates' | 'timeZone'> & { readonly atNight: string };
  readonly withdrawal?: { readonly askedAt: string; readonly takesEffectAt: string } | undefined;
  readonly subscriptions: readonly SubscriptionView[];
}

/** Her record for whoever is signed in. */
export interface SeenAccount extends AccountView {
  /** Whoever looks after her contacts sees these, and may not do what is hers alone. */
  readonly signedInAs: 'herself' | 'representative';
  /** Who of the office looked at it. */
  readonly seenBy: readonly {
    readonly what: 'record' | 'letter' | 'recording';
    readonly by: string;
    /** ISO-8601 UTC. */
    readonly at: string;
  }[];
}

/** What she asked about one offender. */
export interface SubscriptionView {
  readonly docNumber: string;
  readonly offenderName: OffenderSubscription['offenderName'];
  readonly state: OffenderSubscription['state'];
  readonly events: readonly EventWish[];
}

const atNight = {
  en: 'With these settings, an escape WILL ring you at 03:00. So will a recapture, a release and a correction.',
  es: 'Con estos ajustes, una fuga SÍ le sonará a las 03:00. También una recaptura, una salida y una corrección.',
} as const;

const contactView = (
  { contactId, channel, address, discretion, usable }: Contact,
  { record, marks }: Account,
  link: string,
): ContactView => {
  const { language, phrase, isWitness: witness } = record;
  const confirmedAt = marks.confirmed[contactId];
  const barred = marks.barred[contactId];
  const replaces = record.contacts.find((one) => one.contactId === contactId)?.replaces;
  return {
    ...{ contactId, channel, address: masked(address), discretion, isUsed: usable },
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
    ...(barred === undefined ? {} : { barred }),
    ...(replaces === undefined ? {} : { replaces }),
    previews: previewsOf({ contact: { channel, discretion }, language, phrase, witness, link }),
  };
};

/** What she sees of her record. `link`: a link as long as a real one, for the previews. */
export const accountView = (
  account: Account,
  subscriptions: readonly OffenderSubscription[],
  now: Date,
  link: string,
): AccountView => {
  const { withdrawal } = account.record;
  const wishes = omit(account.record, 'name', 'isWitness', 'contacts', 'withdrawal');
  const { contacts, timing } = recipientOf(account.victimId, account.record, account.marks, now);
  const { always, whenUrgent, texts, email, digestAt } = whatWouldRing(timing);
  return {
    ...wishes,
    contacts: contacts
      .filter(({ whose }) => whose === undefined)
      .map((contact) => contactView(contact, account, link)),
    representativeContacts: contacts
      .filter(({ whose }) => whose !== undefined)
      .map(({ contactId, channel, address, usable }) => ({
        ...{ contactId, channel, address: masked(address), isUsed: usable },
      })),
    callNumbers: callable(account.record, account.marks)
      .filter(({ whose }) => whose === undefined)
      .map(({ address }) => masked(address)),
    rings: { always, whenUrgent, texts, email, digestAt, atNight: atNight[account.record.language] },
    ...(withdrawal === undefined
      ? {}
      : { withdrawal: { askedAt: withdrawal.askedAt, takesEffectAt: withdrawal.takesEffectAt } }),
    subscriptions: subscriptions.map(({ docNumber, offenderName, state, eventTypes }) => ({
      ...{ docNumber, offenderName, state },
      events: wishesOf(eventTypes === undefined ? {} : { eventTypes }),
    })),
  };
};
