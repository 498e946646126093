import { eventTypes } from '../domain/event-types.ts';
import type { FieldProblem } from '../domain/status-change.ts';

const OTHERWISE = 'See the field in docs/api/status-change.schema.json.';

/** What to do about a field that was refused, by its name or the beginning of it. */
const advice: Readonly<Record<string, string>> = {
  statusChangeId:
    'Every status change has an id of its own, which is never used for another content. To change what was accepted, post a new one that supersedes it.',
  docNumber: 'Eight digits as text. Spreadsheets drop leading zeros: make the column a text.',
  offenderName: 'Nested: last and first, as the department writes them.',
  eventType: `One of ${eventTypes.join(', ')}.`,
  occurredAt: 'With seconds and offset, as 2026-03-07T22:15:00-06:00. Check the clock of the sending system.',
  recordedAt: 'With seconds and offset, as 2026-03-07T22:20:00-06:00. Check the clock of the sending system.',
  supersedes: 'Post the earlier status change first, or in the same batch; see "Revisions" in docs/feed.md.',
  details: 'Each type has details of its own; docs/api/README.md lists them.',
  '': 'Take out what the schema does not know; see docs/api/status-change.schema.json.',
};

/** One sentence for whoever corrects the line. It never repeats what was sent. */
export const adviceOn = ({ field }: Pick<FieldProblem, 'field'>): string =>
  advice[field] ?? advice[field.split('.')[0] ?? ''] ?? OTHERWISE;

/** The lines that explain a refusal. `at`: where it stands, for example `line 7`. */
export const explained = (at: string, errors: readonly FieldProblem[]): readonly string[] =>
  errors.map(
    ({ field, problem }) => `${at}: ${field === '' ? 'it' : field} ${problem}. ${adviceOn({ field })}`,
  );
