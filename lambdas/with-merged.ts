import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Fact } from '../domain/facts.ts';
import { mergedAmong } from '../domain/notification.ts';

/** A thousand notifications of a page may have been merged: so many are read at once. */
const AT_ONCE = 100;

/** The facts, and those of the notifications whose messages told of the same. */
export const withMerged = async (
  { factsOf }: Pick<LedgerTable, 'factsOf'>,
  facts: readonly Fact[],
): Promise<readonly Fact[]> => {
  const merged = mergedAmong(facts);
  const all = [...facts];
  for (let next = 0; next < merged.length; next += AT_ONCE)
    all.push(...(await Promise.all(merged.slice(next, next + AT_ONCE).map(factsOf))).flat());
  return all;
};
