import { createHash } from 'node:crypto';

/** The parts are joined as JSON, so that no choice of parts can collide with another. */
const derived = (...parts: readonly (string | number)[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** Same status change, same victim: same id. A repeated hint cannot notify twice. */
export const notificationIdFor = (statusChangeId: string, victimId: string): string =>
  derived('notification', statusChangeId, victimId);

/** The request to confirm one contact is told of in the ledger under an id of its own. */
export const confirmationIdFor = (victimId: string, contactId: string, armedAt: string): string =>
  derived('confirmation', victimId, contactId, armedAt);

/** What an errand tells one victim stands in the ledger under an id of its own. */
export const errandMessageIdFor = (errandId: string, victimId: string, what: string): string =>
  derived('errand-message', errandId, victimId, what);

/** One errand of each kind for each cause. */
export const errandIdFor = (kind: string, victimId: string, cause: string): string =>
  derived('errand', kind, victimId, cause);

/** Same status change, same victims: same batch. A changed audience makes other batches, and nobody falls between two. */
export const dispatchBatchIdFor = (
  statusChangeId: string,
  page: number,
  victimIds: readonly string[],
): string => derived('dispatch', statusChangeId, page, ...victimIds);

/** One look at one notification, apart from its batch. */
export const lookIdFor = (notificationId: string): string => derived('look', notificationId);

/** What calendars know an appointment by; the notification does not follow from it. */
export const appointmentIdFor = (notificationId: string): string => derived('appointment', notificationId);

/** What she says on the phone so that we find her request. */
export const requestNumberOf = (requestId: string): string => requestId.slice(0, 8).toUpperCase();

/** The routine notices of one victim that go out together at one time (ISO-8601 UTC). */
export const digestIdFor = (victimId: string, digestAt: string): string =>
  derived('digest', victimId, digestAt);

/** One task of each kind for each cause. */
export const staffTaskIdFor = (kind: string, cause: string): string => derived('staff-task', kind, cause);

/** Status changes that are held for one cause are held together. */
export const quarantineIdFor = (...cause: readonly string[]): string => derived('quarantine', ...cause);

/** The same word on the same message, and the same text to us, however often it comes: one id. */
export const receiptIdFor = (kind: string, messageId: string): string => derived('receipt', kind, messageId);

/** A thousand notifications of one status change are found together, and no partition of the index runs hot. */
export const statusChangePageFor = (statusChangeId: string, page: number): string =>
  `${statusChangeId}#${page}`;

/** One of `shards` partitions, the same for the same id. */
export const shardOf = (id: string, shards: number): string =>
  String(createHash('sha256').update(id).digest().readUInt16BE(0) % shards);

/** SHA-256 in hexadecimal: the proof of what was submitted, and the address of a link's secret. */
export const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The same of bytes: the proof of what was printed. */
export const sha256OfBytes = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
