/** How to reach people. Source: the office's public page, and the statewide system's published line. */
export const OFFICE_PHONE = '573-526-6516';
export const STATEWIDE_PHONE = '1-866-566-8267';

/** The longest short link that an SMS leaves room for, in characters (see docs/decisions). */
export const LINK_BUDGET = 38;
