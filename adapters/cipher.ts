import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { UnreadableItem } from '../domain/errors.ts';

/** Seals texts so that each opens only for its own owner and field. */
export interface Cipher {
  readonly seal: (owner: string, field: string, plaintext: string) => string;
  /** @throws UnreadableItem when it was sealed for another owner or field, or was changed by one bit. */
  readonly open: (owner: string, field: string, sealed: string) => string;
}

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyOf = (secret: string, owner: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, owner, 'contact details', 32));

const boundTo = (owner: string, field: string): Buffer =>
  Buffer.from(JSON.stringify([VERSION, owner, field]));

const seal = (key: Buffer, associated: Buffer, plaintext: string): string => {
  const nonce = createHmac('sha256', key)
    .update(associated)
    .update(plaintext)
    .digest()
    .subarray(0, NONCE_BYTES);
  const sealing = createCipheriv('aes-256-gcm', key, nonce).setAAD(associated);
  const sealed = [nonce, sealing.update(plaintext, 'utf8'), sealing.final(), sealing.getAuthTag()];
  return `${VERSION}.${Buffer.concat(sealed).toString('base64')}`;
};

const open = (key: Buffer, associated: Buffer, sealed: string): string => {
  const [version, encoded = '', ...rest] = sealed.split('.');
  const bytes = Buffer.from(encoded, 'base64');
  const isWhole =
    rest.length === 0 && bytes.length >= NONCE_BYTES + TAG_BYTES && bytes.toString('base64') === encoded;
  if (version !== VERSION || !isWhole) {
    throw new UnreadableItem('A sealed text is cut, changed, or of an unknown version.');
  }
  try {
    const opening = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    opening.setAAD(associated).setAuthTag(bytes.subarray(-TAG_BYTES));
    return opening.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + opening.final('utf8');
  } catch (cause) {
    throw new UnreadableItem('A sealed text does not open for this owner and field.', { cause });
  }
};

/**
 * AES-256-GCM under a key of its own for each owner (HKDF-SHA-256 of the secret), bound to owner, field and version.
 * The nonce follows from the text, so that the same item written again is the same to the byte; under one key it can
 * only repeat for the same text.
 */
export const cipher = (secret: string): Cipher => ({
  seal: (owner, field, plaintext) => seal(keyOf(secret, owner), boundTo(owner, field), plaintext),
  open: (owner, field, sealed) => open(keyOf(secret, owner), boundTo(owner, field), sealed),
});
