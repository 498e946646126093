/** Victims who are told of releases, escapes and parole hearings unasked, and those who are told what they asked for. */
export type EligibilityClass = 'automatic' | 'on-request';

/** Offenses whose victims are of the automatic class, while a version of the statute holds. */
interface AutomaticOffenses {
  /** The words of RSMo 595.209.1 that name them. */
  readonly ground: string;
  /** Sections of the statutes, or a whole chapter. */
  readonly covers: readonly string[];
  /** Whether an attempt (562.012) counts as well: the clause stands before domestic assault in the text. */
  readonly attempts: boolean;
  /** Whether the section alone does not decide it: then a person looks at the case. */
  readonly dependsOnCase: boolean;
  /** First and last day on which it holds, YYYY-MM-DD; absent: from before, or until after, what we have read. */
  readonly from?: string;
  readonly until?: string;
}

/**
 * The automatic class of RSMo 595.209.1 as it stood on August 28, 2024. Statutes change: a new version is a new row,
 * and the old one gets its last day. The felonies of 556.061 are those whose sections are known here without doubt;
 * counsel completes them.
 */
export const automaticOffenses: readonly AutomaticOffenses[] = [
  {
    ground: 'murder in the first degree (565.020)',
    covers: ['565.020'],
    attempts: true,
    dependsOnCase: false,
  },
  { ground: 'voluntary manslaughter (565.023)', covers: ['565.023'], attempts: true, dependsOnCase: false },
  { ground: 'an offense under chapter 566', covers: ['566'], attempts: true, dependsOnCase: false },
  {
    ground: 'domestic assault (565.072 to 565.076)',
    covers: ['565.072', '565.073', '565.074'],
    attempts: false,
    dependsOnCase: false,
  },
  {
    // The fourth degree came with the criminal code of 2017.
    ground: 'domestic assault (565.072 to 565.076)',
    covers: ['565.076'],
    attempts: false,
    dependsOnCase: false,
    from: '2017-01-01',
  },
  {
    // Murder in the second degree, assault, kidnapping and arson in the first.
    ground: 'a dangerous felony (556.061)',
    covers: ['565.021', '565.050', '565.110', '569.040'],
    attempts: true,
    dependsOnCase: false,
  },
  {
    // Robbery in the first degree; until 2016 it stood in 569.020.
    ground: 'a dangerous felony (556.061)',
    covers: ['570.023'],
    attempts: true,
    dependsOnCase: false,
    from: '2017-01-01',
  },
  {
    ground: 'a dangerous felony (556.061)',
    covers: ['569.020'],
    attempts: true,
    dependsOnCase: false,
    until: '2016-12-31',
  },
  {
    // Assault in the second degree and abuse of a child are dangerous felonies only in some cases.
    ground: 'a dangerous felony (556.061)',
    covers: ['565.052', '568.060'],
    attempts: true,
    dependsOnCase: true,
  },
];

/** What a victim is entitled to on the ground of an offense. */
export interface Entitlement {
  readonly class: EligibilityClass;
  /** The provision, for the record. */
  readonly ground: string;
  /** Whether a person must look at the case before the class is relied on. */
  readonly dependsOnCase: boolean;
}

/** The constitution's right holds for every victim, on request. */
export const ON_REQUEST: Entitlement = {
  class: 'on-request',
  ground: 'a crime (595.209.1), and the constitution (article I, section 32), on request',
  dependsOnCase: false,
};

const covers = (section: string, { covers: named }: AutomaticOffenses): boolean =>
  named.includes(section) || named.includes(section.split('.')[0] ?? '');

const holdsOn = (day: string, { from = '', until = '9999' }: AutomaticOffenses): boolean =>
  day >= from && day <= until;

/**
 * The class of the victims of an offense, by its section (565.020) on a day (YYYY-MM-DD) and whether it was attempted
 * only. A help for staff, who decide and record the class: nothing is told or kept back because of it, and nobody
 * reads it out of the words of a charge.
 */
export const entitlementOf = (
  section: string,
  on: string,
  {
    attempt = false,
    offenses = automaticOffenses,
  }: {
    readonly attempt?: boolean;
    readonly offenses?: readonly AutomaticOffenses[];
  } = {},
): Entitlement => {
  const row = offenses.find((one) => covers(section, one) && holdsOn(on, one) && (one.attempts || !attempt));
  return row === undefined
    ? ON_REQUEST
    : { class: 'automatic', ground: row.ground, dependsOnCase: row.dependsOnCase };
};
