import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { SealStore } from '../adapters/seal-store.ts';
import { dayOf } from '../domain/days.ts';
import {
  daysToSeal,
  digestOf,
  headAmong,
  lastRunAmong,
  sealedFactOf,
  sealOver,
  type Seal,
  type SealedFact,
  type SealId,
} from '../domain/seal.ts';

export interface SealEdges {
  readonly ledger: Pick<LedgerTable, 'storedOfDay'>;
  readonly seals: SealStore;
  readonly observe: Observe;
  readonly now: () => Date;
}

const readAll = async (seals: SealStore, ids: readonly SealId[]): Promise<readonly Seal[]> => {
  const found: Seal[] = [];
  for (const id of ids) {
    const one = await seals.read(id);
    if (one !== undefined) found.push(one);
  }
  return found;
};

/** The facts of a day that no seal of that day holds. One day's leaves are all that is held at once. */
const unsealedOf = async (
  { ledger, seals }: SealEdges,
  day: string,
  ofDay: readonly SealId[],
): Promise<readonly SealedFact[]> => {
  const sealed = new Set<string>();
  for (const { facts } of await readAll(seals, ofDay)) for (const { leaf } of facts) sealed.add(leaf);
  const unsealed: SealedFact[] = [];
  for await (const page of ledger.storedOfDay(day)) {
    unsealed.push(...page.map(sealedFactOf).filter(({ leaf }) => !sealed.has(leaf)));
  }
  return unsealed;
};

/**
 * Once a day: seals the days that are over. Each of the last seven is looked at again, so a fact that came late is
 * sealed by a later run, and its lateness shows. A run that was killed is completed by the next: what is sealed is
 * left as it is. Two runs at the same time would fork the chain; the function is deployed to run once at a time.
 */
export const sealLedger = (edges: SealEdges): (() => Promise<void>) => {
  const { seals, observe, now } = edges;
  return async () => {
    const today = dayOf(now());
    const known = await seals.list();
    const head = headAmong(await readAll(seals, lastRunAmong(known, today)));
    let previous = head === undefined ? null : digestOf(head);
    let [days, count] = [0, 0];
    for (const day of daysToSeal(known, today)) {
      const ofDay = known.filter((id) => id.day === day);
      if (ofDay.some(({ runDay }) => runDay === today)) {
        days += 1;
        continue;
      }
      const facts = await unsealedOf(edges, day, ofDay);
      if (facts.length === 0 && ofDay.length > 0) continue;
      const of = sealOver(facts, { day, runDay: today, sealedAt: now().toISOString(), previous });
      // Another run is at work: it goes on from here.
      if (!(await seals.writeOnce(of))) return;
      previous = digestOf(of);
      days += 1;
      count += facts.length;
    }
    observe.count({ LedgerDaysSealed: days });
    observe.log('sealed', { count });
  };
};
