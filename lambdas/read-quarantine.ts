import type { Endpoint } from './entrypoints.ts';
import { invalid, type HttpRequest } from './http.ts';
import { groupOf, groupReply } from './quarantine-reply.ts';
import { wouldTell } from './would-tell.ts';
import type { HeldChange, HeldChanges } from '../adapters/held-changes.ts';
import type { OpenPlace, QuarantineTable } from '../adapters/quarantine-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import { quarantineCursor, type QuarantineDetails, type QuarantinePage } from '../api/replies-quarantine.ts';
import { deadlineOf } from '../domain/deadline.ts';
import { composeSms } from '../domain/message-sms.ts';

export interface ReadQuarantineEdges {
  readonly quarantine: Pick<QuarantineTable, 'get' | 'listOpen'>;
  readonly held: Pick<HeldChanges, 'page'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'pageOf'>;
  readonly victims: Pick<VictimsTable, 'recipients'>;
  readonly now: () => Date;
}

/** As many as can be counted within a request. */
const MOST_HELD_IN_A_PAGE = 25;

const notACursor = invalid([{ field: 'cursor', problem: 'must be the cursor of an earlier page' }]);

const wordOf = (parts: readonly string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

/** The parts of a cursor of ours, `count` of them. */
const partsOf = (cursor: string | undefined, count: number): readonly string[] | undefined => {
  if (cursor === undefined) return undefined;
  const parts: unknown = jsonIn(cursor);
  if (!Array.isArray(parts) || parts.length !== count) throw notACursor;
  return parts.map((part: unknown) => {
    if (typeof part !== 'string') throw notACursor;
    return part;
  });
};

const jsonIn = (cursor: string): unknown => {
  if (!quarantineCursor.safeParse(cursor).success) throw notACursor;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw notACursor;
  }
};

const placeOf = (cursor: string | undefined): OpenPlace | undefined => {
  const [openedAt, quarantineId] = partsOf(cursor, 2) ?? [];
  return openedAt === undefined || quarantineId === undefined ? undefined : { openedAt, quarantineId };
};

/** GET /quarantine and GET /quarantine/{quarantineId}: what is held, and who would be told. It names nobody. */
export const readQuarantine =
  (edges: ReadQuarantineEdges): Endpoint<QuarantinePage | QuarantineDetails> =>
  async (request) =>
    request.path['quarantineId'] === undefined
      ? { statusCode: 200, json: await list(edges, request) }
      : { statusCode: 200, json: await details(edges, request) };

const list = async ({ quarantine }: ReadQuarantineEdges, { query }: HttpRequest): Promise<QuarantinePage> => {
  const { groups, next } = await quarantine.listOpen(placeOf(query['cursor']));
  return {
    groups: groups.map(groupReply),
    ...(next === undefined ? {} : { cursor: wordOf([next.openedAt, next.quarantineId]) }),
  };
};

const details = async (edges: ReadQuarantineEdges, request: HttpRequest): Promise<QuarantineDetails> => {
  const group = await groupOf(edges.quarantine, request);
  const [from] = partsOf(request.query['cursor'], 1) ?? [];
  const { held, next } = await edges.held.page(group.quarantineId, MOST_HELD_IN_A_PAGE, from);
  const [first] = held;
  return {
    group: groupReply(group),
    held: await Promise.all(held.map((one) => heldReply(edges, one))),
    ...(first === undefined ? {} : { sample: sampleOf(first) }),
    ...(next === undefined ? {} : { cursor: wordOf([next]) }),
  };
};

const heldReply = async (
  edges: ReadQuarantineEdges,
  { change, reasons, evidence }: HeldChange,
): Promise<QuarantineDetails['held'][number]> => ({
  statusChangeId: change.statusChangeId,
  docNumber: change.docNumber,
  eventType: change.eventType,
  occurredAt: change.occurredAt,
  receivedAt: change.receivedAt,
  deadline: deadlineOf(change).deadline,
  reasons: [...reasons],
  ...(evidence === undefined ? {} : { evidence }),
  wouldTell: await wouldTell(edges, change, edges.now()),
});

/** A text names no offender and no victim; where its link would stand, it says so. */
const sampleOf = ({ change }: HeldChange): string =>
  composeSms({ change, language: 'en', discretion: 'full', link: '(link)' });
