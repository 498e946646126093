import { contents, type Content } from './content-rules.ts';
import type { DeadlineRule } from './deadline-rule.ts';
import type { EventType } from './event-types.ts';
import type { Urgency } from './urgency.ts';

/** Who must be told of a type of status change, on what ground, by when and how soon. */
export interface MatrixRow {
  /** The provision: subdivision of RSMo 595.209.1, or `none` with what stands in its place. */
  readonly paragraph: string;
  readonly deadline: DeadlineRule;
  /** Every class that `urgencyOf` may give it, the usual one first. */
  readonly urgency: readonly [Urgency, ...Urgency[]];
  /** Whether victims of the automatic class are owed it without having asked. */
  readonly automatic: boolean;
  /** Whether those on file are told unless they asked not to be, or only if they asked for this type. */
  readonly default: 'owed' | 'opt-in';
  /** Witnesses have the notices on written request, but no part in probation-revocation hearings (1(6)). */
  readonly owedTo: readonly ('victims' | 'witnesses')[];
  /** A courtesy is not worth a certified letter. */
  readonly letter: boolean;
  /** What its messages must say and must not, beside what holds for all. */
  readonly content: Content;
}

const everyone = ['victims', 'witnesses'] as const;

const hearing = {
  urgency: ['advance'],
  automatic: true,
  default: 'owed',
  owedTo: everyone,
  letter: true,
} as const satisfies Partial<MatrixRow>;

/** Thirty days before the hearing: 1(7)(d) says that none is held without; a new date is a new notice. */
const thirtyDaysBefore = {
  from: 'hearingStart',
  period: { is: 'days-before', days: 30 },
  isNotice: true,
} as const satisfies Partial<DeadlineRule>;

/** 1(5)(d), 1(7)(e): within 24 hours. The text names no beginning; the earliest that is known is the strictest. */
const withinADay = {
  urgency: ['emergency'],
  deadline: { from: 'first-known', period: { is: 'hours-after', hours: 24 }, set: 'by-law' },
  automatic: true,
  default: 'owed',
  owedTo: everyone,
  letter: true,
} as const satisfies Partial<MatrixRow>;

/** Owed on the written request that every form is. The law names no period; the office: two business days. */
const decided = {
  deadline: {
    from: 'recordedAt',
    period: { is: 'business-days-after', days: 2 },
    beforeRelease: true,
    set: 'by-the-office',
  },
  automatic: false,
  default: 'owed',
  owedTo: everyone,
  letter: true,
} as const satisfies Partial<MatrixRow>;

/** The statutory matrix: one row per event type. Deadlines and the ladder are rules over these rows. */
export const matrix: Readonly<Record<EventType, MatrixRow>> = {
  'parole-hearing-scheduled': {
    ...hearing,
    paragraph: '1(6), 1(7)(d)',
    deadline: { ...thirtyDaysBefore, set: 'by-law' },
    content: contents['parole-hearing-scheduled'],
  },
  'parole-hearing-rescheduled': {
    ...hearing,
    paragraph: '1(7)(d), 1(6)',
    deadline: { ...thirtyDaysBefore, set: 'by-the-office' },
    content: contents['parole-hearing-rescheduled'],
  },
  'parole-hearing-cancelled': {
    ...hearing,
    paragraph: '1(7)(d)',
    // Of the hearing that is off: a day before it, so that nobody travels in vain.
    deadline: { from: 'hearingStart', period: { is: 'hours-before', hours: 24 }, set: 'by-the-office' },
    content: contents['parole-hearing-cancelled'],
  },
  // A decision to release is owed by 1(7)(f); a denial by the promise on the office's page. The automatic class: policy.
  'hearing-result': {
    ...decided,
    paragraph: '1(7)(f)',
    urgency: ['advance'],
    automatic: true,
    content: contents['hearing-result'],
  },
  'release-date-set': {
    ...decided,
    paragraph: '1(7)(a)',
    urgency: ['routine', 'advance'],
    content: contents['release-date-set'],
  },
  'release-date-changed': {
    ...decided,
    paragraph: '1(7)(a)',
    urgency: ['routine', 'advance'],
    content: contents['release-date-changed'],
  },
  'release-pending': {
    ...decided,
    paragraph: '1(7)(c)',
    urgency: ['advance', 'emergency'],
    deadline: { from: 'plannedReleaseAt', period: { is: 'before' }, set: 'by-law' },
    content: contents['release-pending'],
  },
  release: {
    ...decided,
    paragraph: '1(5)(c), 1(7)(b), 1(7)(c)',
    urgency: ['emergency', 'advance'],
    deadline: { from: 'occurredAt', period: { is: 'hours-after', hours: 24 }, set: 'by-the-office' },
    automatic: true,
    content: contents.release,
  },
  escape: { ...withinADay, paragraph: '1(5)(d), 1(7)(e)', content: contents.escape },
  recapture: { ...withinADay, paragraph: '1(5)(d), 1(7)(e)', content: contents.recapture },
  death: {
    ...decided,
    paragraph: '1(7)(g)',
    urgency: ['routine'],
    deadline: { from: 'dateOfDeath', period: { is: 'days-after', days: 30 }, set: 'by-law' },
    content: contents.death,
  },
  clemency: {
    ...decided,
    paragraph: '1(7)(f)',
    urgency: ['advance', 'emergency'],
    content: contents.clemency,
  },
  transfer: {
    paragraph: 'none (courtesy)',
    deadline: {
      from: 'receivedAt',
      period: { is: 'business-days-after', days: 1 },
      set: 'by-the-office',
    },
    urgency: ['routine'],
    automatic: false,
    default: 'opt-in',
    owedTo: everyone,
    letter: false,
    content: contents.transfer,
  },
  correction: {
    paragraph: 'none (our own duty)',
    deadline: { from: 'receivedAt', period: { is: 'hours-after', hours: 24 }, set: 'by-the-office' },
    urgency: ['emergency'],
    automatic: true,
    default: 'owed',
    owedTo: everyone,
    letter: true,
    content: contents.correction,
  },
};
