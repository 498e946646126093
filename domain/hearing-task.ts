import { addBusinessDays } from './business-days.ts';
import type { HearingAhead } from './asked-at-hearing.ts';
import type { HearingRequest } from './hearing-request.ts';
import { aStaffTask, pagesFor, type StaffTask } from './staff-task.ts';
import { after } from './times.ts';

const DAY = 86_400;

/** A hearing so near that staff are paged about a request at once. */
const SOON_SECONDS = 3 * DAY;

/** A request for a hearing, as far as its task needs to know it. */
export interface RequestForTask {
  readonly requestId: string;
  readonly victimId: string;
  readonly notificationId: string;
  readonly statusChangePage: string | undefined;
  /** ISO-8601 UTC. */
  readonly receivedAt: string;
  readonly request: HearingRequest;
  readonly change: HearingAhead;
}

/**
 * By when the office sees to a request: in three business days, and on the next one if the hearing must not be waived,
 * since it can be waived any day; but a day before the hearing, or in half of the time that is left. A hearing that was
 * held leaves the business days: rules after a release can still be asked for.
 */
const deadlineOf = ({ receivedAt, request, change }: RequestForTask, left: number): string => {
  const usual = addBusinessDays(receivedAt, request.notWaived ? 1 : 3);
  if (left <= 0) return usual;
  const latest = after(change.details.hearingStart, -Math.min(DAY, left / 2));
  return latest < usual ? latest : usual;
};

/** What the office does about one written request: each has a task of its own, so that none is lost behind another's end. */
export const hearingTask = (about: RequestForTask): StaffTask => {
  const { requestId, victimId, notificationId, statusChangePage, receivedAt: createdAt, change } = about;
  const { statusChangeId, docNumber, details } = change;
  const left = (Date.parse(details.hearingStart) - Date.parse(createdAt)) / 1000;
  const times = { createdAt, deadline: deadlineOf(about, left) };
  const pages = pagesFor('advance', times, createdAt);
  return aStaffTask(`hearing-request#${requestId}`, {
    ...{ kind: 'review', reason: 'hearing-request', ...times },
    ...{ victimId, notificationId, statusChangeId, docNumber },
    ...(statusChangePage === undefined ? {} : { statusChangePage }),
    pages: left > 0 && left < SOON_SECONDS ? [createdAt, ...pages] : pages,
  });
};
