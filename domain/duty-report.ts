import { csvOf, type Cell } from './csv.ts';
import { dayOf } from './days.ts';
import { eventTypes, type EventType } from './event-types.ts';
import { dutyOutcomes, type DutyOutcome, type StandingDuty } from './evidence.ts';
import type { Fact } from './facts.ts';

/** A period of days in UTC, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Which duties a list shows; without a word, all of them. */
export interface Selection {
  readonly eventType?: EventType | undefined;
  readonly outcome?: DutyOutcome | undefined;
}

/** How many duties of one event type came out how. The outcomes add up to `owed`. */
export type ReportRow = Readonly<Record<DutyOutcome, number>> & {
  readonly eventType: EventType | 'all';
  readonly owed: number;
  /** Of all these, those that a person was asked to take over. */
  readonly escalated: number;
};

/** What a report needs of a notification; its deliveries, by far the most, prove nothing in law. */
const untelling: readonly Fact['is'][] = ['accepted', 'failed', 'postponed', 'complained'];

/** Whether a report has use for the fact. */
export const isTelling = ({ is }: Fact): boolean => !untelling.includes(is);

/** Whether the duty came about in the period. */
export const isWithin = ({ from, to }: Period, { since }: StandingDuty): boolean =>
  dayOf(since) >= from && dayOf(since) <= to;

/** Whether nothing that comes later can change the outcome. */
export const isSettled = ({ outcome }: StandingDuty): boolean =>
  outcome === 'met' || outcome === 'superseded' || outcome === 'merged' || outcome === 'discharged';

const rowOf = (eventType: ReportRow['eventType'], duties: readonly StandingDuty[]): ReportRow => {
  const count = (is: DutyOutcome): number => duties.filter(({ outcome }) => outcome === is).length;
  return {
    eventType,
    owed: duties.length,
    met: count('met'),
    late: count('late'),
    unprovable: count('unprovable'),
    'with-a-person': count('with-a-person'),
    open: count('open'),
    superseded: count('superseded'),
    merged: count('merged'),
    discharged: count('discharged'),
    quarantined: count('quarantined'),
    escalated: duties.filter(({ tasks }) => tasks.length > 0).length,
  };
};

/** A row for each event type that occurred, in the order of the matrix, and one for all of them. */
export const reportRows = (duties: readonly StandingDuty[]): readonly ReportRow[] => {
  const byType = Map.groupBy(duties, ({ eventType }) => eventType);
  const rows = eventTypes.flatMap((eventType) => {
    const ofType = byType.get(eventType);
    return ofType === undefined ? [] : [rowOf(eventType, ofType)];
  });
  return [...rows, rowOf('all', duties)];
};

const placeOf = ({ since, notificationId }: StandingDuty): string => `${since} ${notificationId}`;

/** The list behind a number, the oldest duty first. */
export const dutiesBehind = (
  { eventType, outcome }: Selection,
  duties: readonly StandingDuty[],
): readonly StandingDuty[] =>
  duties
    .filter(
      (duty) =>
        (eventType === undefined || duty.eventType === eventType) &&
        (outcome === undefined || duty.outcome === outcome),
    )
    .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));

/** The columns of the report: the numbers of a row. */
export const rowColumns = ['owed', ...dutyOutcomes, 'escalated'] as const;

/** The columns of a list. */
export const dutyColumns = [
  'notificationId',
  'eventType',
  'since',
  'paragraph',
  'deadline',
  'outcome',
  'provedBy',
  'provedAt',
  'reference',
  'acknowledgedAt',
  'tasks',
] as const;

/** The cells of a row of the report. */
export const rowCells = (row: ReportRow): readonly Cell[] => [
  row.eventType,
  ...rowColumns.map((column) => row[column]),
];

/** The cells of a duty of a list. */
export const dutyCells = ({ duty, proof, tasks, ...of }: StandingDuty): readonly Cell[] => [
  of.notificationId,
  of.eventType,
  of.since,
  duty?.paragraph,
  duty?.deadline,
  of.outcome,
  proof?.by,
  proof?.at,
  proof?.reference,
  of.acknowledgedAt,
  tasks.join(' '),
];

/** The numbers as CSV. */
export const rowsCsv = (rows: readonly ReportRow[]): string =>
  csvOf(['eventType', ...rowColumns], rows.map(rowCells));

/** A list as CSV. */
export const dutiesCsv = (duties: readonly StandingDuty[]): string =>
  csvOf(dutyColumns, duties.map(dutyCells));
