import * as z from 'zod/mini';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import { LONGEST_REPORT_DAYS, MOST_DUTIES_LISTED } from '../api/limits.ts';
import { dutyOutcome, reportFormat, type DutyReport } from '../api/replies-evidence.ts';
import { addDays } from '../domain/days.ts';
import { dutiesBehind, dutiesCsv, reportRows, rowsCsv } from '../domain/duty-report.ts';
import { eventTypes } from '../domain/event-types.ts';
import type { StandingDuty } from '../domain/evidence.ts';
import { read } from '../domain/problems.ts';
import { calendarDate } from '../domain/times.ts';
import { dutiesOfPeriod } from './duties-of-period.ts';
import type { Endpoint } from './entrypoints.ts';
import { dutyReply } from './evidence-reply.ts';
import { invalid } from './http.ts';
import { reportPage } from './report-page.ts';

export interface ReportEdges {
  readonly ledger: Pick<LedgerTable, 'ofDay' | 'factsOf'>;
  readonly now: () => Date;
}

const query = z.strictObject({
  from: calendarDate,
  to: calendarDate,
  eventType: z.optional(z.enum(eventTypes)),
  outcome: z.optional(dutyOutcome),
  format: z.optional(reportFormat),
});
type Query = z.infer<typeof query>;

const askedFrom = (given: unknown): Query => {
  const asked = read(query, given);
  if (asked.is === 'invalid') throw invalid(asked.errors);
  const { from, to } = asked.value;
  if (to < from) throw invalid([{ field: 'to', problem: 'must not be before "from"' }]);
  if (to >= addDays(from, LONGEST_REPORT_DAYS)) {
    throw invalid([{ field: 'to', problem: `must be within ${LONGEST_REPORT_DAYS} days, "from" included` }]);
  }
  return asked.value;
};

/** Only whoever asks for one event type or one outcome gets a list; it is whole, or refused. */
const listFrom = (
  { eventType, outcome }: Query,
  duties: readonly StandingDuty[],
): readonly StandingDuty[] | undefined => {
  if (eventType === undefined && outcome === undefined) return undefined;
  const list = dutiesBehind({ eventType, outcome }, duties);
  if (list.length > MOST_DUTIES_LISTED) {
    const problem = `must be nearer to "from": this list has ${list.length} duties, and at most ${MOST_DUTIES_LISTED} are sent at once`;
    throw invalid([{ field: 'to', problem }]);
  }
  return list;
};

/** GET /duty-report: how many duties of a period were met, late, or cannot be proved, and the list behind each number. */
export const readDutyReport =
  ({ ledger, now }: ReportEdges): Endpoint<DutyReport> =>
  async ({ query: given }) => {
    const asked = askedFrom(given);
    const { from, to, format = 'json' } = asked;
    const asOf = now();
    const duties = await dutiesOfPeriod(ledger, { from, to }, asOf);
    const rows = reportRows(duties);
    const list = listFrom(asked, duties);
    if (format === 'html') return reportPage({ ...asked, asOf: asOf.toISOString(), rows, list });
    if (format === 'csv') {
      return {
        statusCode: 200,
        headers: { 'content-disposition': `attachment; filename="duties-${from}-${to}.csv"` },
        csv: list === undefined ? rowsCsv(rows) : dutiesCsv(list),
      };
    }
    return {
      statusCode: 200,
      json: {
        from,
        to,
        asOf: asOf.toISOString(),
        rows,
        ...(list === undefined ? {} : { duties: list.map(dutyReply) }),
      },
    };
  };
