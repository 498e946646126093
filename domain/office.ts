/** How to reach people. Source: the office's public page, and the statewide system's published line. */
export const OFFICE_PHONE = '573-526-6516';
export const STATEWIDE_PHONE = '1-866-566-8267';

/** Who writes, and where letters come back to. Source: the department's public pages. */
export const OFFICE = {
  department: 'Missouri Department of Corrections',
  name: 'Office of Victim Services',
  /** Neutral: it names nobody, so it may be read on an envelope. */
  returnAddress: ['P.O. Box 236', 'Jefferson City, MO 65102'],
} as const;

/** The longest short link that an SMS leaves room for, in characters (see docs/decisions). */
export const LINK_BUDGET = 38;

/** Other people who help, at any hour. Source: handbook of the domain; to be confirmed by the office before use. */
export const SAFE_AT_HOME_PHONE = '866-509-1409';
export const DOMESTIC_VIOLENCE_HOTLINE = '1-800-799-7233';
export const CRISIS_LINE = '988';
