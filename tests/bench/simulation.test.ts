import { outcomesOf, type Outcome } from '../../bench/simulate/outcomes.ts';
import { reportOf, type Check } from '../../bench/simulate/report.ts';
import { runWorld } from '../../bench/simulate/run.ts';
import type { World } from '../../bench/simulate/world.ts';

jest.setTimeout(60_000);

/** The end of daylight saving time lies inside. */
const span = { seed: 7, days: 20, start: new Date('2026-10-20T05:00:00.000Z') };

let world: World;
let outcomes: readonly Outcome[];
beforeAll(async () => {
  world = await runWorld(span, 150, () => undefined);
  outcomes = await outcomesOf(world);
});

const checks = (of: readonly Outcome[]): readonly Check[] => reportOf(world, of).checks;
const broken = (of: readonly Outcome[]): readonly string[] =>
  checks(of).flatMap(({ name, figure }) => (figure === 0 ? [] : [name]));

describe('weeks of status changes over the real handlers', () => {
  it('leave no duty unmet, no hour unkind and no message unaccounted for', () => {
    expect(checks(outcomes).filter(({ figure }) => figure !== 0)).toEqual([]);
  });

  it('play the whole story: mail, letters, answers and staff', () => {
    const standings = new Set(outcomes.map(({ standing }) => standing));

    expect(outcomes.length).toBeGreaterThan(50);
    expect([...standings]).toEqual(expect.arrayContaining(['met by e-mail', 'met by letter']));
    expect(outcomes.some(({ answeredAt }) => answeredAt === undefined)).toBe(true);
    expect(outcomes.some(({ personAt }) => personAt !== undefined)).toBe(true);
  });

  it('would show a duty that was dropped', () => {
    const [one, ...others] = outcomes;
    if (one === undefined) throw new Error('nothing was owed');
    const dropped: Outcome = {
      ...one,
      standing: 'missed',
      toldAt: undefined,
      personAt: undefined,
      facts: [],
    };

    expect(broken([dropped, ...others])).toEqual(
      expect.arrayContaining([
        'duties neither met nor with a person at their deadline',
        'victims never told, and with nobody',
        'messages that the ledger does not account for',
      ]),
    );
  });
});
