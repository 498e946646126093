import { namesAgree } from './names.ts';
import { isLater, type AcceptedStatusChange } from './status-change.ts';
import { inUtc } from './times.ts';

/** Two systems that report one event write down its moment so far apart, at most. */
export const SAME_WITHIN_SECONDS = 300;

/** Details as they compare: one instant is the same in whatever zone it was written. */
const detailsOf = ({ details }: AcceptedStatusChange): string =>
  JSON.stringify(details, (_, value: unknown) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? inUtc(value) : value,
  );

const isNear = (one: AcceptedStatusChange, other: AcceptedStatusChange): boolean =>
  Math.abs(Date.parse(one.occurredAt) - Date.parse(other.occurredAt)) <= SAME_WITHIN_SECONDS * 1000;

/** One feed means another event by another id. Corrections of one thing that tell one truth are the same whenever they were decided. */
const saysTheSame = (first: AcceptedStatusChange, change: AcceptedStatusChange): boolean => {
  if (first.feedId === change.feedId || first.eventType !== change.eventType) return false;
  if (change.supersedes === first.statusChangeId) return false;
  if (detailsOf(first) !== detailsOf(change) || !namesAgree(first.offenderName, change.offenderName))
    return false;
  return change.eventType === 'correction' ? first.supersedes === change.supersedes : isNear(first, change);
};

/** In the order in which they were received; what replaces something stands after it. */
const byReceipt = (one: AcceptedStatusChange, other: AcceptedStatusChange): number => {
  if (one.receivedAt !== other.receivedAt) return one.receivedAt < other.receivedAt ? -1 : 1;
  const order = Number(one.supersedes !== undefined) - Number(other.supersedes !== undefined);
  return order === 0 ? (one.statusChangeId < other.statusChangeId ? -1 : 1) : order;
};

const isBefore = (one: AcceptedStatusChange, other: AcceptedStatusChange): boolean =>
  one.statusChangeId !== other.statusChangeId && byReceipt(one, other) < 0;

/**
 * The status change by which another feed said the same and that was received first, if there is one: its victims are told of it, and not
 * again. What was taken back since can be said anew. Everybody who asks gets the same answer, whatever the order of work.
 */
export const firstOfSame = (
  change: AcceptedStatusChange,
  ofOffender: readonly AcceptedStatusChange[],
): AcceptedStatusChange | undefined =>
  change.bulkLoad === true
    ? undefined
    : ofOffender.find(
        (first) =>
          first.bulkLoad !== true &&
          isBefore(first, change) &&
          saysTheSame(first, change) &&
          !ofOffender.some(
            (other) =>
              other.eventType === 'correction' &&
              other.supersedes === first.statusChangeId &&
              isBefore(other, change),
          ),
      );

/**
 * Status changes of one offender as one feed would have sent them, newest first: what several systems report stands once,
 * as the one that was received first, and what replaces a repeat replaces that.
 */
export const eachOnce = (history: readonly AcceptedStatusChange[]): readonly AcceptedStatusChange[] => {
  const firsts: AcceptedStatusChange[] = [];
  const firstIdOf = new Map<string, string>();
  for (const received of history.toSorted(byReceipt)) {
    const change = replacing(received, firstIdOf.get(received.supersedes ?? ''));
    const first = firstOfSame(change, firsts);
    if (first === undefined) firsts.push(change);
    else firstIdOf.set(change.statusChangeId, first.statusChangeId);
  }
  return firsts.toSorted((one, other) => (isLater(one, other) ? -1 : 1));
};

/** The same status change, naming the first of those that say what it replaces. */
export const replacing = (change: AcceptedStatusChange, firstId: string | undefined): AcceptedStatusChange =>
  firstId === undefined ? change : { ...change, supersedes: firstId };
