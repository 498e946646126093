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
