import fc from 'fast-check';
import {
  dutiesBehind,
  dutiesCsv,
  isSettled,
  isTelling,
  isWithin,
  reportRows,
  rowColumns,
  rowsCsv,
} from '../../domain/duty-report.ts';
import {
  standingDutyOf,
  dutyOutcomes,
  evidenceOf,
  type DutyOutcome,
  type StandingDuty,
} from '../../domain/evidence.ts';
import type { EventType } from '../../domain/event-types.ts';
import { at, DAY, factsFor } from '../support/builders.ts';

const aDuty = (n: number, different: Partial<StandingDuty> = {}): StandingDuty => {
  const duty = standingDutyOf([factsFor('SC-escape', `victim-${n}`).created()], at(0));
  if (duty === undefined) throw new Error('It is a duty from its first fact on.');
  return { ...duty, ...different };
};

const types: readonly EventType[] = ['escape', 'death', 'release'];
const duties = fc
  .array(fc.tuple(fc.constantFrom(...types), fc.constantFrom(...dutyOutcomes), fc.boolean()), {
    maxLength: 60,
  })
  .map((list) =>
    list.map(([eventType, outcome, isEscalated], n) =>
      aDuty(n, { eventType, outcome, tasks: isEscalated ? ['call'] : [] }),
    ),
  );

describe('the report over duties', () => {
  it('counts each duty once, and leaves none out', () => {
    fc.assert(
      fc.property(duties, (all) => {
        const rows = reportRows(all);
        const sums = rows.map((row) => dutyOutcomes.reduce((sum, outcome) => sum + row[outcome], 0));

        expect(sums).toEqual(rows.map(({ owed }) => owed));
        expect(rows.at(-1)).toMatchObject({ eventType: 'all', owed: all.length });
        for (const column of rowColumns) {
          const parts = rows.slice(0, -1).reduce((sum, row) => sum + row[column], 0);
          expect(rows.at(-1)?.[column]).toBe(parts);
        }
      }),
    );
  });

  it('has behind each number the list of just so many', () => {
    fc.assert(
      fc.property(duties, (all) => {
        for (const { eventType, ...numbers } of reportRows(all)) {
          for (const outcome of dutyOutcomes) {
            const list = dutiesBehind({ outcome, ...(eventType === 'all' ? {} : { eventType }) }, all);
            expect(list).toHaveLength(numbers[outcome]);
          }
        }
      }),
    );
  });

  it('says nothing of what did not occur but that all of it is nothing', () => {
    expect(reportRows([])).toMatchObject([{ eventType: 'all', owed: 0, escalated: 0 }]);
  });

  it('lists the oldest first', () => {
    const [late, early] = [aDuty(1, { since: at(DAY) }), aDuty(2)];

    expect(dutiesBehind({}, [late, early])).toEqual([early, late]);
  });

  it('belongs to the days of its period, both included, in UTC', () => {
    const on = (since: string): boolean =>
      isWithin({ from: '2026-05-04', to: '2026-05-05' }, aDuty(1, { since }));

    expect(
      [
        '2026-05-03T23:59:59.999Z',
        '2026-05-04T00:00:00.000Z',
        '2026-05-05T23:59:59.999Z',
        '2026-05-06T00:00:00.000Z',
      ].map(on),
    ).toEqual([false, true, true, false]);
  });

  it('needs no facts that cannot change an outcome', () => {
    const of = factsFor();
    const kept = [of.created(), of.delivered(), of.undelivered(), of.escalated(), of.letterPosted()];
    const all = [...kept, of.accepted(), of.failed(), of.postponed(), of.complained()];

    expect(all.filter(isTelling)).toEqual(kept);
    expect(evidenceOf(all, at(9 * DAY))?.outcome).toBe(evidenceOf(kept, at(9 * DAY))?.outcome);
  });

  it.each<[DutyOutcome, boolean]>([
    ['met', true],
    ['superseded', true],
    ['merged', true],
    ['discharged', true],
    ['late', false],
    ['unprovable', false],
    ['with-a-person', false],
    ['open', false],
    ['quarantined', false],
  ])('knows whether %s can still change', (outcome, expected) => {
    expect(isSettled(aDuty(1, { outcome }))).toBe(expected);
  });

  it('is a table for spreadsheets', () => {
    const all = [
      aDuty(1, {
        outcome: 'met',
        tasks: ['call', 'letter'],
        proof: { by: 'email', at: at(2), reference: '=1' },
      }),
    ];

    expect(rowsCsv(reportRows(all))).toBe(
      'eventType,owed,met,late,unprovable,with-a-person,open,superseded,merged,discharged,quarantined,escalated\r\n' +
        'escape,1,1,0,0,0,0,0,0,0,0,1\r\nall,1,1,0,0,0,0,0,0,0,0,1\r\n',
    );
    expect(dutiesCsv(all)).toContain(`,met,email,${at(2)},'=1,,call letter\r\n`);
  });
});
