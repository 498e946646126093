/** What the simulated world is like: shares from 0 to 1, times in seconds unless named otherwise. Assumptions, all of them. */

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Values, each with its weight. */
type Weighted<T> = readonly (readonly [number, T])[];

/** How victims are reached, by weight: an e-mail address, and so many phones. */
export const contactMix: Weighted<{ readonly email: boolean; readonly phones: number }> = [
  [55, { email: true, phones: 1 }],
  [18, { email: true, phones: 0 }],
  [15, { email: false, phones: 1 }],
  [7, { email: true, phones: 2 }],
  [3, { email: false, phones: 2 }],
  // On paper, with a postal address alone.
  [2, { email: false, phones: 0 }],
];

/** Where they live, by weight. Arizona and Hawaii do not change their clocks. */
export const zoneMix: Weighted<string> = [
  [78, 'America/Chicago'],
  [6, 'America/New_York'],
  [4, 'America/Denver'],
  [3, 'America/Phoenix'],
  [5, 'America/Los_Angeles'],
  [1, 'America/Anchorage'],
  [3, 'Pacific/Honolulu'],
];

export const hoursMix: Weighted<{ readonly from: string; readonly to: string } | undefined> = [
  [85, undefined],
  [5, { from: '09:00', to: '17:00' }],
  [4, { from: '18:00', to: '20:00' }],
  [3, { from: '07:00', to: '08:30' }],
  [3, { from: '12:00', to: '13:00' }],
];

export const people = {
  spanish: 0.12,
  discreet: 0.15,
  digest: 0.1,
  representative: 0.05,
  blackout: 0.1,
  emailAnyHour: 0.03,
  witness: 0.03,
  wantsTransfers: 0.1,
  neverAnswers: 0.2,
  hardBounce: 0.05,
  /** Of all e-mails, those that come back although the address works. */
  softBounce: 0.02,
  /** An address whose mailbox is full, so that everything comes back. */
  fullMailbox: 0.01,
  deadNumber: 0.02,
  stop: 0.03,
  /** Of all receipts, those that never come. */
  lostReceipt: 0.005,
} as const;

/** How many are registered for one offender, by weight: from, to. */
export const audienceMix: Weighted<readonly [number, number]> = [
  [60, [1, 1]],
  [28, [2, 5]],
  [9, [6, 20]],
  [2.5, [21, 80]],
  [0.5, [81, 200]],
];
export const LARGEST_AUDIENCE = 200;

/** How often something happens to one offender in ninety days. */
export const storyRates = {
  hearing: 0.4,
  result: 0.25,
  releaseDate: 0.25,
  release: 0.15,
  unannouncedRelease: 0.02,
  transfer: 0.3,
  death: 0.006,
  clemency: 0.004,
  escape: 0.003,
} as const;

/** What becomes of a story. */
export const turns = {
  rescheduled: 0.15,
  cancelled: 0.06,
  /** Of changes of a plan, those that come within hours of it. */
  soon: 0.15,
  dateChanged: 0.3,
  corrected: 0.03,
  recaptured: 0.85,
  /** Of recaptures, those within three hours. */
  recapturedSoon: 0.4,
  /** Of planned releases, those with less than a day's notice. */
  shortLead: 0.1,
} as const;

/** Days from the report of a hearing to the hearing: the law asks for thirty. */
export const hearingLeadDays = [29, 45] as const;

/** Of all reports, those that the department sends days late, or hours if it is an escape; the others come within minutes. */
export const lateReports = { share: 0.05, days: [0.5, 4], ofEscapeDays: [0.05, 0.7] } as const;

/** How long people take to answer: medians in seconds, and the spread of the logarithm. */
export const answerTimes = {
  emergency: { median: 25 * MINUTE, sigma: 1.4 },
  other: { median: 9 * HOUR, sigma: 1.5 },
} as const;

/** A provider that answers nothing, from so many days after the beginning on, for so long. */
export const outages = {
  mail: { atDay: 0.2, seconds: 6 * HOUR },
  text: { atDay: 0.55, seconds: 4 * HOUR },
} as const;

/** Of all messages of the queues, those that are lost, and those that come twice. */
export const queueFaults = { lost: 0.01, twice: 0.01 } as const;

/** How long the world goes on after its last news: until the last deadline is past, and the last hearing. */
export const AFTERMATH_SECONDS = (hearingLeadDays[1] + 5) * DAY;
