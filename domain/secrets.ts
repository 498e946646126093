import { createHmac } from 'node:crypto';

const mac = (key: string, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest();

/** 14 characters of 62: 83 bits, as many as an SMS has room for. */
const LINK_CODE_LENGTH = 14;

/** Letters and digits only: a phone would leave a dash at the end out of the link. */
const LETTERS_AND_DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const spelled = (bytes: Buffer, length: number, alphabet: string): string =>
  [...bytes.subarray(0, length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');

/** The secret at the end of a message's short link: one notification, one contact, derived and never stored. */
export const linkCodeFor = (key: string, notificationId: string, contactId: string): string =>
  spelled(mac(key, 'link', notificationId, contactId), LINK_CODE_LENGTH, LETTERS_AND_DIGITS);

/** What a link's code can look like; anything else is not worth a look in the ledger. */
export const isLinkCode = (code: string): boolean => /^[A-Za-z0-9]{14}$/.test(code);

/** No vowels, so no words; no 0, 1, I, L and O, which people mix up. */
export const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
const CODE_LENGTH = 10;

const typedFrom = (bytes: Buffer): string => {
  const code = spelled(bytes, CODE_LENGTH, ALPHABET);
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
};

/** The code that confirms a contact, as typed from one device to another: 10 characters, 47 bits, XXXX-XXXX-XX. */
export const confirmationCodeFor = (
  key: string,
  victimId: string,
  contactId: string,
  armedAt: string,
): string => typedFrom(mac(key, 'confirm', victimId, contactId, armedAt));

/** The code that signs in: of the same look, and good for nothing else. */
export const signInCodeFor = (key: string, errandId: string, victimId: string, contactId: string): string =>
  typedFrom(mac(key, 'sign-in', errandId, victimId, contactId));

const asTyped = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '');

/** Where a code is kept: under a keyed hash, so that the table alone does not give it away. */
export const tokenHashOf = (key: string, typed: string): string =>
  mac(key, 'token', asTyped(typed)).toString('hex');

/** Where a code to sign in is kept: apart from others, so that none opens what another is for. */
export const signInHashOf = (key: string, typed: string): string =>
  mac(key, 'sign-in-token', asTyped(typed)).toString('hex');

/** Where the secret of a session, or of a link that confirms, is kept. */
export const secretHashOf = (key: string, purpose: 'session' | 'contact-link', secret: string): string =>
  mac(key, purpose, secret).toString('hex');

/** Names a contact that she added; its address does not follow from it. `addedAt`: ISO-8601 UTC. */
export const addedContactIdFor = (
  key: string,
  victimId: string,
  channel: 'sms' | 'email',
  address: string,
  addedAt: string,
): string =>
  `${channel === 'sms' ? 'phone' : 'email'}-${mac(key, 'added', victimId, address, addedAt).toString('hex').slice(0, 10)}`;

/** One wish to sign in with one address in a while, known or not: asked for twice, it is there once. */
export const signInIdFor = (key: string, address: string, startedAt: string): string =>
  mac(key, 'sign-in-wish', address.toLowerCase(), startedAt).toString('hex').slice(0, 32);

/** Where the tries of one caller to guess a code are counted. */
export const triesIdFor = (key: string, source: string, startedAt: string): string =>
  mac(key, 'tries', source, startedAt).toString('hex');

/** The id of a submission: the same content has the same id, and the id tells nothing of the content. */
export const submissionIdFor = (key: string, content: string): string =>
  mac(key, 'submission', content).toString('hex').slice(0, 32);

/**
 * One request for a hearing: the same words by the same way within a while are one. `by`: the code of a link, or a
 * notification. Whether the code is right does not follow from it.
 */
export const hearingRequestIdFor = (key: string, by: string, raw: string, startedAt: string): string =>
  mac(key, 'hearing-request', by, raw, startedAt).toString('hex').slice(0, 32);

/** Where an Idempotency-Key is remembered. */
export const idempotencyIdFor = (key: string, idempotencyKey: string): string =>
  mac(key, 'idempotency-key', idempotencyKey).toString('hex').slice(0, 32);

/** Where the owners of a phone number or an e-mail address are found; small and capital letters do not matter. */
export const contactHashFor = (key: string, address: string): string =>
  mac(key, 'contact', address.toLowerCase()).toString('hex');

/** Where the messages to one address on one day (UTC, YYYY-MM-DD) are counted. */
export const dailyCountIdFor = (key: string, address: string, day: string): string =>
  mac(key, 'daily', address, day).toString('hex');
