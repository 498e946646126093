import { createHmac } from 'node:crypto';

const mac = (key: string, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest();

/** 14 characters of 6 bits: 84 bits, as many as an SMS has room for. */
const LINK_CODE_LENGTH = 14;

/** The secret at the end of a message's short link: one notification, one contact, derived and never stored. */
export const linkCodeFor = (key: string, notificationId: string, contactId: string): string =>
  mac(key, 'link', notificationId, contactId).toString('base64url').slice(0, LINK_CODE_LENGTH);

/** What a link's code can look like; anything else is not worth a look in the ledger. */
export const isLinkCode = (code: string): boolean => /^[A-Za-z0-9_-]{14}$/.test(code);

/** No vowels, so no words; no 0, 1, I, L and O, which people mix up. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
const CODE_LENGTH = 10;

/** The code that confirms a contact, as typed from one device to another: 10 characters, 47 bits, XXXX-XXXX-XX. */
export const confirmationCodeFor = (
  key: string,
  victimId: string,
  contactId: string,
  armedAt: string,
): string => {
  const code = [...mac(key, 'confirm', victimId, contactId, armedAt)]
    .slice(0, CODE_LENGTH)
    .map((byte) => ALPHABET.charAt(byte % ALPHABET.length))
    .join('');
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
};

/** Where a code is kept: under a keyed hash, so that the table alone does not give it away. */
export const tokenHashOf = (key: string, typed: string): string =>
  mac(key, 'token', typed.toUpperCase().replace(/[^0-9A-Z]/g, '')).toString('hex');

/** The id of a submission: the same content has the same id, and the id tells nothing of the content. */
export const submissionIdFor = (key: string, content: string): string =>
  mac(key, 'submission', content).toString('hex').slice(0, 32);

/** Where an Idempotency-Key is remembered. */
export const idempotencyIdFor = (key: string, idempotencyKey: string): string =>
  mac(key, 'idempotency-key', idempotencyKey).toString('hex').slice(0, 32);

/** Where the messages to one address on one day (UTC, YYYY-MM-DD) are counted. */
export const dailyCountIdFor = (key: string, address: string, day: string): string =>
  mac(key, 'daily', address, day).toString('hex');
