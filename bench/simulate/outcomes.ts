import type { EventType } from '../../domain/event-types.ts';
import type { Duty, Fact } from '../../domain/facts.ts';
import { statusChangePageFor } from '../../domain/ids.ts';
import { matrix } from '../../domain/matrix.ts';
import { MISSOURI } from '../../domain/times.ts';
import { isoDay, wallTimeAt } from '../../domain/zones.ts';
import type { Person } from './people.ts';
import { victimIdOf, type World } from './world.ts';

/** How a duty stood at its deadline; each has one. */
export const standings = [
  'met by e-mail',
  'met by letter',
  'with a person',
  'superseded',
  'merged',
  'short notice',
  'courtesy',
  'missed',
] as const;
export type Standing = (typeof standings)[number];

/** One duty, as the ledger has it at the end. */
export interface Outcome {
  readonly eventType: EventType;
  readonly duty: Duty;
  readonly person: Person;
  readonly facts: readonly Fact[];
  readonly standing: Standing;
  /** When something that the law counts came about, and whether only after the deadline. */
  readonly legalAt: string | undefined;
  readonly isLate: boolean;
  readonly toldAt: string | undefined;
  readonly answeredAt: string | undefined;
  readonly personAt: string | undefined;
}

/** Read anew from the facts, apart from the fold of the pipeline: what is measured must not be its own measure. */
const outcomeOf = (facts: readonly Fact[], people: ReadonlyMap<string, Person>): readonly Outcome[] => {
  const duty = facts.find((fact) => fact.is === 'created');
  const person = duty && people.get(duty.victimId);
  if (duty === undefined || person === undefined) return [];
  const legal = legalIn(facts);
  const isLate = legal !== undefined && !isInTime(legal, duty.deadline);
  const times = {
    toldAt: firstAt(facts, (fact) => fact.is === 'accepted'),
    answeredAt: firstAt(facts, ({ is }) => is === 'acknowledged' || is === 'told-by-person'),
    personAt: firstAt(facts, ({ is }) => is === 'escalated'),
  };
  const { eventType } = duty;
  const of = { eventType, duty, person, facts, legalAt: legal?.at, isLate, ...times };
  return [{ ...of, standing: standingOf(of, isLate ? undefined : legal) }];
};

const firstAt = (facts: readonly Fact[], is: (fact: Fact) => boolean): string | undefined =>
  facts
    .filter(is)
    .map(({ at }) => at)
    .toSorted()[0];

/** Mail that was taken and did not come back; or a letter. */
type Legal = Extract<Fact, { is: 'letter-posted' | 'delivered' }>;
const legalIn = (facts: readonly Fact[]): Legal | undefined => {
  const back = new Set(facts.flatMap((fact) => (fact.is === 'undelivered' ? [fact.providerMessageId] : [])));
  return facts
    .filter(
      (fact): fact is Legal =>
        fact.is === 'letter-posted' ||
        (fact.is === 'delivered' && fact.channel === 'email' && !back.has(fact.providerMessageId)),
    )
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))[0];
};

/** A letter has the day of its postmark. */
const isInTime = (legal: Legal, deadline: string): boolean =>
  legal.is === 'letter-posted'
    ? legal.postedOn <= isoDay(wallTimeAt(Date.parse(deadline), MISSOURI))
    : legal.at <= deadline;

const standingOf = (of: Pick<Outcome, 'duty' | 'facts' | 'personAt'>, legal: Legal | undefined): Standing => {
  if (legal !== undefined) return legal.is === 'letter-posted' ? 'met by letter' : 'met by e-mail';
  const { deadline, at, eventType } = of.duty;
  if (deadline <= at) return 'short notice';
  return endOf(of) ?? (matrix[eventType].letter ? 'missed' : 'courtesy');
};

/** What else may have become of it by its deadline. */
const endOf = ({
  duty: { deadline },
  facts,
  personAt = '~',
}: Pick<Outcome, 'duty' | 'facts' | 'personAt'>): Standing | undefined => {
  const ended = facts.find(({ is, at }) => (is === 'superseded' || is === 'merged') && at <= deadline);
  if (ended !== undefined) return ended.is === 'merged' ? 'merged' : 'superseded';
  return personAt <= deadline ? 'with a person' : undefined;
};

/** What became of every duty. */
export const outcomesOf = async ({ news, pipeline, population }: World): Promise<readonly Outcome[]> => {
  const people = new Map(population.people.map((person) => [victimIdOf(person.n), person]));
  const outcomes: Outcome[] = [];
  for (const { statusChangeId } of news.values()) {
    const pages = pipeline.edges.ledger.ofStatusChangePage(statusChangePageFor(statusChangeId, 0));
    const facts = (await Array.fromAsync(pages)).flat();
    for (const ofOne of Map.groupBy(facts, ({ notificationId }) => notificationId).values())
      outcomes.push(...outcomeOf(ofOne, people));
  }
  return outcomes;
};
