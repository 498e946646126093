import * as z from 'zod/mini';
import { emailAddress, languages, phoneNumber } from './contact.ts';
import { countyCode, eventTypes } from './event-types.ts';
import { folded, offenderName, personName, type OffenderName } from './names.ts';
import { docNumberAsTyped } from './offender.ts';
import {
  blackoutDates,
  discretion,
  hours,
  phrase,
  postalAddress,
  representative,
  text,
  ticked,
} from './preferences.ts';
import { read, type Reading } from './problems.ts';
import { calendarDate, timeZone } from './times.ts';
import type { FieldProblem } from './status-change.ts';

const phone = z.strictObject({
  number: phoneNumber,
  kind: z.enum(['mobile', 'landline', 'tty']),
  /** Unticked unless she ticks it: consent to texts is never a condition of registering (CTIA). */
  smsConsent: z._default(ticked, false),
  discretion,
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
  hours: z.optional(hours),
  blackoutDates: z._default(blackoutDates, []),
  /** Routine notices of one day in one message. */
  digest: z._default(ticked, false),
  /** E-mail may come at night too. */
  emailAnyHour: z._default(ticked, false),
  safeContactNotes: z.optional(text(500)),
  accommodation: z.optional(text(500)),
  representative: z.optional(representative),
  signature: text(200),
  signedOn: calendarDate,
});
export type RegistrationForm = z.infer<typeof registrationForm>;

/** As much of a form as can be read. */
type Readable = { readonly [Field in keyof RegistrationForm]?: RegistrationForm[Field] | undefined };

const missing = (field: string, problem: string): FieldProblem => ({ field, problem });

const roleProblems = (form: Readable): readonly FieldProblem[] => [
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

const reachProblems = ({ email, postalAddress: address, phones = [] }: Readable): readonly FieldProblem[] =>
  email === undefined && address === undefined && phones.length === 0
    ? [missing('email', 'or a phone number or a postal address is needed: at least one way to reach you')]
    : [];

/** A correction comes to whoever was told something wrong: to ask for it alone is to ask for nothing. */
const asksForNothing = ({ eventTypes: chosen }: Readable): boolean =>
  chosen?.every((type) => type === 'correction') === true;

const wishProblems = (form: Readable): readonly FieldProblem[] => [
  ...(asksForNothing(form) ? [missing('eventTypes', 'must name a type besides "correction"')] : []),
  ...(form.language === 'other' && form.otherLanguage === undefined
    ? [missing('otherLanguage', 'is needed when the language is "other"')]
    : []),
  ...(form.phrase !== undefined && form.offenderName && namesOffender(form.phrase, form.offenderName)
    ? [{ field: 'phrase', problem: 'must not hold the name of the person in your request' }]
    : []),
];

/**
 * What only shows when the answers are read together. `now`: a signature may not come from the future; zones east of
 * Missouri may already have the next day.
 */
export const formProblems = (form: Readable, now: Date): readonly FieldProblem[] => [
  ...roleProblems(form),
  ...reachProblems(form),
  ...wishProblems(form),
  ...(form.signedOn !== undefined && Date.parse(form.signedOn) > now.getTime() + 14 * 3_600_000
    ? [{ field: 'signedOn', problem: 'must not lie in the future' }]
    : []),
];

/** Which other answers must be readable before a problem of a field is one. */
const restsOn: Readonly<Record<string, readonly string[]>> = {
  familyRelationship: ['requesterRole'],
  victimBasis: ['requesterRole'],
  victimName: ['requesterRole'],
  email: ['postalAddress', 'phones'],
  otherLanguage: ['language'],
};

/** What is wrong with the rest of a form of which a part cannot be read. */
const furtherProblems = (
  given: unknown,
  errors: readonly FieldProblem[],
  now: Date,
): readonly FieldProblem[] => {
  if (typeof given !== 'object' || given === null) return [];
  const unreadable = new Set(errors.map(({ field }) => field.replace(/\..*$/, '')));
  const rest = Object.entries(given).filter(([name]) => !unreadable.has(name));
  const readable = z.partial(registrationForm).safeParse(Object.fromEntries(rest));
  return (readable.success ? formProblems(readable.data, now) : []).filter(({ field }) =>
    [field, ...(restsOn[field] ?? [])].every((name) => !unreadable.has(name)),
  );
};

/** Reads a form; whatever is wrong with it is named at once. */
export const readRegistration = (given: unknown, now: Date): Reading<RegistrationForm> => {
  const reading = read(registrationForm, given);
  const errors =
    reading.is === 'valid'
      ? formProblems(reading.value, now)
      : [...reading.errors, ...furtherProblems(given, reading.errors, now)];
  return errors.length === 0 ? reading : { is: 'invalid', errors };
};
