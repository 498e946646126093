import fc from 'fast-check';
import {
  confirmationIdFor,
  digestIdFor,
  dispatchBatchIdFor,
  lookIdFor,
  notificationIdFor,
  sha256,
  shardOf,
  staffTaskIdFor,
  statusChangePageFor,
} from '../../domain/ids.ts';
import { hint } from '../../domain/hint.ts';

const part = fc.string({ unit: 'binary', maxLength: 12 });
const same = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

describe('derived ids', () => {
  it('are the same for the same parts, and fit a hint', () => {
    expect(notificationIdFor('SC-1', 'victim-1')).toBe(notificationIdFor('SC-1', 'victim-1'));
    for (const id of [
      notificationIdFor('a', 'b'),
      confirmationIdFor('a', 'b', 'c'),
      dispatchBatchIdFor('a', 0, ['v']),
      digestIdFor('v', '2026-05-04'),
      lookIdFor('a'),
      staffTaskIdFor('call', 'a'),
    ]) {
      expect(id).toMatch(/^[0-9a-f]{32}$/);
      expect(hint.safeParse({ ids: [id] }).success).toBe(true);
    }
  });

  it('cannot be made to collide by the choice of parts', () => {
    fc.assert(
      fc.property(fc.tuple(part, part), fc.tuple(part, part), (one, other) => {
        expect(notificationIdFor(...one) === notificationIdFor(...other)).toBe(same(one, other));
      }),
    );
    expect(notificationIdFor('a', 'bc')).not.toBe(notificationIdFor('ab', 'c'));
    expect(notificationIdFor('a","b', 'c')).not.toBe(notificationIdFor('a', 'b","c'));
    expect(dispatchBatchIdFor('a', 1, ['b'])).not.toBe(dispatchBatchIdFor('a', 11, ['b']));
    expect(dispatchBatchIdFor('a', 0, ['b', 'c'])).not.toBe(dispatchBatchIdFor('a', 0, ['bc']));
  });

  it('differ by what they are for', () => {
    expect(confirmationIdFor('a', 'b', 'c')).not.toBe(notificationIdFor('a', 'b'));
  });

  it('name a page of a status change as no id of a status change can', () => {
    expect(statusChangePageFor('SC-1', 12)).toBe('SC-1#12');
  });
});

describe('a shard', () => {
  it('is one of so many, and the same for the same id', () => {
    fc.assert(
      fc.property(part, fc.constantFrom(1, 4, 8), (id, shards) => {
        expect(shardOf(id, shards)).toMatch(/^[0-7]$/);
        expect(Number(shardOf(id, shards))).toBeLessThan(shards);
        expect(shardOf(id, shards)).toBe(shardOf(id, shards));
      }),
    );
  });

  it('takes its fair share', () => {
    const shards = Array.from({ length: 8000 }, (_, n) => shardOf(sha256(String(n)), 8));

    for (const shard of '01234567') {
      const share = shards.filter((one) => one === shard).length;
      expect(share).toBeGreaterThan(850);
      expect(share).toBeLessThan(1150);
    }
  });
});
