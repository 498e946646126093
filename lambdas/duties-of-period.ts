import type { LedgerTable } from '../adapters/ledger-table.ts';
import { addDays, dayOf, daysFrom } from '../domain/days.ts';
import { isSettled, isTelling, isWithin, type Period } from '../domain/duty-report.ts';
import { standingDutyOf, type StandingDuty } from '../domain/evidence.ts';
import type { Fact } from '../domain/facts.ts';

/** Most duties are met, or not, in the weeks after they came about; what is not is asked for one by one. */
const DAYS_AFTER = 45;

/** So many days, or notifications, are read at the same time. */
const AT_ONCE = 8;

type Ledger = Pick<LedgerTable, 'ofDay' | 'factsOf'>;

const inChunks = async <Of>(all: readonly Of[], work: (one: Of) => Promise<void>): Promise<void> => {
  for (let start = 0; start < all.length; start += AT_ONCE) {
    await Promise.all(all.slice(start, start + AT_ONCE).map(work));
  }
};

/** Day by day, a page at a time; of what is read, only what tells how a duty came out is held. */
const gather = async (ledger: Ledger, days: readonly string[], take: (fact: Fact) => void): Promise<void> =>
  inChunks(days, async (day) => {
    for await (const page of ledger.ofDay(day)) for (const fact of page.filter(isTelling)) take(fact);
  });

/** The duties that came about in a period, each as it stands `now`. */
export const dutiesOfPeriod = async (
  ledger: Ledger,
  period: Period,
  now: Date,
): Promise<readonly StandingDuty[]> => {
  const [today, moment] = [dayOf(now), now.toISOString()];
  const after = addDays(period.to, DAYS_AFTER);
  const last = after < today ? after : today;
  const facts = new Map<string, Fact[]>();
  await gather(ledger, daysFrom(period.from, period.to < last ? period.to : last), (fact) => {
    const known = facts.get(fact.notificationId);
    if (known === undefined) facts.set(fact.notificationId, [fact]);
    else known.push(fact);
  });
  await gather(ledger, daysFrom(addDays(period.to, 1), last), (fact) => {
    facts.get(fact.notificationId)?.push(fact);
  });
  const duties = new Map<string, StandingDuty>();
  for (const [id, known] of facts) {
    const duty = standingDutyOf(known, moment);
    if (duty !== undefined && isWithin(period, duty)) duties.set(id, duty);
  }
  const unsettled = last < today ? [...duties.values()].filter((duty) => !isSettled(duty)) : [];
  await inChunks(unsettled, async ({ notificationId }) => {
    const duty = standingDutyOf(await ledger.factsOf(notificationId), moment);
    if (duty !== undefined && isWithin(period, duty)) duties.set(notificationId, duty);
    else duties.delete(notificationId);
  });
  return [...duties.values()];
};
