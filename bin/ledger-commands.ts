import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { SealStore } from '../adapters/seal-store.ts';
import { addDays, dayOf, daysFrom } from '../domain/days.ts';
import { inclusionProof, proves, type ProofStep } from '../domain/merkle.ts';
import {
  brokenLinks,
  checkDay,
  headOf,
  linkOf,
  type DayCheck,
  type Difference,
  type FoundSeal,
  type Link,
} from '../domain/seal-check.ts';
import { sealedFactOf, type SealedFact, type SealId, type StoredFact } from '../domain/seal.ts';

/** What the commands need. */
export interface LedgerEdges {
  readonly ledger: Pick<LedgerTable, 'storedOfDay' | 'storedFactsOf'>;
  readonly seals: Pick<SealStore, 'list' | 'read'>;
  readonly say: (line: string) => void;
  readonly now: () => Date;
}

/** Days in UTC, both included; and the digest of a seal that was noted earlier. */
export interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly head?: string | undefined;
}

const factsOn = async ({ ledger }: LedgerEdges, day: string): Promise<readonly SealedFact[]> => {
  const facts: SealedFact[] = [];
  for await (const page of ledger.storedOfDay(day)) facts.push(...page.map(sealedFactOf));
  return facts;
};

const sealsOf = async (
  { seals }: LedgerEdges,
  known: readonly SealId[],
  day: string,
): Promise<readonly FoundSeal[]> => {
  const found: FoundSeal[] = [];
  for (const id of known.filter((one) => one.day === day)) found.push({ ...id, seal: await seals.read(id) });
  return found;
};

const wordsOf = (found: Difference): string => {
  switch (found.is) {
    case 'changed':
    case 'removed':
    case 'added':
      return `  ${found.is.padEnd(12)} ${found.notificationId} ${found.fact}`;
    case 'seal-missing':
      return `  ${found.is}`;
    case 'seal-damaged':
    case 'chain-broken':
      return `  ${found.is} ${found.day}, run of ${found.runDay}`;
  }
};

const sayDay = (say: LedgerEdges['say'], { day, facts, late, waiting, differences }: DayCheck): void => {
  const verdict = differences.length === 0 ? 'as sealed' : `${differences.length} DIFFERENT`;
  const asides = `${late > 0 ? `, ${late} late` : ''}${waiting > 0 ? `, ${waiting} not sealed yet` : ''}`;
  say(`${day}  ${facts} facts${asides}: ${verdict}`);
  for (const found of differences) say(wordsOf(found));
};

const sayChain = (say: LedgerEdges['say'], links: readonly Link[], noted?: string): number => {
  const broken = brokenLinks(links);
  for (const found of broken) say(wordsOf(found));
  const isGone = noted !== undefined && !links.some(({ digest }) => digest === noted);
  if (isGone) say(`  seal-missing ${noted}: the seal with the noted digest is gone, or was replaced`);
  say(`${links.length} seals in the chain; its head: ${headOf(links) ?? 'none'}`);
  return broken.length + Number(isGone);
};

/** The days asked for: without them, from the first sealed day to the last one, or to yesterday if that is later. */
const rangeOf = ({ from, to }: Asked, known: readonly SealId[], today: string): readonly string[] => {
  const days = [...known.map(({ day }) => day), addDays(today, -1)].toSorted();
  return daysFrom(from ?? days[0] ?? today, to ?? days.at(-1) ?? today);
};

/** Holds the ledger against its seals, day by day; tells how many differences there are. The chain is always checked whole. */
export const verify = async (edges: LedgerEdges, asked: Asked): Promise<number> => {
  const { say, now } = edges;
  const today = dayOf(now());
  const known = await edges.seals.list();
  const range = new Set(rangeOf(asked, known, today));
  const links: Link[] = [];
  let differences = 0;
  for (const day of [...new Set([...range, ...known.map((id) => id.day)])].toSorted()) {
    const found = await sealsOf(edges, known, day);
    links.push(...found.flatMap(({ seal }) => (seal === undefined ? [] : [linkOf(seal)])));
    if (!range.has(day)) continue;
    const checked = checkDay(day, found, await factsOn(edges, day), today);
    sayDay(say, checked);
    differences += checked.differences.length;
  }
  differences += sayChain(say, links, asked.head);
  say(differences === 0 ? 'The ledger is as it was sealed.' : `${differences} differences.`);
  return differences;
};

/** One fact with the way from its leaf to the root of its seal; a fact in no seal has none. */
export interface ProvenFact {
  readonly fact: string;
  readonly content: StoredFact['content'];
  readonly leaf: string;
  readonly seal?: {
    readonly object: string;
    readonly root: string;
    readonly proof: readonly ProofStep[];
    readonly holds: boolean;
  };
}

const provenBy = (leaf: string, seals: readonly FoundSeal[]): ProvenFact['seal'] | undefined => {
  for (const { day, runDay, seal } of seals) {
    const proof = inclusionProof(
      (seal?.facts ?? []).map((one) => one.leaf),
      leaf,
    );
    if (seal === undefined || proof === undefined) continue;
    const object = `seals/${day}/${runDay}.json`;
    return { object, root: seal.root, proof, holds: proves(seal.root, proof, leaf) };
  }
  return undefined;
};

/** The day that a stored fact lies in, read from its partition: `at` may have been tampered with. */
const dayIn = ({ content }: StoredFact): string =>
  /\d{4}-\d{2}-\d{2}/.exec(JSON.stringify(content['dayShard']))?.[0] ?? '';

/** Prints a notification's facts as JSON, each with its proof; tells how many have none. */
export const prove = async (edges: LedgerEdges, notificationId: string): Promise<number> => {
  const known = await edges.seals.list();
  const facts: ProvenFact[] = [];
  for (const stored of await edges.ledger.storedFactsOf(notificationId)) {
    const { leaf, fact } = sealedFactOf(stored);
    const seal = provenBy(leaf, await sealsOf(edges, known, dayIn(stored)));
    facts.push({ fact, content: stored.content, leaf, ...(seal === undefined ? {} : { seal }) });
  }
  edges.say(JSON.stringify({ notificationId, facts }, null, 2));
  return facts.filter(({ seal }) => seal?.holds !== true).length;
};
