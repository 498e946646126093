import type { HearingRequests, KeptRequest } from '../adapters/hearing-requests.ts';
import type { RecordingsStore } from '../adapters/recordings-store.ts';
import type { StoredVictim } from '../adapters/victims-table.ts';
import type { StaffTaskDetails } from '../api/replies-office.ts';
import { isInvitation } from '../domain/asked-at-hearing.ts';
import { wishesForStaff } from '../domain/hearing-for-staff.ts';
import { wishesIn } from '../domain/hearing-request.ts';
import { requestNumberOf } from '../domain/ids.ts';
import type { StaffWork } from '../domain/staff-work.ts';
import type { AcceptedStatusChange } from '../domain/status-change.ts';

type OfHearing = Pick<StaffTaskDetails, 'hearing'>;
type Shown = NonNullable<StaffTaskDetails['hearing']>['requests'][number];

export interface HearingForStaffEdges {
  readonly hearingRequests: Pick<HearingRequests, 'of'>;
  readonly recordings: Pick<RecordingsStore, 'of'>;
}

const shownOf = async (
  { recordings }: HearingForStaffEdges,
  { requestId, receivedAt, by, contactId, request }: KeptRequest,
  victim: StoredVictim,
): Promise<Shown> => {
  const contact = victim.record.contacts.find((one) => one.contactId === contactId);
  return {
    requestId,
    requestNumber: requestNumberOf(requestId),
    receivedAt,
    by,
    whose: contact?.whose ?? 'herself',
    asked: wishesIn(request).map(({ wish, words }) => ({
      ...{ wish, meaning: wishesForStaff[wish] },
      ...(words === undefined ? {} : { words }),
    })),
    recordings: request.recording ? await recordings.of(requestId) : [],
  };
};

/** A hearing, and all that she asked for at it, oldest first: a later request adds to the earlier ones. */
export const hearingForStaff = async (
  edges: HearingForStaffEdges,
  { reason, victimId, notificationId }: StaffWork,
  change: AcceptedStatusChange | undefined,
  victim: StoredVictim | undefined,
): Promise<OfHearing> => {
  if (reason !== 'hearing-request' || victimId === undefined || victim === undefined) return {};
  if (change === undefined || !isInvitation(change)) return {};
  const { hearingKind, hearingStart, mode, place } = change.details;
  const requests = (await edges.hearingRequests.of(victimId)).filter(
    (one) => one.notificationId === notificationId,
  );
  return {
    hearing: {
      ...{ hearingKind, hearingStart, mode },
      ...(place === undefined ? {} : { place }),
      requests: await Promise.all(requests.map((one) => shownOf(edges, one, victim))),
    },
  };
};
