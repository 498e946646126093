import { join } from 'node:path';
import { ensureBuilt } from '../local/build.ts';
import { measureColdStarts, type ColdStart } from './cold-start.ts';
import { countRequests, type Run } from './requests.ts';

const root = join(import.meta.dirname, '..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A figure and the most it may be; a miss makes the whole run fail. */
interface Target {
  readonly name: string;
  readonly figure: number;
  readonly most: number;
}

const row = (...cells: readonly (string | number)[]): string =>
  cells.map((cell, column) => (column === 0 ? String(cell).padEnd(34) : String(cell).padStart(12))).join('');

const perNotification = ({ requests, notifications }: Run): number =>
  requests.reduce((sum, { count }) => sum + count, 0) / notifications;

const showRequests = (runs: readonly Run[]): void => {
  for (const run of runs) {
    say(`\n${run.subscribers} subscriber(s), ${run.reach}: requests by operation`);
    for (const { name, count } of run.requests)
      say(row(`  ${name}`, count, (count / run.notifications).toFixed(3)));
    say(
      row(
        '  all',
        run.requests.reduce((sum, { count }) => sum + count, 0),
        perNotification(run).toFixed(3),
      ),
    );
    say(`  ${(run.deliveries / run.seconds).toFixed(0)} messages per second on the local stack`);
  }
};

const showColdStarts = (starts: readonly ColdStart[]): void => {
  say(
    '\nFunctions: size, and whole-process time to import against an empty process and the SDK clients alone',
  );
  say(row('', 'bytes', 'gzip', 'x empty', 'x clients'));
  for (const { name, bytes, gzipBytes, ratioToEmpty, ratioToClients } of starts) {
    say(row(name, bytes, gzipBytes, ratioToEmpty.toFixed(2), ratioToClients.toFixed(2)));
  }
};

const runOf = (runs: readonly Run[], subscribers: number, reach: Run['reach']): Run => {
  const found = runs.find((run) => run.subscribers === subscribers && run.reach === reach);
  if (found === undefined) throw new Error(`no run with ${subscribers} subscribers, ${reach}`);
  return found;
};

/** An e-mail wave is one request, and its outcomes are one write. */
const forMail = ({ requests, notifications }: Run): number =>
  (2 * (requests.find(({ name }) => name === 'ses SendBulkEmail')?.count ?? 0)) / notifications;

/** Those who have a phone only get a letter besides (595.209.4), so a text alone is measured beside an e-mail. */
const requestTargets = (runs: readonly Run[]): readonly Target[] => {
  const [one, hundred, thousand] = [1, 100, 1_000].map((many) => runOf(runs, many, 'SMS and e-mail'));
  if (one === undefined || hundred === undefined || thousand === undefined) return [];
  const forText = (run: Run): number => perNotification(run) - forMail(run);
  return [
    { name: 'P1 requests per SMS notification at 1,000', figure: forText(thousand), most: 1.2 },
    { name: 'P1 requests per SMS notification at 100', figure: forText(hundred), most: 1.3 },
    { name: 'P1 requests per e-mail besides, at 1,000', figure: forMail(thousand), most: 0.25 },
    {
      name: 'P1 with a letter asked for besides, at 1,000',
      figure: perNotification(runOf(runs, 1_000, 'SMS')),
      most: 1.3,
    },
    { name: 'P2 requests at a fan-out of one', figure: forText(one), most: 13 },
  ];
};

/** The functions on the way of a notification, whose cold start a victim waits for. */
const hot = ['schedule.run-clock', 'sqs.match-status-change', 'sqs.dispatch-notifications'];

const startTargets = (starts: readonly ColdStart[]): readonly Target[] =>
  starts
    .filter(({ name }) => hot.includes(name))
    .flatMap(({ name, ratioToEmpty, ratioToClients, bytes, gzipBytes }) => [
      { name: `P3 ${name}, x empty process`, figure: ratioToEmpty, most: 2.75 },
      { name: `P3 ${name}, x clients alone`, figure: ratioToClients, most: 1.05 },
      { name: `P4 ${name}, KB`, figure: bytes / 1000, most: 450 },
      { name: `P4 ${name}, KB gzip`, figure: gzipBytes / 1000, most: 135 },
    ]);

const showTargets = (targets: readonly Target[]): boolean => {
  say('\nTargets');
  for (const { name, figure, most } of targets) {
    say(
      `  ${figure <= most ? 'met   ' : 'MISSED'}  ${name.padEnd(52)} ${figure.toFixed(3).padStart(9)}  (at most ${most})`,
    );
  }
  return targets.every(({ figure, most }) => figure <= most);
};

await ensureBuilt(root, say);
say(`Node ${process.versions.node}; counts are of this run, times are ratios within it`);
const starts = await measureColdStarts(root);
const runs = await countRequests(root, say);
showRequests(runs);
showColdStarts(starts);
process.exitCode = showTargets([...requestTargets(runs), ...startTargets(starts)]) ? 0 : 1;
