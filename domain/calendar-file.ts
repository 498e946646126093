import type { Language } from './contact.ts';
import { addDays } from './days.ts';
import { OFFICE_PHONE } from './office.ts';

/** An appointment of hers, for a calendar that others may see. */
export interface Appointment {
  readonly uid: string;
  /** ISO-8601 UTC, or a day (YYYY-MM-DD). */
  readonly start: string;
  /** When the file is made, ISO-8601 UTC. */
  readonly madeAt: string;
  readonly language: Language;
  /** Whether she may go to Jefferson City for it, which gives nothing away. */
  readonly isInJeffersonCity: boolean;
}

const words = {
  en: { summary: 'Appointment', questions: `Questions? Call ${OFFICE_PHONE}, Monday to Friday, 8 to 5.` },
  es: { summary: 'Cita', questions: `¿Preguntas? Llame al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5.` },
} as const satisfies Record<Language, unknown>;

/** RFC 5545, section 3.1: a line has at most 75 octets; what is left begins with a space. */
const LONGEST_LINE = 75;

const folded = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  for (const character of line) {
    if (Buffer.byteLength(current + character) > LONGEST_LINE) {
      lines.push(current);
      current = ' ';
    }
    current += character;
  }
  return [...lines, current].join('\r\n');
};

/** RFC 5545, section 3.3.11. */
const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');

/** 20260922T143000Z: an instant of UTC is the same for every calendar, wherever its clocks stand. */
const inBasicForm = (iso: string): string => iso.replaceAll(/[-:]|\.\d+/g, '');

/** How long it may last nobody knows: an hour is kept free, or the whole day. */
const when = (start: string): readonly string[] =>
  start.includes('T')
    ? [`DTSTART:${inBasicForm(start)}`, 'DURATION:PT1H']
    : [`DTSTART;VALUE=DATE:${inBasicForm(start)}`, `DTEND;VALUE=DATE:${inBasicForm(addDays(start, 1))}`];

/**
 * An iCalendar file (RFC 5545) of one appointment. Whoever else reads the calendar learns that there is one, and whom to
 * call about it: no name, no matter, and no place that would tell.
 */
export const calendarFile = ({ uid, start, madeAt, language, isInJeffersonCity }: Appointment): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//vn.mo.gov//Appointments//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${inBasicForm(madeAt)}`,
    ...when(start),
    `SUMMARY;LANGUAGE=${language}:${escaped(words[language].summary)}`,
    `DESCRIPTION;LANGUAGE=${language}:${escaped(words[language].questions)}`,
    ...(isInJeffersonCity ? [`LOCATION:${escaped('Jefferson City, Missouri')}`] : []),
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
