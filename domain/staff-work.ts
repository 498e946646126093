import type { StaffTask } from './staff-task.ts';
import { after } from './times.ts';

/** How long a task is held by whoever claims it, unless they claim it again. */
export const HOLD_SECONDS = 2 * 3600;

/** A task past its deadline is paged so often until it is done. */
const OVERDUE_PAGE_SECONDS = 4 * 3600;

/** A staff task, and how far it came. */
export interface StaffWork extends StaffTask {
  readonly state: 'open' | 'done';
  /** Who has it or had it last: the ARN with which they signed. */
  readonly holder?: string;
  /** Until when nobody else may take it, ISO-8601 UTC. */
  readonly heldUntil?: string;
  /** How often somebody tried in vain. */
  readonly tries: number;
  /** The word of what became of it. */
  readonly outcome?: string;
  readonly doneAt?: string;
  /** SHA-256 of the letter as printed, and of the code in its link, once somebody has fetched it. */
  readonly letterHash?: string;
  readonly linkHash?: string;
}

/** Whether somebody has it `now`. */
export const isHeld = ({ heldUntil }: Pick<StaffWork, 'heldUntil'>, now: Date): boolean =>
  heldUntil !== undefined && heldUntil >= now.toISOString();

/** When an open task is paged next, after `now`: at its next time, at its deadline, and every four hours from then on. */
export const nextPageAt = ({ pages, deadline }: Pick<StaffTask, 'pages' | 'deadline'>, now: Date): string => {
  const at = now.toISOString();
  const next = pages.find((page) => page > at && page < deadline);
  if (next !== undefined) return next;
  return deadline > at ? deadline : after(now, OVERDUE_PAGE_SECONDS);
};
