import type { SignedIn } from './session.ts';
import type { HearingRequests, KeptRequest } from '../adapters/hearing-requests.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { HearingReply } from '../api/replies-hearings.ts';
import { wishesIn } from '../domain/hearing-request.ts';
import { hearingAhead, type Ahead } from '../domain/hearings-ahead.ts';
import { requestNumberOf } from '../domain/ids.ts';
import { isInvitation } from '../domain/asked-at-hearing.ts';
import { after } from '../domain/times.ts';
import { HEARINGS_LOOK_BACK_SECONDS } from '../domain/timing.ts';

export interface HearingsEdges {
  readonly ledger: Pick<LedgerTable, 'dutiesOf'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get' | 'newestOf'>;
  readonly hearingRequests: Pick<HearingRequests, 'of'>;
  readonly now: () => Date;
}

/** A hearing of which she was told and that is still to be held. */
interface HerHearing extends Ahead {
  readonly notificationId: string;
}

const aheadOf = async (
  { ledger, statusChanges, now }: HearingsEdges,
  victimId: string,
): Promise<readonly HerHearing[]> => {
  const found: HerHearing[] = [];
  const since = after(now(), -HEARINGS_LOOK_BACK_SECONDS);
  for (const { notificationId, statusChangeId } of await ledger.dutiesOf(victimId, since)) {
    const change = (await statusChanges.get(statusChangeId))?.change;
    if (change === undefined || !isInvitation(change)) continue;
    const ahead = hearingAhead(change, await statusChanges.newestOf(change.docNumber), now());
    if (ahead !== undefined) found.push({ ...ahead, notificationId });
  }
  return found.toSorted((one, other) => (one.start < other.start ? -1 : 1));
};

const askedIn = ({ requestId, receivedAt, request }: KeptRequest): HearingReply['requests'][number] => ({
  requestNumber: requestNumberOf(requestId),
  receivedAt,
  asked: wishesIn(request).map(({ wish, words }) => ({ wish, ...(words === undefined ? {} : { words }) })),
});

/** The hearings ahead of whoever is signed in, the next one first, with all that she asked for at each. */
export const hearingsOf = async (
  edges: HearingsEdges,
  { victimId, stored }: Pick<SignedIn, 'victimId' | 'stored'>,
): Promise<readonly HearingReply[]> => {
  const [ahead, kept] = await Promise.all([aheadOf(edges, victimId), edges.hearingRequests.of(victimId)]);
  return ahead.map(({ notificationId, start, change: { details } }) => ({
    notificationId,
    ...{ hearingKind: details.hearingKind, hearingStart: start, mode: details.mode },
    ...(details.place === undefined ? {} : { place: details.place }),
    mayTakePart: !stored.record.isWitness,
    requests: kept.filter((one) => one.notificationId === notificationId).map(askedIn),
  }));
};
