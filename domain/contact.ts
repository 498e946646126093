import * as z from 'zod/mini';
import type { Timing } from './send-window.ts';

/** The languages in which messages exist; others get English and an interpreter on the phone. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** How much a message may show to whoever holds the phone: everything, her own phrase, or only a link. */
export const discretionLevels = ['full', 'discreet', 'link-only'] as const;
export type Discretion = (typeof discretionLevels)[number];

export const channels = ['sms', 'email'] as const;
export type Channel = (typeof channels)[number];

/** One way to reach one victim. `contactId` names it in the ledger, so that no address has to stand there. */
export interface Contact {
  readonly contactId: string;
  readonly channel: Channel;
  readonly address: string;
  readonly discretion: Discretion;
  /** Whether this channel may be used now: confirmed, consented to, and not known to be dead or unwanted. */
  readonly usable: boolean;
  /** Of the person who may be told besides or instead of her (595.209.1(6)); absent for her own. */
  readonly whose?: 'representative';
}

/** What the dispatching worker knows of a victim, and nothing else does. */
export interface Recipient {
  readonly victimId: string;
  readonly language: Language;
  /** A witness has the notices, not the victim's rights at a hearing (RSMo 595.209.1(6)). */
  readonly isWitness: boolean;
  /** The words she chose for discreet messages; they also show her that it is really us. */
  readonly phrase?: string;
  readonly timing: Timing;
  /** Routine notices of one day come in one message. */
  readonly digest: boolean;
  /** Whether the representative stands in for her, or is told when she does not answer. */
  readonly representative?: 'instead' | 'also';
  readonly contacts: readonly Contact[];
}

/** A US number as a phone network knows it: +1 and ten digits (E.164, North American Numbering Plan). */
const usNumber = /^\+1[2-9][0-9]{2}[2-9][0-9]{6}$/;

/** Reads (573) 555-0123, 573-555-0123, 1 573 555 0123 and +15735550123 as the same US number. */
export const phoneNumber = z.lazy(() =>
  z.pipe(
    z.string().check(z.maxLength(40)),
    z.pipe(
      z.transform((typed: string) => {
        const plain = typed.replace(/[\s().-]/g, '');
        if (/^[0-9]{10}$/.test(plain)) return `+1${plain}`;
        return /^1[0-9]{10}$/.test(plain) ? `+${plain}` : plain;
      }),
      z.string().check(z.regex(usNumber, 'must be a US phone number, for example 573-555-0123')),
    ),
  ),
);

/** One address, no display name; the domain has a dot and is written in small letters (RFC 5321 length). */
export const emailAddress = z.lazy(() =>
  z.pipe(
    z.string().check(z.maxLength(254, 'must be at most 254 characters')),
    z.pipe(
      z.transform((typed: string) => typed.trim().replace(/@[^@]*$/, (domain) => domain.toLowerCase())),
      z
        .string()
        .check(
          z.regex(
            /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/,
            'must be an e-mail address, for example name@example.org',
          ),
        ),
    ),
  ),
);
