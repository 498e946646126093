import * as z from 'zod/mini';
import { discretionLevels, emailAddress, phoneNumber } from './contact.ts';
import { personName } from './names.ts';
import { septets } from './segments.ts';
import { calendarDate } from './times.ts';

/** A text that is not empty, of so many characters at most. */
export const text = (most: number): z.ZodMiniString =>
  z
    .string()
    .check(z.regex(/\S/, 'must not be empty'), z.maxLength(most, `must be at most ${most} characters`));

/** A box ticked in a form arrives as text; in JSON it is true or false. */
export const ticked = z.union([
  z.boolean(),
  z.pipe(
    z.enum(['true', 'on', 'yes', 'false', 'no']),
    z.transform((word: 'true' | 'on' | 'yes' | 'false' | 'no') => word !== 'false' && word !== 'no'),
  ),
]);

/** Lines as printed on an envelope. P.O. boxes and Safe at Home substitute addresses are as good as any (589.663). */
export const postalAddress = z.strictObject({
  line1: text(100),
  line2: z.optional(text(100)),
  city: text(60),
  state: z.string().check(z.regex(/^[A-Z]{2}$/, 'must be two capital letters, for example MO')),
  zip: z.string().check(z.regex(/^[0-9]{5}(-[0-9]{4})?$/, 'must be five digits, for example 65102')),
});

/** Words that a phone network reads as an opt-out, or that would give away what the message is about. */
const unsafePhrase =
  /\b(stop|stopall|end|quit|cancel|unsubscribe|revoke|optout|doc|corrections|inmate|prison|parole|offender)\b/i;

/** Her own words for discreet messages: plain enough for one segment, and giving nothing away. */
export const phrase = z.string().check(
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

/** Days without routine messages: a date, or --MM-DD for every year (ISO 8601). */
export const blackoutDates = z
  .array(
    z.union([calendarDate, yearlyDay], {
      error: 'must be a day (2026-03-07), or --03-07 for that day of every year',
    }),
  )
  .check(z.maxLength(60));

const timeOfDay = z
  .string()
  .check(z.regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/, 'must be a time such as 09:30'));

/** Her own hours for routine messages; they lie inside 07:00 to 20:00 of her zone, an hour or more apart. */
export const hours = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .check(
    z.refine<{ from: string; to: string }>(
      ({ from, to }) => from >= '07:00' && to <= '20:00' && minutesOf(to) - minutesOf(from) >= 60,
      { error: 'must lie between 07:00 and 20:00, with an hour or more between them' },
    ),
  );

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How much a message shows; everything, unless she says otherwise. */
export const discretion = z._default(z.enum(discretionLevels), 'full');

/** What a representative may do: be told besides her or instead of her, look after her contacts, speak at a hearing. */
export const representativeScopes = ['notify-also', 'notify-instead', 'manage-contacts', 'hearing'] as const;

/** Whom she names to be told, to help or to speak, and how to ask them. */
export const representative = z.strictObject({
  name: personName,
  scope: z.enum(representativeScopes),
  email: z.optional(emailAddress),
  phone: z.optional(phoneNumber),
});
