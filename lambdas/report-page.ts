import { createHash } from 'node:crypto';
import type { Cell } from '../domain/csv.ts';
import {
  dutyCells,
  dutyColumns,
  rowCells,
  rowColumns,
  type Period,
  type ReportRow,
  type Selection,
} from '../domain/duty-report.ts';
import type { StandingDuty } from '../domain/evidence.ts';
import { escapeHtml } from '../domain/message-html.ts';
import type { HttpReply } from './http.ts';

const STYLE =
  'body{font:1rem/1.4 system-ui,sans-serif;margin:2rem;color:#1b1b1b;background:#fff}' +
  'table{border-collapse:collapse}caption{text-align:left;font-weight:bold;padding:.5rem 0}' +
  'th,td{border:1px solid #565c65;padding:.25rem .5rem;text-align:left;vertical-align:top}td{font-variant-numeric:tabular-nums}' +
  'thead{display:table-header-group}tr{break-inside:avoid}a{color:#005ea2}' +
  '@media print{body{margin:0;font-size:9pt}a{color:inherit;text-decoration:none}}';

/** Only this one style runs; no script, no picture, nothing from elsewhere. */
const POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "frame-ancestors 'none'; base-uri 'none'";

/** What the page shows; a list only if one was asked for. */
export interface ReportShown extends Period, Selection {
  readonly asOf: string;
  readonly rows: readonly ReportRow[];
  readonly list: readonly StandingDuty[] | undefined;
}

const textOf = (cell: Cell): string => escapeHtml(String(cell ?? ''));

const headOf = (columns: readonly string[]): string =>
  `<thead><tr>${columns.map((column) => `<th scope="col">${textOf(column)}</th>`).join('')}</tr></thead>`;

/** The first cell names the row. */
const rowOf = (cells: readonly string[]): string => {
  const [first = '', ...others] = cells;
  return `<tr><th scope="row">${first}</th>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
};

const table = (caption: string, columns: readonly string[], rows: readonly string[]): string =>
  `<table><caption>${textOf(caption)}</caption>${headOf(columns)}<tbody>${rows.join('')}</tbody></table>`;

/** Behind each number stands its list. */
const numbersOf = (row: ReportRow, { from, to }: Period): string => {
  const [name, ...numbers] = rowCells(row);
  const linked = numbers.map((number, position) => {
    const column = rowColumns[position] ?? 'owed';
    const isList = column !== 'escalated' && !(column === 'owed' && row.eventType === 'all');
    if (number === 0 || !isList) return textOf(number);
    const search = new URLSearchParams({
      from,
      to,
      ...(row.eventType === 'all' ? {} : { eventType: row.eventType }),
      ...(column === 'owed' ? {} : { outcome: column }),
      format: 'html',
    });
    return `<a href="?${escapeHtml(search.toString())}">${textOf(number)}</a>`;
  });
  return rowOf([textOf(name), ...linked]);
};

const selectionOf = ({ eventType, outcome }: Selection): string =>
  [eventType, outcome].filter((one) => one !== undefined).join(', ');

/** The report as a page to read and to print. */
export const reportPage = (shown: ReportShown): HttpReply<never> => {
  const { from, to, asOf, rows, list } = shown;
  const period = `${from} to ${to}`;
  const numbers = table(
    `Duties that came about from ${period} (days in UTC)`,
    ['eventType', ...rowColumns],
    rows.map((row) => numbersOf(row, shown)),
  );
  const duties =
    list === undefined
      ? ''
      : table(
          `${selectionOf(shown)}: ${list.length}`,
          dutyColumns,
          list.map((duty) => rowOf(dutyCells(duty).map(textOf))),
        );
  return {
    statusCode: 200,
    headers: { 'content-security-policy': POLICY },
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>Duty report, ${period}</title><style>${STYLE}</style></head><body><main>
<h1>Duties to tell victims (RSMo 595.209), ${period}</h1>
<p>As of ${textOf(asOf)}. Satisfied only by an e-mail delivered, a certified letter posted, or the statewide system (595.209.4).</p>
${numbers}
${duties}
</main></body></html>`,
  };
};
