import type { OffenderName } from '../domain/names.ts';
import type { StatusChange } from '../domain/status-change.ts';
import { cast, type Part } from './demo-people.ts';
import { dayFrom, type Run } from './demo-victims.ts';

/** One status change as the department posts it. */
export interface Posted {
  readonly about: Part;
  readonly change: StatusChange;
  /** The field that is wrong on purpose: the API must refuse it by this name. */
  readonly wrongField?: string;
}

/** One request of the department, in the order of the day. */
export interface DocRequest {
  readonly what: string;
  readonly posts: readonly Posted[];
  readonly isBatch: boolean;
  /** The same was posted before: it must not count twice. */
  readonly isRepeated: boolean;
}

/** The name of an offender as the roster has it. */
export type NameOf = (docNumber: string) => OffenderName;

type Common = Pick<
  StatusChange,
  'statusChangeId' | 'docNumber' | 'offenderName' | 'occurredAt' | 'recordedAt'
>;
type Without<Change, Field extends PropertyKey> = Change extends unknown ? Omit<Change, Field> : never;
type Post = (position: number, about: Part, news: Without<StatusChange, keyof Common>) => Posted;

/** So many status changes make the day. */
const CHANGES = 18;

/** The guide that is printed at the start names the first id of the first run. */
const idOf = (run: Run, position: number): string => `demo${run.number === 1 ? '' : run.number}-${position}`;

/**
 * The first day spreads over the hours before now. A later one on the same state is over in two seconds, so that none
 * of it looks older than what the earlier one said of the same offenders.
 */
const postFor = (run: Run, nameOf: NameOf): Post => {
  const spread = run.number === 1 ? 9 * 3_600_000 : 2_000;
  return (position, about, news) => {
    const at = new Date(run.now.getTime() - (spread * (CHANGES - position)) / CHANGES).toISOString();
    const docNumber = cast[about];
    const common = { docNumber, offenderName: nameOf(docNumber), occurredAt: at, recordedAt: at };
    return { about, change: { statusChangeId: idOf(run, position), ...common, ...news } };
  };
};

const facility = 'Jefferson City Correctional Center';
const ahead = { hearingKind: 'parole', mode: 'video', place: 'Probation and Parole Central Office' } as const;

const hearings = (post: Post, run: Run): readonly Posted[] => {
  const at = (days: number): string => `${dayFrom(run, days)}T15:30:00Z`;
  const scheduledFor = (hearingStart: string) =>
    ({ eventType: 'parole-hearing-scheduled', details: { ...ahead, hearingStart } }) as const;
  return [
    post(3, 'hearingMoved', scheduledFor(at(60))),
    post(4, 'hearingMoved', {
      eventType: 'parole-hearing-rescheduled',
      details: { ...ahead, previousHearingStart: at(60), hearingStart: at(75) },
    }),
    post(5, 'hearingAhead', scheduledFor(at(45))),
    // What the department's file says where there is no date must never become one.
    { ...post(6, 'hearingAhead', scheduledFor('99999999')), wrongField: 'details.hearingStart' },
    post(7, 'hearingOff', {
      eventType: 'parole-hearing-cancelled',
      details: { hearingKind: 'parole', hearingStart: at(20) },
    }),
    post(8, 'decided', {
      eventType: 'hearing-result',
      details: { hearingKind: 'parole', decision: 'release', releaseDate: dayFrom(run, 90) },
    }),
  ];
};

const releases = (post: Post, run: Run): readonly Posted[] => [
  post(9, 'decided', { eventType: 'release-date-set', details: { releaseDate: dayFrom(run, 90) } }),
  post(10, 'dateMoved', {
    eventType: 'release-date-changed',
    details: { previousReleaseDate: dayFrom(run, 120), releaseDate: dayFrom(run, 100) },
  }),
  post(11, 'leaving', {
    eventType: 'release-pending',
    details: { releaseKind: 'work-release', plannedReleaseAt: dayFrom(run, 5), supervised: true },
  }),
];

const others = (post: Post, run: Run): readonly Posted[] => [
  post(12, 'leaving', { eventType: 'transfer', details: { toFacility: facility } }),
  post(13, 'askedAboutByNobody', { eventType: 'transfer', details: { toFacility: facility } }),
  post(14, 'dead', { eventType: 'death', details: { dateOfDeath: dayFrom(run, -1) } }),
  post(15, 'pardoned', { eventType: 'clemency', details: { clemencyKind: 'commutation' } }),
];

const alone = (what: string, ...posts: Posted[]): DocRequest => ({
  what,
  posts,
  isBatch: false,
  isRepeated: false,
});

/** The department's requests of one day: every type of status change, one bad item, one repetition, one correction. */
export const dayOf = (run: Run, nameOf: NameOf): readonly DocRequest[] => {
  const post = postFor(run, nameOf);
  const escape = post(1, 'escapee', { eventType: 'escape', facility, details: {} });
  const batch = [...hearings(post, run), ...releases(post, run), ...others(post, run)];
  const release = post(16, 'left', {
    eventType: 'release',
    details: { releaseKind: 'parole', releaseDate: dayFrom(run), supervised: true },
  });
  const correction = post(17, 'left', {
    eventType: 'correction',
    supersedes: release.change.statusChangeId,
    details: { truth: { is: 'did-not-happen' } },
  });
  return [
    alone('An escape', escape),
    { ...alone('The same escape once more', escape), isRepeated: true },
    alone('The recapture', post(2, 'escapee', { eventType: 'recapture', facility, details: {} })),
    { ...alone(`A batch of ${batch.length}, one of them with no real date`, ...batch), isBatch: true },
    alone('A release, posted by mistake', release),
    alone('Its correction', correction),
  ];
};
