import { demoClient } from './demo-client.ts';
import { dayOf, type DocRequest } from './demo-day.ts';
import { daytimeFrom } from './demo-daytime.ts';
import { judgeDuties } from './demo-duties.ts';
import { codeIn, isWhatWasExpected, linkIn } from './demo-evidence.ts';
import { expectationsOf, type Expectation } from './demo-expectations.ts';
import { postAndSettle, whyOf, type Answered } from './demo-post.ts';
import { lookFromNow, registerAll, type Look } from './demo-register.ts';
import {
  movedOnAmong,
  nobodyAskedAbout,
  notToldAmong,
  samplesOf,
  totalByState,
  typeResults,
  type DemoResult,
} from './demo-result.ts';
import { ROSTER_FILE, loadRoster } from './demo-roster.ts';
import type { Scene } from './demo-scene.ts';
import { demoTable } from './demo-table.ts';
import { judgeTasks, tasksExpected } from './demo-tasks.ts';
import { judgeMessages, judgeStates } from './demo-verdict.ts';
import { freeRun, victimsOf, type Run } from './demo-victims.ts';
import type { LocalStack } from './handle.ts';
import { LocalProblem } from './problem.ts';

/** Longer than a retry after a provider's fault, and than the clock's patience with a lost hint. */
const PATIENCE_MS = 180_000;

/**
 * Plays a day against a running stack, from the outside as victims and the department would, and prints what happened.
 * `ok` only if every message that had to arrive lies in a phone or mailbox, in the right words, and no other.
 */
export const runDemonstration = async (
  stack: LocalStack,
  { json }: { readonly json: boolean },
): Promise<{ readonly ok: boolean }> => {
  // With JSON, standard output holds nothing but the result.
  const stream = json ? process.stderr : process.stdout;
  const isWatched = !json || stream.isTTY;
  const result = await playDay(stack, (line) => {
    if (isWatched) stream.write(`${line}\n`);
  });
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : demoTable(result));
  return { ok: result.ok };
};

/** The same without printing: `tell` gets a line for each step that is done; no step may take longer than `patienceMs`. */
export const playDay = async (
  stack: LocalStack,
  tell: (line: string) => void,
  patienceMs = PATIENCE_MS,
): Promise<DemoResult> => {
  const startedAt = Date.now();
  const seconds = (): number => Math.round((Date.now() - startedAt) / 100) / 10;
  const problems: string[] = [];
  const scene: Scene = {
    stack,
    client: demoClient(stack.apiUrl),
    say: (done) => {
      tell(`${seconds().toFixed(1).padStart(6)} s  ${done}`);
    },
    complain: (problem) => problems.push(problem),
    patienceMs,
  };
  tell('A day of the department, played from the outside against this stack:');
  const story = await play(scene, await nextRun(stack));
  return { ok: problems.length === 0, seconds: seconds(), ...story, problems };
};

/** Phones tell which numbers are taken: by earlier demonstrations, or by whoever tried something here. */
const nextRun = async (stack: LocalStack): Promise<Run> => {
  const number = freeRun((await stack.phones()).map(({ to }) => to));
  if (number !== undefined) return { number, now: await goOnToDaytime(stack) };
  throw new LocalProblem('No numbers are left for a demonstration. Forget the state: npm start -- --fresh');
};

/** Later than whatever came to anyone on this state, which a clock that was moved on may have dated in the future. */
const AFTER_THE_LAST_MS = 5_000;

/** Moves the stack's clock on if no message but an emergency would go out now. */
const goOnToDaytime = async (stack: LocalStack): Promise<Date> => {
  const [now, phones, mailboxes] = await Promise.all([stack.now(), stack.phones(), stack.mailboxes()]);
  const last = Math.max(0, ...[...phones, ...mailboxes].map(({ at }) => Date.parse(at)));
  const from = Math.max(Date.parse(now), last + AFTER_THE_LAST_MS);
  await stack.advance(daytimeFrom(new Date(from)).getTime() - Date.parse(now));
  return new Date(await stack.now());
};

type Story = Omit<DemoResult, 'ok' | 'seconds' | 'problems'>;

const play = async (scene: Scene, run: Run): Promise<Story> => {
  const { loaded, nameOf } = await loadRoster(scene);
  const victims = victimsOf(run);
  const day = dayOf(run, nameOf);
  const expectations = expectationsOf(victims, day);
  const look = await lookFromNow(scene);

  const registrations = await registerAll(scene, victims, look);
  const { answered, acknowledged } = await postDay(scene, day, expectations, look);
  const arrived = (await look()).filter((message) => codeIn(message) === undefined);
  const comparison = judgeMessages(scene, expectations, arrived);
  const isFirst = run.number === 1;
  const progress = await judgeStates(scene, answered, expectations, { acknowledged, isFirst });
  const tasks = await judgeTasks(scene, tasksExpected(victims, expectations), { day, isFirst });
  const duties = await judgeDuties(scene, expectations, { day, since: run.now, isFirst });

  const sms = [...comparison.found.values()].filter(({ channel }) => channel === 'sms').length;
  return {
    run: run.number,
    roster: { file: ROSTER_FILE, ...loaded },
    registrations,
    statusChanges: typeResults(answered, expectations, comparison),
    refused: answered.flatMap(({ posted: { change }, outcome }) =>
      outcome.is === 'accepted'
        ? []
        : [{ statusChangeId: change.statusChangeId, eventType: change.eventType, why: whyOf(outcome.why) }],
    ),
    notifications: { sms, email: comparison.found.size - sms, byState: totalByState(progress) },
    notTold: notToldAmong(expectations, comparison),
    nobodyAsked: nobodyAskedAbout(answered, expectations),
    movedOn: movedOnAmong(expectations, comparison),
    tasks,
    duties,
    samples: samplesOf(expectations, comparison),
    acknowledged: acknowledged === undefined ? null : namesOf(acknowledged),
  };
};

const namesOf = ({ victim, change }: Expectation): NonNullable<DemoResult['acknowledged']> => ({
  victim: victim.number,
  statusChangeId: change.statusChangeId,
});

interface Posted {
  readonly answered: readonly Answered[];
  readonly acknowledged: Expectation | undefined;
}

const postDay = async (
  scene: Scene,
  day: readonly DocRequest[],
  expectations: readonly Expectation[],
  look: Look,
): Promise<Posted> => {
  const answered: Answered[] = [];
  let acknowledged: Expectation | undefined;
  for (const request of day) {
    answered.push(...(await postAndSettle(scene, request, answered)));
    // The first one who is told by SMS confirms it before anything else happens.
    acknowledged ??= await acknowledge(scene, expectations, look);
  }
  return { answered, acknowledged };
};

/** Opens the link of the first SMS, which changes nothing, and presses the button. */
const acknowledge = async (
  { client, say, complain }: Scene,
  expectations: readonly Expectation[],
  look: Look,
): Promise<Expectation | undefined> => {
  const arrived = await look();
  for (const of of expectations) {
    const expected = of.messages.find(({ channel }) => channel === 'sms');
    const message = expected && arrived.find((each) => isWhatWasExpected(expected, each));
    const link = message && linkIn(message);
    if (link === undefined) continue;
    const statuses = [await client.follow(link, 'GET'), await client.follow(link, 'POST')];
    if (statuses.some((status) => status !== 200))
      complain(`the link of an SMS answered ${statuses.join(', ')}`);
    say(`Victim ${of.victim.number} has opened the link in her SMS and pressed the button.`);
    return of;
  }
  return undefined;
};
