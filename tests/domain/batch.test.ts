import { afterLook, batchesOf, laneOf, matchLaneOf } from '../../domain/batch.ts';
import { PATIENCE_SECONDS } from '../../domain/timing.ts';
import { aStatusChange, at, NOW } from '../support/builders.ts';

const common = {
  queue: 'routine' as const,
  statusChangeId: 'SC-1',
  docNumber: '00123456',
  page: 2,
  again: false as boolean,
};
const victims = (count: number): string[] => Array.from({ length: count }, (_, n) => `victim-${n}`);

describe('dispatch batches', () => {
  it.each([
    [0, []],
    [1, [1]],
    [100, [100]],
    [101, [100, 1]],
    [1000, Array.from({ length: 10 }, () => 100)],
  ])('of %i victims hold at most a hundred each', (count, sizes) => {
    const batches = batchesOf(common, victims(count), NOW);

    expect(batches.map(({ victimIds }) => victimIds.length)).toEqual(sizes);
    expect(batches.flatMap(({ victimIds }) => victimIds)).toEqual(victims(count));
  });

  it('have ids of their own that follow from what they hold, so that the same batch is added once', () => {
    const idsOf = (different: Partial<typeof common> = {}, now = NOW): readonly string[] =>
      batchesOf({ ...common, ...different }, victims(150), now).map(({ agendaId }) => agendaId);
    const first = idsOf();

    expect(idsOf({ again: true }, new Date(at(60)))).toEqual(first);
    expect(new Set([...first, ...idsOf({ page: 3 }), ...idsOf({ statusChangeId: 'SC-2' })]).size).toBe(6);
  });

  it('are looked at by the clock only after its patience', () => {
    expect(batchesOf(common, victims(1), NOW)[0]?.dueAt).toBe(at(PATIENCE_SECONDS));
  });

  it.each([
    ['emergency', 'emergency'],
    ['advance', 'routine'],
    ['routine', 'routine'],
  ] as const)('of %s duties go to the %s queue', (urgency, queue) => {
    expect(laneOf(urgency)).toBe(queue);
  });
});

describe('a status change', () => {
  it.each([
    ['escape', 'emergency'],
    // Nothing else is known of the offender yet: the faster in doubt.
    ['release', 'emergency'],
    ['parole-hearing-scheduled', 'routine'],
    ['transfer', 'routine'],
  ] as const)('of type %s is matched in the %s lane', (type, lane) => {
    expect(matchLaneOf(aStatusChange(type), at(0))).toBe(lane);
  });
});

describe('a batch after a look', () => {
  const [first] = batchesOf(common, victims(3), NOW);
  if (first === undefined) throw new Error('No batch.');

  it('is the same batch, for those whose ladder still runs, and looks into the ledger from now on', () => {
    expect(afterLook(first, { victimIds: ['victim-1'], dueAt: at(1800) })).toEqual({
      ...first,
      round: 1,
      victimIds: ['victim-1'],
      again: true,
      dueAt: at(1800),
    });
  });
});
