import type { StaffWork } from './staff-work.ts';

/** What staff are paged about: no person, no offender, only what to look for in the list. */
export interface OfficePage {
  /** At most 100 characters of ASCII (SNS limit). */
  readonly subject: string;
  readonly text: string;
}

type Paged = Pick<StaffWork, 'taskId' | 'kind' | 'reason' | 'deadline'>;

/** 2026-05-05T14:00:00.000Z as 2026-05-05 14:00 UTC. */
const minute = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

/** A page about up to fifty tasks, the most urgent first. `now`: ISO-8601 UTC. */
export const officePage = (tasks: readonly Paged[], now: string): OfficePage => {
  const late = tasks.filter(({ deadline }) => deadline <= now).length;
  const counted = `${tasks.length} staff ${tasks.length === 1 ? 'task waits' : 'tasks wait'}`;
  const lines = tasks
    .toSorted((one, other) => (one.deadline < other.deadline ? -1 : 1))
    .map(
      ({ taskId, kind, reason, deadline }) =>
        `${kind} (${reason}) ${deadline <= now ? 'was due' : 'is due'} ${minute(deadline)}: ${taskId}`,
    );
  return {
    subject: `Victim notification: ${counted}${late > 0 ? `, ${late} past the deadline` : ''}`,
    text: [
      `${counted}; past the deadline: ${late}.`,
      '',
      ...lines,
      '',
      'Open the list: GET /staff-tasks',
    ].join('\n'),
  };
};
