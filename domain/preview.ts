import type { Contact, Language } from './contact.ts';
import { composeEmail } from './message-email.ts';
import { composeSms } from './message-sms.ts';
import type { StatusChange } from './status-change.ts';

/** What would arrive on one contact, word for word, of news that is made up. */
export interface MessagePreview {
  readonly of: 'escape' | 'parole-hearing-scheduled';
  /** Of an e-mail. */
  readonly subject?: string | undefined;
  readonly text: string;
}

const common = {
  docNumber: '00000001',
  offenderName: { first: 'ALEX', last: 'SAMPLE' },
  occurredAt: '2026-03-07T20:00:00.000Z',
  recordedAt: '2026-03-07T20:00:00.000Z',
};

/** Nobody of this name exists, and nothing of this happened. */
const examples = [
  { ...common, statusChangeId: 'example-escape', eventType: 'escape', details: {} },
  {
    ...common,
    statusChangeId: 'example-hearing',
    eventType: 'parole-hearing-scheduled',
    details: { hearingKind: 'parole', hearingStart: '2026-06-09T14:30:00.000Z', mode: 'video' },
  },
] as const satisfies readonly StatusChange[];

export interface PreviewRequest {
  readonly contact: Pick<Contact, 'channel' | 'discretion'>;
  readonly language: Language;
  readonly phrase?: string | undefined;
  readonly witness: boolean;
  /** Of the same length as a real one. */
  readonly link: string;
}

/** What exactly would arrive, with these settings. */
export const previewsOf = ({
  contact: { channel, discretion },
  language,
  phrase,
  witness,
  link,
}: PreviewRequest): readonly MessagePreview[] =>
  examples.map((change) => {
    const request = { change, language, discretion, phrase, witness, link };
    if (channel === 'sms') return { of: change.eventType, text: composeSms(request) };
    const { subject, text } = composeEmail({ ...request, reference: 'EXAMPLE1' });
    return { of: change.eventType, subject, text };
  });

const parts = (address: string): readonly [string, string] => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at)];
};

/** Enough of an address for its owner to know it, too little for anybody else to use it. */
export const masked = (address: string): string => {
  if (!address.includes('@')) return `•••-${address.slice(-4)}`;
  const [name, domain] = parts(address);
  return `${name.slice(0, 1)}•••${domain}`;
};
