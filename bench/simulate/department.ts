import { inOrder, newsOf, type News, type Story, type Subject } from './news.ts';

const DAY_MS = 86_400_000;

/** For so many people in custody the rates are given: about as many as the department has. */
const IN_CUSTODY = 25_000;

/**
 * How often each story begins on an average day of the whole department. Assumptions, all of them, of the size that the
 * breaker takes as ordinary (domain/breaker.ts); `turns` in mix.ts says how the stories go on.
 */
const storiesADay: Readonly<Record<Story, number>> = {
  hearing: 110,
  result: 90,
  releaseDate: 60,
  release: 45,
  unannouncedRelease: 2,
  transfer: 180,
  death: 0.4,
  clemency: 0.02,
  escape: 0.05,
};

/** A hearing that was set weeks ago is moved today: so long before the first day the stories begin. */
const LEAD_DAYS = 60;

/** Which days, from the first (UTC) on. */
export interface Days {
  readonly seed: number;
  readonly first: Date;
  readonly days: number;
  /** So many times as much as usual happens, for a roster that is small; once if absent. */
  readonly times?: number;
}

/**
 * What the department posts on these days about the people of a roster, in its order. The same seed gives the same. What
 * corrects news from before these days is left out: nobody here knows that.
 */
export const departmentDays = (
  { seed, first, days, times = 1 }: Days,
  roster: Iterable<Omit<Subject, 'idPrefix'>>,
): readonly News[] => {
  const from = first.getTime();
  const span = { seed, start: new Date(from - LEAD_DAYS * DAY_MS), days: LEAD_DAYS + days };
  // `newsOf` asks how often in ninety days, of one person.
  const factor = (times * 90) / IN_CUSTODY;
  const idPrefix = `DAY-${seed}-${first.toISOString().slice(0, 10)}`;
  const news = [...roster]
    .flatMap(({ docNumber, name }) => newsOf(span, { docNumber, name, idPrefix }, storiesADay, factor))
    .filter(({ at }) => at >= from && at < from + days * DAY_MS);
  const known = new Set(news.map(({ statusChangeId }) => statusChangeId));
  return news
    .filter(({ body: { supersedes } }) => typeof supersedes !== 'string' || known.has(supersedes))
    .toSorted(inOrder);
};
