import type { Endpoint } from './entrypoints.ts';
import { hintErrands, type HintErrandEdges } from './hint-errands.ts';
import { refused, type HttpReply } from './http.ts';
import { groupOf, groupReply } from './quarantine-reply.ts';
import { callerOf } from './staff-task-reply.ts';
import { audienceOf } from './would-tell.ts';
import type { ErrandsTable } from '../adapters/errands-table.ts';
import type { FeedWindowsTable } from '../adapters/feed-windows-table.ts';
import type { HeldChange, HeldChanges } from '../adapters/held-changes.ts';
import type { QuarantineTable } from '../adapters/quarantine-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import { problemFor } from '../api/problems.ts';
import type { QuarantineReply } from '../api/replies-quarantine.ts';
import { errandIdFor } from '../domain/ids.ts';
import { MOST_BY_ONE_PERSON, type DecidedGroup } from '../domain/quarantine.ts';
import { startOfWhile } from '../domain/times.ts';

export interface DecideEdges extends HintErrandEdges {
  readonly quarantine: QuarantineTable;
  readonly held: Pick<HeldChanges, 'page'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'pageOf'>;
  readonly windows: Pick<FeedWindowsTable, 'of'>;
  readonly errands: ErrandsTable;
  readonly now: () => Date;
}

type Decision = 'released' | 'rejected';

/**
 * POST /quarantine/{quarantineId}/release and /reject. The errand that carries the decision out is written down first,
 * and waits for it: a crash between loses neither. Said again by the same person, it gets the same answer.
 */
export const decideQuarantine =
  (edges: DecideEdges): Endpoint<QuarantineReply> =>
  async (request) => {
    const who = callerOf(request);
    const wanted: Decision = request.route.endsWith('/release') ? 'released' : 'rejected';
    const group = await groupOf(edges.quarantine, request);
    if (group.state === 'released' || group.state === 'rejected') return repeated(group, wanted, who);
    if (wanted === 'released' && (await needsAnother(edges, group, who))) return first(edges, group, who);
    await decide(edges, group, wanted, who);
    return { statusCode: 200, json: groupReply(await groupOf(edges.quarantine, request)) };
  };

/** Whether this is the first of two people. @throws when it is the same one again */
const needsAnother = async (edges: DecideEdges, group: DecidedGroup, who: string): Promise<boolean> => {
  if (group.firstBy === who) throw refused(problemFor('second-person-needed'));
  return group.state === 'open' && tellsMany(edges, group);
};

const repeated = (group: DecidedGroup, wanted: Decision, who: string): HttpReply<QuarantineReply> => {
  if (group.state !== wanted || group.decidedBy !== who) throw refused(problemFor('quarantine-decided'));
  return { statusCode: 200, json: groupReply(group) };
};

const first = async (
  { quarantine, now }: DecideEdges,
  group: DecidedGroup,
  who: string,
): Promise<HttpReply<QuarantineReply>> => {
  if (!(await quarantine.awaitSecond(group.quarantineId, who, now())))
    throw refused(problemFor('quarantine-decided'));
  return { statusCode: 202, json: groupReply({ ...group, state: 'awaits-second', firstBy: who }) };
};

const decide = async (
  edges: DecideEdges,
  { quarantineId, feedId, eventType, openedAt, firstBy }: DecidedGroup,
  state: Decision,
  who: string,
): Promise<void> => {
  const { quarantine, errands, windows, now } = edges;
  const at = now();
  // Asked for again after an hour, it is another errand: one that never met its decision has given up by then.
  const errandId = errandIdFor('quarantine-decided', quarantineId, startOfWhile(at, 3600));
  await errands.addOnce({ errandId, kind: 'quarantine-decided', quarantineId, dueAt: at.toISOString() });
  const { counts } = await windows.of(feedId, openedAt.slice(0, 10));
  const decided = eventType === undefined ? 0 : (counts[eventType]?.total ?? 0);
  if (!(await quarantine.decide(quarantineId, { state, who, firstBy, decided }, at)))
    throw refused(problemFor('quarantine-decided'));
  await hintErrands(edges, [errandId]);
};

const MOST_IN_A_PAGE = 100;
const MOST_AT_ONCE = 10;

/** So many status changes are not counted through within a request: they are many. */
const MOST_COUNTED = 1000;

/** Whether to release a group would tell more than one person may decide about. */
const tellsMany = async (
  { held, subscriptions }: DecideEdges,
  { quarantineId }: DecidedGroup,
): Promise<boolean> => {
  let [notifications, counted] = [0, 0];
  let from: string | undefined;
  do {
    const page = await held.page(quarantineId, MOST_IN_A_PAGE, from);
    for (let start = 0; start < page.held.length; start += MOST_AT_ONCE) {
      const some = page.held.slice(start, start + MOST_AT_ONCE);
      const sizes = await Promise.all(some.map((one) => sizeOf(subscriptions, one)));
      notifications += sizes.reduce((sum, size) => sum + size, 0);
      if (notifications > MOST_BY_ONE_PERSON) return true;
    }
    counted += page.held.length;
    if (counted > MOST_COUNTED) return true;
    from = page.next;
  } while (from !== undefined);
  return false;
};

const sizeOf = async (
  subscriptions: DecideEdges['subscriptions'],
  { change }: HeldChange,
): Promise<number> => {
  let size = 0;
  for await (const victimIds of audienceOf(subscriptions, change)) {
    size += victimIds.length;
    if (size > MOST_BY_ONE_PERSON) break;
  }
  return size;
};
