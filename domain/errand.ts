import { errandIdFor } from './ids.ts';

/** Small things that are done for one victim outside her notifications. */
export const errandKinds = [
  /** One of her contacts did not take our message: her others are told, without a word of what it was about. */
  'contact-failed',
  /** She wants no more texts: her e-mail is told that they have ended. */
  'texts-ended',
] as const;
export type ErrandKind = (typeof errandKinds)[number];

/** What is to be done, for whom, and when. Ids only: how to reach her is read when it is done. */
export interface Errand {
  readonly errandId: string;
  readonly kind: ErrandKind;
  readonly victimId: string;
  /** The contact it is about. */
  readonly contactId?: string;
  /** When it is to be done, ISO-8601 UTC. */
  readonly dueAt: string;
}

/** An errand for one cause has one id: asked for twice, it is run once. */
export const anErrand = (cause: string, errand: Omit<Errand, 'errandId'>): Errand => ({
  ...errand,
  errandId: errandIdFor(errand.kind, errand.victimId, cause),
});
