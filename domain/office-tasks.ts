import type { StatusChangeDuty } from './duty.ts';
import type { Owed } from './notification.ts';
import { contactsToConfirm } from './victim.ts';
import { aStaffTask, pagesFor, type StaffTask, type TaskReason } from './staff-task.ts';
import type { RegistrationForm } from './registration.ts';
import type { AcceptedStatusChange } from './status-change.ts';
import { after } from './times.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A registration that waits for staff: nothing reaches her before they have looked. */
const REGISTRATION_SECONDS = 2 * DAY;

/** Finding another way to somebody: before the next thing happens that she is to be told. */
const CONTACT_HEALTH_SECONDS = 7 * DAY;

/** Whether a notification is hers, since the name that was reported is not the one she gave: decided in time to tell her. */
export const quarantineTask = (
  { notificationId, victimId }: Owed,
  { statusChangeId, docNumber, receivedAt: createdAt }: AcceptedStatusChange,
  { deadline, urgency }: StatusChangeDuty,
  statusChangePage: string,
  now: string,
): StaffTask => {
  const times = { createdAt, deadline };
  const pages = pagesFor(urgency, times, now);
  return aStaffTask(notificationId, {
    kind: 'quarantine',
    reason: 'name-differs',
    ...times,
    ...{ notificationId, victimId, statusChangeId, statusChangePage, docNumber },
    // Every hour that it waits is one less to tell her in.
    pages: urgency === 'emergency' && pages[0] !== now ? [now, ...pages] : pages,
  });
};

/**
 * A hearing with less notice than the law asks for, to be looked at before it is held: a day before, or in half of the
 * time that is left if that is less than two days. Staff are paged at once. Undefined for anything else.
 */
export const shortNoticeTask = (
  { statusChangeId, docNumber, details, receivedAt: createdAt }: AcceptedStatusChange,
  { shortNotice }: StatusChangeDuty,
  now: string,
): StaffTask | undefined => {
  if (!shortNotice || !('hearingStart' in details)) return undefined;
  const left = (Date.parse(details.hearingStart) - Date.parse(createdAt)) / 1000;
  const deadline = after(createdAt, Math.max(0, left - Math.min(DAY, left / 2)));
  const later = pagesFor('advance', { createdAt, deadline }, now).filter((at) => at > now);
  return aStaffTask(statusChangeId, {
    ...{ kind: 'review', reason: 'short-notice', createdAt, deadline, statusChangeId, docNumber },
    pages: [now, ...later],
  });
};

/** A look into something about one victim, due so many seconds after it came up. */
const reviewOf = (
  reason: TaskReason,
  cause: string,
  about: { readonly victimId: string; readonly notificationId?: string; readonly statusChangePage?: string },
  createdAt: string,
  seconds: number,
): StaffTask => {
  const times = { createdAt, deadline: after(createdAt, seconds) };
  return aStaffTask(`${reason}#${cause}`, {
    kind: 'review',
    reason,
    ...times,
    ...about,
    pages: pagesFor('advance', times, createdAt),
  });
};

/** What staff must find out before a registration can have any effect. `receivedAt`: when the form came, ISO-8601 UTC. */
export const registrationTasks = (
  victimId: string,
  form: RegistrationForm,
  receivedAt: string,
): readonly StaffTask[] => {
  const review = (reason: TaskReason): StaffTask =>
    reviewOf(reason, victimId, { victimId }, receivedAt, REGISTRATION_SECONDS);
  return [
    ...(form.offenderDocNumber === undefined ? [review('offender-unknown')] : []),
    ...(contactsToConfirm(form).length === 0 ? [review('no-contact-to-confirm')] : []),
  ];
};

/** Somebody is to find another way to her, after a call or a letter has shown that one leads nowhere. */
export const contactHealthTask = (
  { taskId, victimId }: Pick<StaffTask, 'taskId' | 'victimId'>,
  what: string,
  at: string,
): StaffTask | undefined =>
  victimId === undefined
    ? undefined
    : reviewOf('contact-health', `${taskId}#${what}`, { victimId }, at, CONTACT_HEALTH_SECONDS);

/** She wants texts again, and SNS does not lift its block of her number yet: once in 30 days is all that it does. */
export const stillBlockedTask = (inboundMessageId: string, victimId: string, at: string): StaffTask =>
  reviewOf(
    'contact-health',
    `start#${inboundMessageId}#${victimId}`,
    { victimId },
    at,
    CONTACT_HEALTH_SECONDS,
  );

/** A call for her address, in the place of a letter that cannot be posted; it has the letter's deadline. */
export const callInstead = (letter: StaffTask, at: string): StaffTask =>
  aStaffTask(letter.notificationId ?? letter.taskId, {
    ...letter,
    kind: 'call',
    reason: 'no-address',
    pages: pagesFor('advance', { createdAt: at, deadline: letter.deadline }, at),
  });
