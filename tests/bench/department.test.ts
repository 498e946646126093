import { departmentDays } from '../../bench/simulate/department.ts';
import { tripOf, type FeedDay, type TypeCounts } from '../../domain/breaker.ts';
import { eventTypes, type EventType } from '../../domain/event-types.ts';
import { statusChange, timeProblems } from '../../domain/status-change.ts';
import { OFFENDER } from '../support/builders.ts';
import { aPipeline } from '../support/fakes-pipeline.ts';

const first = new Date('2026-03-25T00:00:00Z');
const DAY_MS = 86_400_000;
const roster = (people: number) =>
  Array.from({ length: people }, (_, n) => ({ docNumber: String(n).padStart(8, '0'), name: OFFENDER }));
const thePeople = roster(25_000);

describe('simulated days of the department', () => {
  const news = departmentDays({ seed: 1, first, days: 35 }, thePeople);

  it('are of the size of real ones, and hold most types', () => {
    const types = new Set(news.map(({ eventType }) => eventType));

    expect(news.length / 35).toBeGreaterThan(300);
    expect(news.length / 35).toBeLessThan(1_000);
    expect(types.size).toBeGreaterThan(10);
  });

  it('hold nothing that the API would refuse at the time at which it is posted', () => {
    for (const { body, at } of news) expect(timeProblems(statusChange.parse(body), new Date(at))).toEqual([]);
    expect(new Set(news.map(({ statusChangeId }) => statusChangeId)).size).toBe(news.length);
  });

  it('are the same for the same seed, and others for another', () => {
    const few = roster(500);
    const days = { seed: 1, first, days: 3 };

    expect(departmentDays(days, few)).toEqual(departmentDays(days, few));
    expect(departmentDays({ ...days, seed: 2 }, few)).not.toEqual(departmentDays(days, few));
  });

  it('are taken as they come', async () => {
    const pipeline = aPipeline();
    pipeline.advance((Date.parse('2026-05-05') - pipeline.now().getTime()) / 1000);

    const reply = await pipeline.post(...news.slice(0, 500).map(({ body }) => body));

    expect(reply.statusCode).toBe(202);
  });

  it('never trip the breaker', () => {
    const counted = (day: string): FeedDay => {
      const counts: Partial<Record<EventType, { total: number; hours: Record<string, number> }>> = {};
      for (const { at, eventType } of news) {
        const when = new Date(at).toISOString();
        if (!when.startsWith(day)) continue;
        const ofType = (counts[eventType] ??= { total: 0, hours: {} }) satisfies TypeCounts;
        ofType.total += 1;
        ofType.hours[when.slice(11, 13)] = (ofType.hours[when.slice(11, 13)] ?? 0) + 1;
      }
      return { day, counts };
    };
    const days = Array.from({ length: 35 }, (_, n) =>
      counted(new Date(first.getTime() + n * DAY_MS).toISOString().slice(0, 10)),
    );

    for (const [n, today] of days.entries())
      for (const type of eventTypes)
        for (let hour = 0; hour < 24; hour += 1) {
          const at = `${today.day}T${String(hour).padStart(2, '0')}:59:59.000Z`;
          expect(tripOf({ today, earlier: days.slice(Math.max(0, n - 28), n) }, type, at)).toBeUndefined();
        }
  });
});
