import { NOW } from '../../tests/support/builders.ts';
import { aPipeline, type Pipeline } from '../../tests/support/fakes-pipeline.ts';
import { repliesOver, type Replies } from '../../tests/support/fakes-replies.ts';
import { awsError } from '../../tests/support/fakes-dynamodb.ts';
import { chanceOf, type Chance } from './chance.ts';
import { events, type Events } from './events.ts';
import { outages, queueFaults } from './mix.ts';
import { newsOfAll, type News, type Span } from './news.ts';
import { populationOf, type Population } from './people.ts';

/** What is counted while the world runs. */
export interface Tally {
  requests: number;
  /** Messages with news that a provider took. */
  taken: number;
  /** Messages about her contacts, her representative and the like that a provider took. */
  service: number;
  /** Messages that were tried to a number after its STOP. */
  afterStop: number;
  failures: string[];
}

/** The real handlers and rules over AWS in memory, and the people outside of them. */
export interface World {
  readonly span: Span;
  readonly pipeline: Pipeline;
  /** Where providers and phones say what became of messages. */
  readonly replies: Replies;
  readonly population: Population;
  readonly news: ReadonlyMap<string, News>;
  readonly events: Events;
  readonly tally: Tally;
  readonly stopped: Set<string>;
  readonly chance: (matter: string) => Chance;
  readonly now: () => number;
}

/** As the twin of the pipeline names them. */
export const victimIdOf = (n: number): string => `victim-${String(n).padStart(5, '0')}`;

const DAY_MS = 86_400_000;

/** Out of order: no answer but an error of the server, so that nobody knows whether a message went out. */
const isOut = (
  { span, pipeline }: World,
  { atDay, seconds }: (typeof outages)[keyof typeof outages],
): boolean => {
  const since = pipeline.now().getTime() - span.start.getTime() - atDay * span.days * DAY_MS;
  return since >= 0 && since < seconds * 1000;
};

const failing = (world: World): void => {
  const { aws } = world.pipeline;
  const { tally, stopped } = world;
  const down = awsError('ServiceUnavailable', 503);
  const queues = world.chance('queues');
  aws.refuse.mail = () => (isOut(world, outages.mail) ? down : undefined);
  aws.refuse.text = (to) => {
    if (stopped.has(to)) tally.afterStop += 1;
    if (isOut(world, outages.text)) return down;
    return stopped.has(to) ? awsError('OptedOut') : undefined;
  };
  aws.deliveries = () => {
    const share = queues.share();
    if (share < queueFaults.lost) return 0;
    return share < queueFaults.lost + queueFaults.twice ? 2 : 1;
  };
};

export const aWorld = async (span: Span, victims: number): Promise<World> => {
  const pipeline = aPipeline();
  const population = populationOf(span.seed, victims, span.start, span.days);
  const bySize = [...population.offenders].toSorted(([, one], [, other]) => other - one);
  const news = newsOfAll(
    span,
    bySize.map(([docNumber]) => docNumber),
  );
  const world: World = {
    span,
    pipeline,
    replies: repliesOver(pipeline),
    population,
    news: new Map(news.map((one) => [one.statusChangeId, one])),
    events: events(),
    tally: { requests: 0, taken: 0, service: 0, afterStop: 0, failures: [] },
    stopped: new Set(),
    chance: (matter) => chanceOf(span.seed, matter),
    now: () => pipeline.now().getTime(),
  };
  // The network itself answers STOP with its one last text.
  world.replies.answeredBy = 'network';
  await register(world);
  pipeline.advance((span.start.getTime() - NOW.getTime()) / 1000);
  failing(world);
  for (const one of news) world.events.add(one.at, () => report(world, one));
  return world;
};

/** Everybody is on file before it begins, with their contacts confirmed. */
const register = async ({ pipeline, population }: World): Promise<void> => {
  const { confirmations } = pipeline.edges;
  for (const { n, form } of population.people) {
    const victimId = await pipeline.aVictim(n, form);
    if (form.representative === undefined) continue;
    await confirmations.confirm(victimId, 'representative-email', NOW.toISOString());
    await confirmations.confirm(victimId, 'representative-phone', NOW.toISOString());
  }
};

const report = async ({ pipeline, tally }: World, { statusChangeId, body }: News): Promise<void> => {
  const { statusCode } = await pipeline.post(body);
  if (statusCode !== 202) tally.failures.push(`${statusChangeId} was answered with ${statusCode ?? 0}`);
};
