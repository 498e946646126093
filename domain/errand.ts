import { errandIdFor } from './ids.ts';

/** Small things that are done outside notifications, nearly all of them for one victim. */
export const errandKinds = [
  /** Somebody wants to sign in with an address: if it is a confirmed contact, it gets a code. */
  'sign-in-code',
  /** A contact that she added gets a code. */
  'contact-code',
  /** A contact was confirmed: what it replaces goes, her others are told, and what is owed may go to it. */
  'contact-confirmed',
  /** A contact is hers no more: it and her others are told. */
  'contact-removed',
  /** One of her contacts did not take our message: her others are told, without a word of what it was about. */
  'contact-failed',
  /** She wants no more texts: her e-mail is told that they have ended. */
  'texts-ended',
  /** Every quarter: do her contacts still reach her? */
  'contact-check',
  /** A month later: did any of them answer? */
  'contact-silent',
  /** She named somebody whom we may tell: they are asked, and she is told so. */
  'representative-asked',
  'paused',
  /** A pause ends by itself. */
  'pause-over',
  /** She ended a pause. */
  'resumed',
  'withdrawal-asked',
  /** Somebody asks for something at a hearing: if the link is right, it is kept, staff are asked, and she is told so. */
  'hearing-request',
  /** A withdrawal takes effect. */
  'withdrawal',
  /** Staff have decided about status changes that are held: they are told, or kept as rejected. */
  'quarantine-decided',
] as const;
export type ErrandKind = (typeof errandKinds)[number];

/** What is to be done, for whom, and when. Ids only: how to reach her is read when it is done. */
export interface Errand {
  readonly errandId: string;
  readonly kind: ErrandKind;
  /** Absent as long as it is not known whose address it is. */
  readonly victimId?: string;
  /** The contact it is about. */
  readonly contactId?: string;
  /** The status changes that it is about, held together. */
  readonly quarantineId?: string;
  /** When it is to be done, ISO-8601 UTC. */
  readonly dueAt: string;
}

/** An errand with the address that it is about; sealed as long as it stands in a table, and gone when it is done. */
export interface SecretErrand extends Errand {
  readonly secret?: string;
}

/** An errand for one cause has one id: asked for twice, it is run once. */
export const anErrand = <Of extends Omit<SecretErrand, 'errandId'> & { readonly victimId: string }>(
  cause: string,
  errand: Of,
): Of & Pick<Errand, 'errandId'> => ({
  ...errand,
  errandId: errandIdFor(errand.kind, errand.victimId, cause),
});
