import fc from 'fast-check';
import { addDays } from '../../domain/days.ts';
import { leafOf, rootOf } from '../../domain/merkle.ts';
import {
  brokenLinks,
  checkDay,
  headOf,
  linkOf,
  type DayCheck,
  type Difference,
  type FoundSeal,
} from '../../domain/seal-check.ts';
import { digestOf, sealedFactOf, sealOver, type Seal, type StoredFact } from '../../domain/seal.ts';

const DAY = '2026-05-01';
const NEXT_DAY = '2026-05-02';
/** Long after: no later run will seal anything of that day any more. */
const TODAY = '2026-06-01';

const aFact = (n: number, content: Readonly<Record<string, unknown>> = {}): StoredFact => ({
  notificationId: `notification-${n % 3}`,
  fact: `accepted#email#${n}`,
  content: {
    notificationId: { S: `notification-${n % 3}` },
    fact: { S: `accepted#email#${n}` },
    at: { S: `${DAY}T10:00:00.000Z` },
    attempt: { N: String(n) },
    ...content,
  },
});

const aSeal = (facts: readonly StoredFact[], different: Partial<Seal> = {}): Seal => ({
  ...sealOver(facts.map(sealedFactOf), {
    day: DAY,
    runDay: NEXT_DAY,
    sealedAt: `${NEXT_DAY}T03:00:00.000Z`,
    previous: null,
  }),
  ...different,
});

const found = (seal: Seal): FoundSeal => ({ day: DAY, runDay: seal.runDay, seal });

const check = (facts: readonly StoredFact[], seals: readonly FoundSeal[], today = TODAY): DayCheck =>
  checkDay(DAY, seals, facts.map(sealedFactOf), today);

const place = ({ notificationId, fact }: StoredFact) => ({ notificationId, fact });

/** Trials of each kind; the target is 100,000 (TRIALS=100000). */
const numRuns = Number(process.env['TRIALS'] ?? 2_000);

const facts = fc
  .uniqueArray(fc.nat({ max: 500 }), { minLength: 2, maxLength: 25 })
  .map((numbers) => numbers.map((n) => aFact(n)));
const two = facts.chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length - 1), fc.nat(all.length - 1)));
/** Those of the first run, and those that came late. */
const parted = two.map(([all, cut]) => ({ all, seals: sealed(all, cut) }));

const sealed = (all: readonly StoredFact[], cut: number): FoundSeal[] => [
  found(aSeal(all.slice(0, cut))),
  found(
    aSeal(all.slice(cut), {
      runDay: addDays(DAY, 4),
      sealedAt: `${addDays(DAY, 4)}T03:00:00.000Z`,
      previous: digestOf(aSeal(all.slice(0, cut))),
    }),
  ),
];

const differencesOf = (now: readonly StoredFact[], seals: readonly FoundSeal[]): readonly Difference[] =>
  check(now, seals).differences;

describe('a ledger as it was sealed', () => {
  it('has no differences, whatever order its facts and seals come in', () => {
    fc.assert(
      fc.property(parted, ({ all, seals }) => {
        expect(check(all.toReversed(), seals.toReversed())).toEqual(check(all, seals));
        expect(differencesOf(all, seals)).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is found changed when any value of any fact was edited, added or taken away', () => {
    const edit = fc.oneof(
      fc.string().map((text) => ({ at: { S: text } })),
      fc.nat().map((n) => ({ attempt: { S: String(n) } })),
      fc.constant({ attempt: undefined }),
      fc.string({ minLength: 1 }).map((name) => ({ [`x${name}`]: { BOOL: true } })),
    );
    fc.assert(
      fc.property(two, edit, ([all, cut, which], content) => {
        const before = all[which] ?? aFact(0);
        const after = { ...before, content: { ...before.content, ...content } };

        const [difference, ...others] = differencesOf(all.with(which, after), sealed(all, cut));

        expect(difference).toEqual({ is: 'changed', ...place(before) });
        expect(others).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is found to lack what was removed, one fact or a whole tail of them', () => {
    fc.assert(
      fc.property(two, fc.nat({ max: 24 }), ([all, cut, which], many) => {
        const gone = all.slice(which, which + 1 + many);

        const differences = differencesOf(
          all.filter((one) => !gone.includes(one)),
          sealed(all, cut),
        );

        expect(new Set(differences)).toEqual(new Set(gone.map((one) => ({ is: 'removed', ...place(one) }))));
      }),
      { numRuns },
    );
  });

  it('is found changed in both when two facts were swapped', () => {
    fc.assert(
      fc.property(
        two.filter(([, one, other]) => one !== other),
        ([all, one, other]) => {
          const [first, second] = [all[one] ?? aFact(0), all[other] ?? aFact(0)];
          const swapped = all
            .with(one, { ...first, content: second.content })
            .with(other, { ...second, content: first.content });
          // The leaves are all still there: only the place of each tells.
          const moved = swapped.map((fact) => ({
            ...fact,
            content: { ...fact.content, fact: { S: fact.fact }, notificationId: { S: fact.notificationId } },
          }));

          const differences = differencesOf(moved, sealed(all, one));

          expect(differences).toHaveLength(2);
          expect(new Set(differences)).toEqual(
            new Set([first, second].map((fact) => ({ is: 'changed', ...place(fact) }))),
          );
        },
      ),
      { numRuns },
    );
  });

  it('is found to hold what was inserted', () => {
    fc.assert(
      fc.property(parted, fc.nat(), ({ all, seals }, n) => {
        const inserted = aFact(1_000 + n);

        expect(differencesOf([...all, inserted], seals)).toEqual([{ is: 'added', ...place(inserted) }]);
      }),
      { numRuns },
    );
  });

  it('is found to be sealed by something else when any hash of a seal was edited', () => {
    fc.assert(
      fc.property(two, ([all, cut, which]) => {
        const seals = sealed(all, cut).map(({ seal, ...id }) => {
          const [, ...others] = seal?.facts ?? [];
          const edited = which % 2 === 0 ? { facts: others } : { root: leafOf(which) };
          return { ...id, seal: seal && seal.facts.length > 0 ? { ...seal, ...edited } : seal };
        });

        expect(differencesOf(all, seals).map(({ is }) => is)).toContain('seal-damaged');
      }),
      { numRuns },
    );
  });
});

describe('a day and its seals', () => {
  const all = [1, 2, 3].map((n) => aFact(n));

  it('tells how many facts it has, and how many came late', () => {
    expect(check(all, sealed(all, 2))).toEqual({ day: DAY, facts: 3, late: 1, waiting: 0, differences: [] });
  });

  it('lets facts wait for the next run, within the seven days that it looks back', () => {
    const seals = [found(aSeal(all.slice(0, 2)))];

    expect(check(all, seals, addDays(DAY, 7))).toMatchObject({ waiting: 1, differences: [] });
    expect(check(all, seals, addDays(DAY, 8))).toMatchObject({ waiting: 0, differences: [{ is: 'added' }] });
  });

  it('does not let a changed fact pass as one that waits', () => {
    const now = all.with(0, aFact(1, { at: { S: 'later' } }));

    expect(check(now, [found(aSeal(all))], addDays(DAY, 2))).toMatchObject({
      waiting: 0,
      differences: [{ is: 'changed' }],
    });
  });

  it('finds a changed fact even after a later run has sealed the change', () => {
    const now = all.with(0, aFact(1, { at: { S: 'later' } }));
    const later = aSeal(now.slice(0, 1), { runDay: '2026-05-03', sealedAt: '2026-05-03T03:00:00.000Z' });

    expect(check(now, [found(aSeal(all)), found(later)]).differences).toEqual([
      { is: 'changed', ...place(aFact(1)) },
    ]);
  });

  it('misses its seal only when the run of the day after it is over', () => {
    expect(check([], [], addDays(DAY, 1)).differences).toEqual([]);
    expect(check([], [], addDays(DAY, 2)).differences).toEqual([{ is: 'seal-missing', day: DAY }]);
  });

  it.each<[string, FoundSeal]>([
    ['is no seal', { day: DAY, runDay: NEXT_DAY, seal: undefined }],
    ['is of another day', found(aSeal([], { day: '2026-04-30' }))],
    ['is of another run', { ...found(aSeal([])), runDay: '2026-05-03' }],
    ['was made at another time', found(aSeal([], { sealedAt: '2026-05-03T03:00:00.000Z' }))],
    [
      'was made before its day had ended',
      found(aSeal([], { runDay: DAY, sealedAt: `${DAY}T23:00:00.000Z` })),
    ],
    ['has another root', found(aSeal([], { root: rootOf([leafOf('x')]) }))],
  ])('finds that a seal %s', (_, seal) => {
    expect(check([], [seal]).differences).toEqual([{ is: 'seal-damaged', day: DAY, runDay: seal.runDay }]);
  });
});

describe('the chain of seals', () => {
  const chain = (length: number): Seal[] => {
    const seals: Seal[] = [];
    for (let n = 0; n < length; n += 1) {
      const [day, runDay] = [addDays(DAY, n), addDays(DAY, n + 1)];
      const last = seals.at(-1);
      seals.push(
        sealOver([sealedFactOf(aFact(n))], {
          day,
          runDay,
          sealedAt: `${runDay}T03:00:00.000Z`,
          previous: last === undefined ? null : digestOf(last),
        }),
      );
    }
    return seals;
  };
  const brokenIn = (seals: readonly Seal[]): readonly Difference[] => brokenLinks(seals.map(linkOf));
  const chains = fc
    .integer({ min: 2, max: 12 })
    .chain((length) => fc.tuple(fc.constant(chain(length)), fc.nat(length - 2)));

  it('is whole as it was written, in any order', () => {
    expect(brokenIn(chain(12))).toEqual([]);
    expect(brokenIn(chain(12).toReversed())).toEqual([]);
    expect(brokenIn([])).toEqual([]);
  });

  it('is broken after a seal that was removed, edited or replaced, wherever it stood', () => {
    fc.assert(
      fc.property(chains, fc.nat(2), ([seals, which], way) => {
        const seal = seals[which] ?? aSeal([]);
        const after = seals[which + 1] ?? aSeal([]);
        const tampered = [
          seals.toSpliced(which, 1),
          seals.with(which, { ...seal, sealedAt: seal.sealedAt.replace('03', '04') }),
          seals.with(which, sealOver([sealedFactOf(aFact(99))], seal)),
        ];

        expect(brokenIn(tampered[way] ?? [])).toContainEqual({
          is: 'chain-broken',
          day: after.day,
          runDay: after.runDay,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is broken where another seal hangs on the same link, or on a later one', () => {
    const seals = chain(3);
    const second = seals[1] ?? aSeal([]);
    const forked = { ...second, day: '2026-04-01' };
    const early = sealOver([], {
      ...second,
      sealedAt: '2026-04-01T03:00:00.000Z',
      previous: digestOf(seals[2] ?? second),
    });

    expect(brokenIn([...seals, forked])).toContainEqual({
      is: 'chain-broken',
      day: '2026-04-01',
      runDay: second.runDay,
    });
    expect(brokenIn([...seals, early])).toEqual([
      { is: 'chain-broken', day: second.day, runDay: second.runDay },
    ]);
  });

  it('ends in the last seal, which a cut-off chain does not have', () => {
    const seals = chain(4);
    const head = headOf(seals.map(linkOf));

    expect(head).toBe(digestOf(seals[3] ?? aSeal([])));
    expect(headOf(seals.slice(0, 3).map(linkOf))).not.toBe(head);
    expect(headOf([])).toBeUndefined();
  });
});
