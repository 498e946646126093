import type { EventType } from './event-types.ts';
import { plans } from './notification.ts';

/** The fields of a form as `fieldsFrom` reads them. */
type Fields = Readonly<Record<string, unknown>>;
type FromForm = (fields: Fields) => unknown;

const isTicked = (value: unknown): boolean => value === 'yes';

/** One box of several comes as a text, several come as a list, none does not come at all. */
const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

const without = (fields: Fields, ...names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** An answer that was left out takes the wish back. */
const orNull = (value: unknown): unknown => value ?? null;

const dayToClose = ({ addDay, everyYear }: Fields): readonly unknown[] => {
  if (typeof addDay !== 'string') return [];
  return [isTicked(everyYear) ? addDay.replace(/^\d{4}/, '-') : addDay];
};

const capital = (word: unknown): unknown => (typeof word === 'string' ? word.trim().toUpperCase() : word);

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const addressIn = ({ remove, postalAddress }: Fields): unknown => {
  if (isTicked(remove) || !isFields(postalAddress)) return null;
  return {
    ...postalAddress,
    ...('state' in postalAddress ? { state: capital(postalAddress['state']) } : {}),
  };
};

/** What the questions of a small page ask: a box that is not ticked says no, an answer that is left out is taken back. */
const settingsOn: Readonly<Record<string, FromForm>> = {
  times: ({ digest, emailAnyHour, hours, ...fields }) => ({
    ...fields,
    ...{ digest: isTicked(digest), emailAnyHour: isTicked(emailAnyHour), hours: orNull(hours) },
  }),
  days: (fields) => ({
    ...without(fields, 'addDay', 'everyYear'),
    blackoutDates: [...new Set([...listOf(fields['blackoutDates']), ...dayToClose(fields)])],
  }),
  phrase: ({ phrase, ...fields }) => ({ ...fields, phrase: orNull(phrase) }),
  calls: ({ safeContactNotes, ...fields }) => ({ ...fields, safeContactNotes: orNull(safeContactNotes) }),
  letters: (fields) => ({ ...without(fields, 'remove'), postalAddress: addressIn(fields) }),
};

/** Whoever hears of a plan hears of its changes: one box stands for all of them. */
export const boxOf = (type: EventType): EventType => plans.find((plan) => plan.includes(type))?.[0] ?? type;

const wholePlans = (boxes: unknown): readonly unknown[] =>
  listOf(boxes).flatMap<unknown>((box) => plans.find(([first]) => first === box) ?? [box]);

const formsOf: Readonly<Record<string, FromForm>> = {
  'POST /account/contacts': (fields) =>
    fields['channel'] === 'sms' ? { ...fields, smsConsent: isTicked(fields['smsConsent']) } : fields,
  'POST /account/events': ({ all, eventTypes, understood, ...fields }) => ({
    ...fields,
    eventTypes: isTicked(all) ? null : wholePlans(eventTypes),
    understood: wholePlans(understood),
  }),
};

/** What the API takes where one of our pages sends the fields of a form. `part`: which of the small pages it stood on. */
export const ofAccountForm = (route: string, part: string, fields: unknown): unknown => {
  const [makers, name] = route === 'POST /account/settings' ? [settingsOn, part] : [formsOf, route];
  const make = Object.hasOwn(makers, name) ? makers[name] : undefined;
  return make === undefined || !isFields(fields) ? fields : make(fields);
};
