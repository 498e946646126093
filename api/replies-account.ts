import * as z from 'zod/mini';
import { CODE_ON_ITS_WAY } from './messages.ts';
import { channels, discretionLevels, languages } from '../domain/contact.ts';
import { eventTypes } from '../domain/event-types.ts';
import { offenderName, personName } from '../domain/names.ts';
import { postalAddress, representativeScopes } from '../domain/preferences.ts';
import { calendarDate, instant } from '../domain/times.ts';
import { bars } from '../domain/victim.ts';

/** A reply is built once and not changed. */
type Fixed<Value> = { readonly [Key in keyof Value]: Fixed<Value[Key]> };

export const codeOnItsWay = z.strictObject({ message: z.literal(CODE_ON_ITS_WAY) });
export type CodeOnItsWay = Fixed<z.infer<typeof codeOnItsWay>>;

export const signedInOrOut = z.strictObject({ message: z.string() });
export type SignedInOrOut = Fixed<z.infer<typeof signedInOrOut>>;

export const accountChanged = z.strictObject({ message: z.string() });
export type AccountChanged = Fixed<z.infer<typeof accountChanged>>;

const eventType = z.enum(eventTypes);
const clocks = z.strictObject({ from: z.string(), to: z.string() });

export const messagePreview = z.strictObject({
  of: z.enum(['escape', 'parole-hearing-scheduled']),
  subject: z.optional(z.string()),
  text: z.string(),
});

const ofContact = {
  contactId: z.string(),
  channel: z.enum(channels),
  address: z.string(),
  isUsed: z.boolean(),
};

export const accountContact = z.strictObject({
  ...ofContact,
  discretion: z.enum(discretionLevels),
  confirmedAt: z.optional(instant),
  barred: z.optional(z.enum(bars)),
  replaces: z.optional(z.string()),
  previews: z.array(messagePreview),
});

export const eventWish = z.strictObject({
  eventType,
  isWanted: z.boolean(),
  isGivenByLaw: z.boolean(),
  paragraph: z.string(),
});

export const account = z.strictObject({
  signedInAs: z.enum(['herself', 'representative']),
  language: z.enum(languages),
  otherLanguage: z.optional(z.string()),
  phrase: z.optional(z.string()),
  timeZone: z.string(),
  hours: z.optional(clocks),
  blackoutDates: z.array(z.string()),
  digest: z.boolean(),
  emailAnyHour: z.optional(z.boolean()),
  safeContactNotes: z.optional(z.string()),
  postalAddress: z.optional(postalAddress),
  callNumbers: z.array(z.string()),
  contacts: z.array(accountContact),
  representative: z.optional(z.strictObject({ name: personName, scope: z.enum(representativeScopes) })),
  representativeContacts: z.array(z.strictObject(ofContact)),
  rings: z.strictObject({
    always: z.array(eventType),
    whenUrgent: z.array(eventType),
    texts: clocks,
    email: clocks,
    digestAt: z.string(),
    atNight: z.string(),
  }),
  pausedUntil: z.optional(instant),
  withdrawal: z.optional(z.strictObject({ askedAt: instant, takesEffectAt: instant })),
  subscriptions: z.array(
    z.strictObject({
      docNumber: z.string(),
      offenderName,
      state: z.enum(['pending', 'active', 'ended']),
      events: z.array(eventWish),
    }),
  ),
  seenBy: z.array(
    z.strictObject({ what: z.enum(['record', 'letter', 'recording']), by: z.string(), at: instant }),
  ),
});
export type AccountReply = Fixed<z.infer<typeof account>>;

export const historyPage = z.strictObject({
  language: z.enum(languages),
  entries: z.array(
    z.strictObject({
      notificationId: z.string(),
      eventType,
      title: z.string(),
      paragraph: z.string(),
      deadline: instant,
      lines: z.array(z.strictObject({ at: instant, text: z.string(), contactId: z.optional(z.string()) })),
    }),
  ),
  before: z.optional(instant),
});
export type HistoryPage = Fixed<z.infer<typeof historyPage>>;

/** Who must be found before something happens. Ids only: how to look for her stands in her record. */
export const outreachPage = z.strictObject({
  victims: z.array(
    z.strictObject({
      victimId: z.string(),
      unreachableSince: instant,
      upcoming: z.array(
        z.strictObject({
          is: z.enum(['hearing', 'release']),
          on: z.union([instant, calendarDate]),
        }),
      ),
      contacts: z.array(
        z.strictObject({
          contactId: z.string(),
          confirmedAt: z.optional(instant),
          barred: z.optional(z.enum(bars)),
        }),
      ),
    }),
  ),
  cursor: z.optional(z.string()),
});
export type OutreachPage = Fixed<z.infer<typeof outreachPage>>;
