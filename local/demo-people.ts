import type * as z from 'zod/mini';
import type { Discretion } from '../domain/contact.ts';
import type { registrationForm } from '../domain/registration.ts';

/** The offenders of the demonstration, by the part each plays in it: DOC numbers of the sample roster. */
export const cast = {
  escapee: '01154062',
  hearingMoved: '00402395',
  hearingAhead: '00114589',
  hearingOff: '00085150',
  decided: '00813446',
  dateMoved: '00420372',
  leaving: '00981736',
  left: '00373727',
  dead: '00550721',
  pardoned: '01465903',
  askedAboutByNobody: '01239643',
} as const satisfies Record<string, string>;
export type Part = keyof typeof cast;

/** A Victim Notification Request as it is sent. */
export type Form = z.input<typeof registrationForm>;

interface Phone {
  readonly discretion?: Discretion;
  readonly isLandline?: true;
  /** Takes no more messages once it is confirmed. */
  readonly isRefusing?: true;
}

/** Someone who registers. Addresses are given out later. */
export interface Person {
  readonly first: string;
  /** What the table calls her. */
  readonly known: string;
  /** The offender she means, whatever she writes. */
  readonly about: Part;
  readonly offenderName: Form['offenderName'];
  /** The DOC number as she types it, if she knows it. */
  readonly docNumber?: string;
  readonly email?: Discretion;
  readonly phones?: readonly Phone[];
  readonly confirms?: 'nothing' | 'the e-mail address';
  readonly does?: 'sends a web form' | 'sends it twice' | 'names another';
  readonly more?: Partial<Form>;
}

type Asked = Pick<Person, 'about' | 'offenderName' | 'docNumber'>;
const escapee: Asked = {
  about: 'escapee',
  offenderName: { first: 'Earl', last: 'Galloway' },
  docNumber: '1154062',
};
const hearingMoved: Asked = {
  about: 'hearingMoved',
  offenderName: { last: 'Underwood' },
  docNumber: '402395',
};
const dateMoved: Asked = {
  about: 'dateMoved',
  offenderName: { first: 'O.', last: 'Vance' },
  docNumber: '420372',
};
const leaving: Asked = { about: 'leaving', offenderName: { last: 'Van Buren' }, docNumber: '00981736' };
const left: Asked = { about: 'left', offenderName: { first: 'Edith', last: 'Jarvis' }, docNumber: '373727' };
// Typed on a phone: another apostrophe than in the department's file.
const hearingAhead: Asked = { about: 'hearingAhead', offenderName: { first: 'Ivan', last: 'O’Hare' } };

const textsAndMail = { email: 'full', phones: [{}] } as const;

/** Invented people: each shows one thing that registering can be. */
export const people: readonly Person[] = [
  { first: 'Ana', known: 'texts and e-mail', ...escapee, ...textsAndMail },
  {
    first: 'Rosa',
    known: 'Spanish, texts and e-mail, by web form',
    ...escapee,
    ...textsAndMail,
    more: { language: 'es' },
    does: 'sends a web form',
  },
  {
    first: 'June',
    known: 'discreet, in words of her own',
    ...escapee,
    email: 'discreet',
    phones: [{ discretion: 'discreet' }],
    more: { phrase: 'The book club meets again' },
  },
  {
    first: 'Kim',
    known: 'link only, texts and e-mail',
    ...hearingAhead,
    docNumber: '114589',
    email: 'link-only',
    phones: [{ discretion: 'link-only' }],
  },
  {
    first: 'Pat',
    known: 'e-mail and a landline',
    ...hearingMoved,
    email: 'full',
    phones: [{ isLandline: true }],
  },
  {
    first: 'Lee',
    known: 'texts only',
    about: 'hearingOff',
    offenderName: { first: 'Glenn', last: 'De la Cruz' },
    docNumber: '85150',
    phones: [{}],
  },
  {
    first: 'Drew',
    known: 'a witness, texts and e-mail',
    ...hearingMoved,
    ...textsAndMail,
    more: { requesterRole: 'witness' },
  },
  {
    first: 'Carmen',
    known: 'Spanish, e-mail only, a mother',
    about: 'dead',
    offenderName: { first: 'Quincy', last: 'St. John' },
    docNumber: '550721',
    email: 'full',
    more: {
      language: 'es',
      requesterRole: 'family-member',
      familyRelationship: 'parent',
      victimBasis: 'homicide',
      victimName: { first: 'Luis', last: 'Example' },
    },
  },
  { first: 'Robin', known: 'two phones, the first refuses', ...left, phones: [{ isRefusing: true }, {}] },
  { first: 'Sam', known: 'one phone, and it refuses', ...left, phones: [{ isRefusing: true }] },
  { first: 'Alex', known: 'never enters her code', ...escapee, ...textsAndMail, confirms: 'nothing' },
  { first: 'Jo', known: 'a name, but no DOC number', ...hearingAhead, ...textsAndMail },
  {
    first: 'Max',
    known: 'a name that does not fit the number',
    ...dateMoved,
    offenderName: { first: 'Oscar', last: 'Pickett' },
    ...textsAndMail,
    does: 'names another',
  },
  {
    first: 'Toni',
    known: 'sends the form twice',
    about: 'decided',
    offenderName: { first: 'Marvin', last: 'McAllister' },
    docNumber: '813446',
    ...textsAndMail,
    does: 'sends it twice',
  },
  {
    first: 'Eli',
    known: 'asks for transfers alone',
    ...leaving,
    ...textsAndMail,
    more: { eventTypes: ['transfer'] },
  },
  {
    first: 'Luz',
    known: 'Spanish, texts only',
    about: 'pardoned',
    offenderName: { first: 'Iván', last: 'Núñez' },
    docNumber: '1465903',
    phones: [{}],
    more: { language: 'es' },
  },
  {
    first: 'Ray',
    known: 'confirms the e-mail address alone',
    ...dateMoved,
    ...textsAndMail,
    confirms: 'the e-mail address',
  },
  {
    first: 'Nina',
    known: 'Spanish, texts and e-mail',
    ...leaving,
    ...textsAndMail,
    more: { language: 'es' },
  },
  { first: 'Kit', known: 'e-mail only', ...left, email: 'full' },
];
