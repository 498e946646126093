import { isoDay, wallTimeAt } from '../../domain/zones.ts';
import { MISSOURI } from '../../domain/times.ts';
import type { EventType } from '../../domain/event-types.ts';
import { chanceOf, type Chance } from './chance.ts';
import { hearingLeadDays, lateReports, storyRates, turns } from './mix.ts';

/** One report of the department. */
export interface News {
  /** When the department posts it, milliseconds since 1970. */
  readonly at: number;
  readonly statusChangeId: string;
  readonly eventType: EventType;
  readonly body: Readonly<Record<string, unknown>>;
  /** Earlier reports of which nothing may be told from then on. */
  readonly moot: readonly string[];
}

export interface Span {
  readonly seed: number;
  readonly start: Date;
  readonly days: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const NAME = { first: 'AVERY', last: 'SAMPLEMAN' };
const day = (at: number): string => isoDay(wallTimeAt(at, MISSOURI));
const iso = (at: number): string => new Date(at).toISOString();
/** The whole hour, as hearings and releases are set. */
const hourOf = (at: number): number => Math.floor(at / HOUR) * HOUR;

/** What everybody hurries to report. */
const urgent: readonly EventType[] = ['escape', 'recapture'];

/** How long after the event the department's report comes. */
const reportedAfter = (chance: Chance, eventType: EventType): number => {
  const [least, most] = urgent.includes(eventType) ? lateReports.ofEscapeDays : lateReports.days;
  return chance.happens(lateReports.share)
    ? chance.between(least, most) * DAY
    : Math.min(chance.logNormal(6 * 60_000, 1), 6 * HOUR);
};

/** Whom stories are about. */
export interface Subject {
  readonly docNumber: string;
  readonly name: { readonly first?: string | undefined; readonly last: string };
  /** What the ids of its status changes begin with. */
  readonly idPrefix: string;
}

/** What one offender's stories are told with. */
interface Pen extends Subject {
  readonly chance: Chance;
  readonly news: News[];
}

interface Telling {
  readonly moot?: readonly News[];
  readonly supersedes?: string;
}

const tell = (
  { chance, docNumber, name: offenderName, idPrefix, news }: Pen,
  eventType: EventType,
  occurredAt: number,
  details: object,
  { moot = [], supersedes }: Telling = {},
): News => {
  const statusChangeId = `${idPrefix}-${docNumber}-${news.length + 1}`;
  const told: News = {
    at: Math.ceil(occurredAt + reportedAfter(chance, eventType)),
    statusChangeId,
    eventType,
    moot: moot.map((older) => older.statusChangeId),
    body: {
      ...{ statusChangeId, docNumber, offenderName, eventType, details },
      occurredAt: iso(occurredAt),
      recordedAt: iso(occurredAt),
      ...(supersedes === undefined ? {} : { supersedes }),
    },
  };
  news.push(told);
  return told;
};

/** A change of a plan comes within hours of it, or within weeks. */
const later = (chance: Chance, at: number): number =>
  at + (chance.happens(turns.soon) ? chance.between(0.2, 6) * HOUR : chance.between(0.5, 20) * DAY);

const hearing = (pen: Pen, at: number): void => {
  const { chance } = pen;
  const hearingKind = 'parole';
  const hearingStart = iso(hourOf(at + chance.between(...hearingLeadDays) * DAY));
  const set = tell(pen, 'parole-hearing-scheduled', at, { hearingKind, hearingStart, mode: 'video' });
  if (chance.happens(turns.rescheduled)) {
    const changedAt = later(chance, at);
    const anew = iso(hourOf(changedAt + chance.between(...hearingLeadDays) * DAY));
    const details = { hearingKind, previousHearingStart: hearingStart, hearingStart: anew, mode: 'video' };
    tell(pen, 'parole-hearing-rescheduled', changedAt, details, { moot: [set] });
  } else if (chance.happens(turns.cancelled))
    tell(pen, 'parole-hearing-cancelled', later(chance, at), { hearingKind, hearingStart }, { moot: [set] });
};

/** What was reported and is not true is taken back soon after. */
const perhapsWrong = (pen: Pen, wrong: News): void => {
  if (!pen.chance.happens(turns.corrected)) return;
  const at = wrong.at + pen.chance.between(0.1, 48) * HOUR;
  tell(
    pen,
    'correction',
    at,
    { truth: { is: 'did-not-happen' } },
    { moot: [wrong], supersedes: wrong.statusChangeId },
  );
};

const result = (pen: Pen, at: number): void => {
  const { chance } = pen;
  const hearingKind = 'parole';
  const details = chance.pick<object>([
    { decision: 'another-hearing', hearingKind, inYears: chance.whole(1, 5) },
    { decision: 'release', hearingKind, releaseDate: day(at + chance.between(20, 200) * DAY) },
    { decision: 'no-release', hearingKind },
  ]);
  perhapsWrong(pen, tell(pen, 'hearing-result', at, details));
};

const releaseDate = (pen: Pen, at: number): void => {
  const { chance } = pen;
  const date = (from: number): string => day(from + chance.between(20, 400) * DAY);
  const first = date(at);
  const set = tell(pen, 'release-date-set', at, { releaseDate: first });
  if (!chance.happens(turns.dateChanged)) return;
  const changedAt = later(chance, at);
  const details = { previousReleaseDate: first, releaseDate: date(changedAt) };
  tell(pen, 'release-date-changed', changedAt, details, { moot: [set] });
};

const release = (pen: Pen, at: number): void => {
  const { chance } = pen;
  const releaseKind = chance.pick(['parole', 'end-of-sentence', 'work-release', 'furlough']);
  const lead = chance.happens(turns.shortLead) ? chance.between(3, 23) * HOUR : chance.between(3, 30) * DAY;
  const plannedAt = hourOf(at + lead);
  const planned = tell(pen, 'release-pending', at, { releaseKind, plannedReleaseAt: iso(plannedAt) });
  perhapsWrong(pen, planned);
  const isWrong = pen.news.at(-1)?.eventType === 'correction';
  if (!isWrong) tell(pen, 'release', plannedAt, { releaseKind, releaseDate: day(plannedAt) });
};

const escape = (pen: Pen, at: number): void => {
  const { chance } = pen;
  const news = tell(pen, 'escape', at, {});
  if (!chance.happens(turns.recaptured)) return;
  const isSoon = chance.happens(turns.recapturedSoon);
  const backAt = at + (isSoon ? chance.between(0.1, 3) * HOUR : chance.between(0.2, 20) * DAY);
  tell(pen, 'recapture', backAt, {}, { moot: [news] });
};

export type Story = keyof typeof storyRates;

const stories: Readonly<Record<Story, (pen: Pen, at: number) => void>> = {
  hearing,
  result,
  releaseDate,
  release,
  escape,
  unannouncedRelease: (pen, at) =>
    void tell(pen, 'release', at, { releaseKind: 'court-order', releaseDate: day(at) }),
  transfer: (pen, at) => void tell(pen, 'transfer', at, { toFacility: 'Sample Center' }),
  death: (pen, at) => void tell(pen, 'death', at, { dateOfDeath: day(at) }),
  clemency: (pen, at) => void tell(pen, 'clemency', at, { clemencyKind: 'commutation' }),
};

/** Weekdays in office hours of Missouri, more or less; escapes and deaths come when they come. */
const momentOf = (chance: Chance, { start, days }: Span, isPlanned: boolean): number => {
  const at = start.getTime() + chance.between(0, days) * DAY;
  return Math.floor(isPlanned ? Math.floor(at / DAY) * DAY + chance.between(13.5, 22) * HOUR : at);
};

/** Two of the largest audiences hear of an escape, or there might be none. */
const CERTAIN_ESCAPES = 2;

const unplanned: readonly string[] = ['escape', 'death'] satisfies Story[];

/** What happens to one offender. `rates`, times `factor`: how often each story, in ninety days. `isCertain`: what happens whatever its rate. */
export const newsOf = (
  span: Span,
  subject: Subject,
  rates: Readonly<Record<Story, number>>,
  factor = 1,
  isCertain: (kind: string) => boolean = () => false,
): readonly News[] => {
  const pen: Pen = { ...subject, chance: chanceOf(span.seed, `offender ${subject.docNumber}`), news: [] };
  for (const [kind, rate] of Object.entries(rates)) {
    const story = Object.entries(stories).find(([name]) => name === kind)?.[1];
    if (isCertain(kind) || pen.chance.happens((rate * factor * span.days) / 90))
      story?.(pen, momentOf(pen.chance, span, !unplanned.includes(kind)));
  }
  return pen.news;
};

export const inOrder = (one: News, other: News): number =>
  one.at - other.at || (one.statusChangeId < other.statusChangeId ? -1 : 1);

/** All that the department reports, in the order in which it does. `offenders`: those with the largest audiences first. */
export const newsOfAll = (span: Span, offenders: readonly string[]): readonly News[] => {
  const end = span.start.getTime() + span.days * DAY;
  return offenders
    .flatMap((docNumber, position) =>
      newsOf(
        span,
        { docNumber, name: NAME, idPrefix: 'SIM' },
        storyRates,
        1,
        (kind) => kind === 'escape' && position < CERTAIN_ESCAPES,
      ),
    )
    .filter(({ at }) => at < end)
    .toSorted(inOrder);
};
