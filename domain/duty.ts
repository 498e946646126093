import { deadlineOf } from './deadline.ts';
import type { ClockBasis } from './facts.ts';
import { matrix } from './matrix.ts';
import type { AcceptedStatusChange } from './status-change.ts';
import { urgencyOf, type Urgency } from './urgency.ts';

/** What one status change obliges the department to, towards everyone who is to be told of it. */
export interface StatusChangeDuty {
  readonly urgency: Urgency;
  /** RSMo 595.209.1, subdivision. */
  readonly paragraph: string;
  /** By when, ISO-8601 UTC. */
  readonly deadline: string;
  readonly clockBasis: ClockBasis;
  /** The department left less time than the law asks for. */
  readonly shortNotice: boolean;
  /** Whether the law asks for it; what is merely a courtesy needs no certified letter. */
  readonly isOwedByLaw: boolean;
}

/** The same for the same status change and history, whenever it is asked. */
export const dutyOfChange = (
  change: AcceptedStatusChange,
  ofOffender: readonly AcceptedStatusChange[],
): StatusChangeDuty => {
  const urgency = urgencyOf(change, ofOffender, change.receivedAt);
  const { paragraph, letter } = matrix[change.eventType];
  return { urgency, paragraph, isOwedByLaw: letter, ...deadlineOf(change) };
};
