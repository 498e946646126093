import type { LocalStack } from '../local/handle.ts';

/** How the subscribers of a run are to be reached. */
export type Reach = 'SMS' | 'SMS and e-mail';

const MOST_AT_ONCE = 16;

/** Runs `work` over all, so many at a time, in order. */
export const inTurns = async <T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> => {
  for (let start = 0; start < all.length; start += MOST_AT_ONCE) {
    await Promise.all(all.slice(start, start + MOST_AT_ONCE).map(work));
  }
};

/** Fictitious numbers only: 555 in area codes of Missouri, from 000 up. */
const phoneOf = (position: number): string =>
  `+1${573 + Math.floor(position / 10_000)}555${String(position % 10_000).padStart(4, '0')}`;

const formOf = (docNumber: string, position: number, reach: Reach): unknown => ({
  requesterRole: 'victim',
  requesterName: { first: 'Pat', last: 'Example' },
  offenderName: { last: 'Sample' },
  offenderDocNumber: docNumber,
  requestText: `Please tell me. (${position})`,
  ...(reach === 'SMS' ? {} : { email: `victim-${docNumber}-${position}@example.org` }),
  phones: [{ number: phoneOf(position), kind: 'mobile', smsConsent: true }],
  signature: 'Pat Example',
  signedOn: '2026-01-02',
});

const post = async (stack: LocalStack, path: string, body: unknown): Promise<void> => {
  const response = await fetch(stack.apiUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
};

/** XXXX-XXXX-XX in the alphabet of the codes. */
const CODE = /\b[2-9B-DF-HJ-KM-NP-TV-XZ]{4}-[2-9B-DF-HJ-KM-NP-TV-XZ]{4}-[2-9B-DF-HJ-KM-NP-TV-XZ]{2}\b/;

/** Registers and confirms so many victims of one offender through the public API, as they would themselves. */
export const subscribe = async (
  stack: LocalStack,
  docNumber: string,
  many: number,
  reach: Reach,
): Promise<void> => {
  const [textsBefore, mailsBefore] = [(await stack.phones()).length, (await stack.mailboxes()).length];
  const positions = Array.from({ length: many }, (_, position) => position);
  await inTurns(positions, (position) => post(stack, '/registrations', formOf(docNumber, position, reach)));
  await stack.quiesce(120_000);
  const messages = [
    ...(await stack.phones()).slice(textsBefore).map(({ text }) => text),
    ...(await stack.mailboxes()).slice(mailsBefore).map(({ text }) => text),
  ];
  const codes = messages.flatMap((text = '') => CODE.exec(text)?.[0] ?? []);
  await inTurns(codes, (code) => post(stack, '/registrations/confirm', { code }));
  await stack.resetCounts();
};
