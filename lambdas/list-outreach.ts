import * as z from 'zod/mini';
import type { Endpoint } from './entrypoints.ts';
import { invalid } from './http.ts';
import { outreachCursor, placeIn, type OutreachList, type Unreachable } from '../adapters/outreach-list.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { OutreachPage } from '../api/replies-account.ts';
import { outreachPlace } from '../api/requests.ts';
import { UNMATCHED } from '../domain/offender.ts';
import { read } from '../domain/problems.ts';
import { OUTREACH_DAYS } from '../domain/timing.ts';
import { upcomingOf, type Upcoming } from '../domain/upcoming.ts';
import type { ContactMarks } from '../domain/victim.ts';

export interface OutreachEdges {
  readonly outreach: OutreachList;
  readonly subscriptions: Pick<SubscriptionsTable, 'ofVictim'>;
  readonly statusChanges: Pick<StatusChangesTable, 'newestOf'>;
  readonly now: () => Date;
}

const query = z.strictObject({ cursor: z.optional(outreachPlace) });

const placeFrom = (given: unknown): Unreachable | undefined => {
  const asked = read(query, given);
  if (asked.is === 'invalid') throw invalid(asked.errors);
  const { cursor } = asked.value;
  const place = cursor === undefined ? undefined : placeIn(cursor);
  if (cursor !== undefined && place === undefined)
    throw invalid([{ field: 'cursor', problem: 'must be the cursor of an earlier page' }]);
  return place;
};

/**
 * GET /outreach: victims whom no channel reaches and whose offender has a hearing or a release within 120 days. Ids and
 * dates only.
 */
export const listOutreach =
  (edges: OutreachEdges): Endpoint<OutreachPage> =>
  async (request) => {
    const { victims, next } = await edges.outreach.page(placeFrom(request.query));
    const found: OutreachPage['victims'][number][] = [];
    for (const { victimId, since } of victims) {
      const upcoming = await upcomingFor(edges, victimId);
      if (upcoming.length === 0) continue;
      const contacts = contactsIn(await edges.outreach.marks(victimId));
      found.push({ victimId, unreachableSince: since, upcoming, contacts });
    }
    return {
      statusCode: 200,
      json: { victims: found, ...(next === undefined ? {} : { cursor: outreachCursor(next) }) },
    };
  };

const upcomingFor = async (
  { subscriptions, statusChanges, now }: OutreachEdges,
  victimId: string,
): Promise<readonly Upcoming[]> => {
  const wanted = (await subscriptions.ofVictim(victimId)).filter(
    ({ state, docNumber }) => state !== 'ended' && docNumber !== UNMATCHED,
  );
  const changes = await Promise.all(wanted.map(({ docNumber }) => statusChanges.newestOf(docNumber)));
  return changes.flatMap((ofOne) => upcomingOf(ofOne, now(), OUTREACH_DAYS));
};

const contactsIn = ({ confirmed, barred }: ContactMarks): OutreachPage['victims'][number]['contacts'] =>
  [...new Set([...Object.keys(confirmed), ...Object.keys(barred)])].map((contactId) => {
    const [confirmedAt, why] = [confirmed[contactId], barred[contactId]];
    return {
      contactId,
      ...(confirmedAt === undefined ? {} : { confirmedAt }),
      ...(why === undefined ? {} : { barred: why }),
    };
  });
