import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import type { Fact } from '../../domain/facts.ts';
import { statusChangePageFor } from '../../domain/ids.ts';
import { MISSOURI } from '../../domain/times.ts';
import { DAY_MS, dayOf, instantAt, timeOfDay, wallTimeAt } from '../../domain/zones.ts';
import { callApi, type ApiAnswer, type StackClient } from './local-stack.ts';

/** A person of a journey, as she fills in the form. */
export interface Person {
  readonly email?: string;
  readonly phones?: readonly string[];
  readonly different?: Readonly<Record<string, unknown>>;
}

const CODE = /\b[2-9B-DF-HJ-KM-NP-TV-XZ]{4}-[2-9B-DF-HJ-KM-NP-TV-XZ]{4}-[2-9B-DF-HJ-KM-NP-TV-XZ]{2}\b/;
const LINK = /http:\/\/\S+\/a\/[\w-]{14}/;

/** The Victim Notification Request of somebody invented, about an offender of the sample. */
export const aForm = (
  docNumber: string,
  { email, phones = [], different = {} }: Person,
): Record<string, unknown> => ({
  requesterRole: 'victim',
  requesterName: { first: 'Robin', last: 'Example' },
  offenderName: { last: 'Sampleman' },
  offenderDocNumber: docNumber,
  requestText: 'Please tell me what happens.',
  ...(email === undefined ? {} : { email }),
  phones: phones.map((number) => ({ number, kind: 'mobile', smsConsent: true })),
  signature: 'Robin Example',
  signedOn: '2026-01-02',
  ...different,
});

export const submit = (
  stack: StackClient,
  form: unknown,
  headers: Record<string, string> = {},
): Promise<ApiAnswer> => callApi(stack, { method: 'POST', path: '/registrations', body: form, headers });

export const confirm = (stack: StackClient, code: string): Promise<ApiAnswer> =>
  callApi(stack, { method: 'POST', path: '/registrations/confirm', body: { code } });

/** Everything that lies in a phone or a mailbox, oldest first. */
export const messagesTo = async (stack: StackClient, address: string): Promise<readonly string[]> => [
  ...(await stack.phones()).filter(({ to }) => to === address).map(({ text }) => text),
  ...(await stack.mailboxes()).filter(({ to }) => to === address).map(({ text, html }) => text ?? html ?? ''),
];

export const codeIn = (text: string | undefined): string => CODE.exec(text ?? '')?.[0] ?? 'no code';
export const linkIn = (text: string | undefined): string => LINK.exec(text ?? '')?.[0] ?? 'no link';

/** Fills in the form and confirms each contact with the code that came there. */
export const register = async (stack: StackClient, docNumber: string, person: Person): Promise<void> => {
  const answer = await submit(stack, aForm(docNumber, person));
  if (answer.status !== 202) throw new Error(`registration answered ${answer.status}`);
  await stack.quiesce(20_000);
  for (const address of [...(person.phones ?? []), ...(person.email === undefined ? [] : [person.email])]) {
    const code = codeIn((await messagesTo(stack, address)).at(-1));
    await confirm(stack, code);
  }
};

/** A parole hearing in half a year: repeated after three days, where an escape is after half an hour. */
export const aHearing = (statusChangeId: string, docNumber: string): Record<string, unknown> =>
  anEscape(statusChangeId, docNumber, {
    eventType: 'parole-hearing-scheduled',
    details: {
      hearingKind: 'parole',
      hearingStart: new Date(Date.now() + 180 * 86_400_000).toISOString(),
      mode: 'video',
    },
  });

export const anEscape = (
  statusChangeId: string,
  docNumber: string,
  different: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  statusChangeId,
  docNumber,
  offenderName: { first: 'Avery', last: 'SAMPLEMAN' },
  eventType: 'escape',
  occurredAt: '2026-11-01T02:10:00-06:00',
  recordedAt: '2026-11-01T02:20:00-06:00',
  details: {},
  ...different,
});

export const post = (stack: StackClient, body: unknown): Promise<ApiAnswer> =>
  callApi(stack, { method: 'POST', path: '/feeds/department/status-changes', body, isSigned: true });

/** Posts what happens now, an escape unless said otherwise, and lets everything that follows from it at once be done. */
export const happens = async (
  stack: StackClient,
  statusChangeId: string,
  docNumber: string,
  different: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const at = await stack.now();
  const change = anEscape(statusChangeId, docNumber, { occurredAt: at, recordedAt: at, ...different });
  const { status, body } = await post(stack, change);
  if (status !== 202) throw new Error(`the status change was answered ${status}: ${JSON.stringify(body)}`);
  await stack.quiesce();
};

export const statusOf = async (
  stack: StackClient,
  statusChangeId: string,
): Promise<Record<string, unknown>> =>
  (await callApi(stack, { path: `/status-changes/${statusChangeId}`, isSigned: true })).body as Record<
    string,
    unknown
  >;

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const dynamoOf = ({ awsUrl }: Pick<StackClient, 'awsUrl'>): DynamoDBClient =>
  new DynamoDBClient({ endpoint: awsUrl, region: 'us-east-1', credentials });

/** The facts of all notifications of a status change with up to a thousand of them. */
export const factsOf = async (stack: StackClient, statusChangeId: string): Promise<readonly Fact[]> => {
  const client = dynamoOf(stack);
  try {
    const pages = ledgerTable(client, stack.tableName('Ledger')).ofStatusChangePage(
      statusChangePageFor(statusChangeId, 0),
    );
    return (await Array.fromAsync(pages)).flat();
  } finally {
    client.destroy();
  }
};

const MINUTE_MS = 60_000;

/** Lets minutes pass, each with a tick of the clock, until nothing is left to do. */
export const passMinutes = async (stack: StackClient, minutes: number): Promise<void> => {
  for (let minute = 0; minute < minutes; minute += 1) {
    await stack.advance(MINUTE_MS);
    await stack.tick();
    await stack.quiesce(20_000);
  }
};

/** Sets a fresh stack's clock to the next 16:00 UTC: late morning in Missouri in summer and winter, inside the send window. */
export const untilMorning = async (stack: StackClient): Promise<void> => {
  const now = new Date();
  const morning = new Date(now);
  morning.setUTCHours(16, 0, 0, 0);
  const wait = morning.getTime() - now.getTime();
  await stack.advance(wait > 0 ? wait : wait + 24 * 60 * MINUTE_MS);
};

/** Sets the clock of a stack to the next time at which the clocks of Missouri show this, such as 22:30, and ticks. */
export const goOnTo = async (stack: StackClient, clock: string): Promise<void> => {
  const now = Date.parse(await stack.now());
  const today = dayOf(wallTimeAt(now, MISSOURI));
  const [at = now] = [0, 1]
    .map((days) => instantAt(today + days * DAY_MS + timeOfDay(clock), MISSOURI))
    .filter((each) => each > now);
  await passTo(stack, new Date(at));
};

/** Sets the clock of a stack on to an instant, and does what has come due by then. */
export const passTo = async (stack: StackClient, at: Date): Promise<void> => {
  await stack.advance(Math.max(0, at.getTime() - Date.parse(await stack.now())));
  // What the first tick hints may be due again at once: a second one finds it.
  for (let ticks = 0; ticks < 2; ticks += 1) {
    await stack.tick();
    await stack.quiesce(20_000);
  }
};

/** A task as the list of the office shows it. */
export interface ListedTask {
  readonly taskId: string;
  readonly kind: string;
  readonly reason: string;
  readonly statusChangeId?: string;
  readonly notificationId?: string;
}

/** The open tasks about a status change. */
export const tasksAbout = async (
  stack: StackClient,
  statusChangeId: string,
): Promise<readonly ListedTask[]> => {
  const { body } = await callApi(stack, { path: '/staff-tasks', as: 'staff-a' });
  return (body as { tasks: ListedTask[] }).tasks.filter((task) => task.statusChangeId === statusChangeId);
};

/** Claims, hands back or completes a task as a member of staff. */
export const work = (
  stack: StackClient,
  as: string,
  { taskId }: ListedTask,
  act: 'claim' | 'hand-back' | 'complete',
  outcome?: object,
): Promise<ApiAnswer> =>
  callApi(stack, {
    method: 'POST',
    path: `/staff-tasks/${taskId}/${act}`,
    as,
    ...(outcome === undefined ? {} : { body: outcome }),
  });

/** What can be proved of a notification, as the office reads it. */
export const evidenceOf = async (stack: StackClient, notificationId = ''): Promise<unknown> =>
  (await callApi(stack, { path: `/notifications/${notificationId}/evidence`, as: 'staff-a' })).body;
