import * as z from 'zod/mini';
import { discretionLevels, emailAddress, languages, phoneNumber } from './contact.ts';
import { countyCode, eventTypes } from './event-types.ts';
import { septets } from './segments.ts';
import { folded, offenderName, personName, type OffenderName } from './names.ts';
import { docNumberAsTyped } from './offender.ts';
import { calendarDate, timeZone } from './times.ts';
import type { FieldProblem } from './status-change.ts';

const text = (most: number) =>
  z
    .string()
    .check(z.regex(/\S/, 'must not be empty'), z.maxLength(most, `must be at most ${most} characters`));

/** A box ticked in a form arrives as text; in JSON it is true or false. */
const ticked = z.union([
  z.boolean(),
  z.pipe(
    z.enum(['true', 'on', 'yes', 'false', 'no']),
    z.transform((word: 'true' | 'on' | 'yes' | 'false' | 'no') => word !== 'false' && word !== 'no'),
  ),
]);

const discretion = z._default(z.enum(discretionLevels), 'full');

const phone = z.strictObject({
  number: phoneNumber,
  kind: z.enum(['mobile', 'landline', 'tty']),
  /** Unticked unless she ticks it: consent to texts is never a condition of registering (CTIA). */
  smsConsent: z._default(ticked, false),
  discretion,
});

/** Lines as printed on an envelope. P.O. boxes and Safe at Home substitute addresses are as good as any (589.663). */
const postalAddress = z.strictObject({
  line1: text(100),
  line2: z.optional(text(100)),
  city: text(60),
  state: z.string().check(z.regex(/^[A-Z]{2}$/, 'must be two capital letters, for example MO')),
  zip: z.string().check(z.regex(/^[0-9]{5}(-[0-9]{4})?$/, 'must be five digits, for example 65102')),
});

/** Words that a phone network reads as an opt-out, or that would give away what the message is about. */
const unsafePhrase =
  /\b(stop|stopall|end|quit|cancel|unsubscribe|revoke|optout|doc|corrections|inmate|prison|parole|offender)\b/i;

const phrase = z.string().check(
  z.minLength(3, 'must have at least 3 characters'),
  z.maxLength(40, 'must be at most 40 characters'),
  z.refine<string>((words) => septets(words) === words.length && !/[\r\n]/.test(words), {
    error: 'may hold only plain letters, digits and simple signs',
  }),
  z.refine<string>((words) => !unsafePhrase.test(words), {
    error: 'must not hold words such as STOP, or words that give the matter away',
  }),
);

/** A day of every year (ISO 8601 truncated), for example --12-24; February has 29 days in some. */
const yearlyDay = z
  .string()
  .check(
    z.refine<string>(
      (day) => /^--[0-9]{2}-[0-9]{2}$/.test(day) && z.iso.date().safeParse(`2000${day.slice(1)}`).success,
    ),
  );

const representative = z.strictObject({
  name: personName,
  scope: z.enum(['notify-also', 'notify-instead', 'manage-contacts', 'hearing']),
  email: z.optional(emailAddress),
  phone: z.optional(phoneNumber),
});

/** The six relationships of the statutory definition of a family member (595.200). */
const familyRelationship = z.enum(['spouse', 'child', 'sibling', 'parent', 'grandparent', 'legal-guardian']);

/** The Victim Notification Request: the written request of RSMo 595.209.1(7), on paper or on the web. */
export const registrationForm = z.strictObject({
  requesterRole: z.enum(['victim', 'family-member', 'guardian', 'witness', 'representative']),
  requesterName: personName,
  victimName: z.optional(personName),
  familyRelationship: z.optional(familyRelationship),
  victimBasis: z.optional(z.enum(['minor', 'incompetent', 'homicide'])),
  offenderName,
  offenderAliases: z.optional(text(200)),
  offenderDocNumber: z.optional(docNumberAsTyped),
  offenderBirthDate: z.optional(calendarDate),
  causeNumber: z.optional(text(20)),
  county: z.optional(countyCode),
  offense: z.optional(text(74)),
  requestText: text(2000),
  eventTypes: z.optional(z.array(z.enum(eventTypes)).check(z.minLength(1), z.maxLength(eventTypes.length))),
  email: z.optional(emailAddress),
  emailDiscretion: discretion,
  postalAddress: z.optional(postalAddress),
  safeAtHome: z._default(ticked, false),
  safeAtHomeCode: z.optional(text(40)),
  safeAtHomeExpires: z.optional(calendarDate),
  phones: z._default(z.array(phone).check(z.maxLength(5)), []),
  phrase: z.optional(phrase),
  language: z._default(z.enum([...languages, 'other']), 'en'),
  otherLanguage: z.optional(text(40)),
  timeZone: z._default(timeZone, 'America/Chicago'),
  /** Days without routine messages: a date, or --MM-DD for every year (ISO 8601). */
  blackoutDates: z._default(
    z
      .array(
        z.union([calendarDate, yearlyDay], {
          error: 'must be a day (2026-03-07), or --03-07 for that day of every year',
        }),
      )
      .check(z.maxLength(60)),
    [],
  ),
  safeContactNotes: z.optional(text(500)),
  accommodation: z.optional(text(500)),
  representative: z.optional(representative),
  signature: text(200),
  signedOn: calendarDate,
});
export type RegistrationForm = z.infer<typeof registrationForm>;

const missing = (field: string, problem: string): FieldProblem => ({ field, problem });

const roleProblems = (form: RegistrationForm): readonly FieldProblem[] => [
  ...(form.requesterRole === 'family-member' && form.familyRelationship === undefined
    ? [missing('familyRelationship', 'is needed from a family member')]
    : []),
  ...(form.requesterRole === 'family-member' && form.victimBasis === undefined
    ? [missing('victimBasis', 'is needed from a family member: minor, incompetent or homicide')]
    : []),
  ...(form.requesterRole !== 'victim' && form.requesterRole !== 'witness' && form.victimName === undefined
    ? [missing('victimName', 'is needed when someone else fills in the form')]
    : []),
];

/** Her phrase is what others may read: a name in it would give the matter away. */
const namesOffender = (words: string, { first, last }: OffenderName): boolean => {
  const said = folded(words);
  return [first, last].some(
    (part) => part !== undefined && folded(part).length > 2 && said.includes(folded(part)),
  );
};

/**
 * What only shows when the answers are read together. `now`: a signature may not come from the future; zones east of
 * Missouri may already have the next day.
 */
export const formProblems = (form: RegistrationForm, now: Date): readonly FieldProblem[] => [
  ...roleProblems(form),
  ...reachProblems(form),
  ...(Date.parse(form.signedOn) > now.getTime() + 14 * 3_600_000
    ? [{ field: 'signedOn', problem: 'must not lie in the future' }]
    : []),
];

const reachProblems = (form: RegistrationForm): readonly FieldProblem[] => [
  ...(form.email === undefined && form.postalAddress === undefined && form.phones.length === 0
    ? [missing('email', 'or a phone number or a postal address is needed: at least one way to reach you')]
    : []),
  ...(form.language === 'other' && form.otherLanguage === undefined
    ? [missing('otherLanguage', 'is needed when the language is "other"')]
    : []),
  ...(form.phrase !== undefined && namesOffender(form.phrase, form.offenderName)
    ? [{ field: 'phrase', problem: 'must not hold the name of the person in your request' }]
    : []),
];
