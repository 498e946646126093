import { createReadStream } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { feedClient } from '../adapters/feed-client.ts';
import { DEPARTMENT_FEED } from '../domain/feed.ts';
import { beat, sendAll, showStatus, summaryOf } from './doc-commands.ts';
import { entriesOf, formatOf, textOf } from './doc-input.ts';
import { progressIn } from './doc-progress.ts';
import { checkRoster, compareRosters } from './doc-roster.ts';
import { CannotSend, type DocEdges } from './doc-send.ts';

const USAGE = `npm run doc -- post FILE|-        posts one status change, or a list of them; - is standard input
npm run doc -- batch FILE         posts all of a file, 500 at a time, and keeps in FILE.progress what was accepted:
                                  run again, it sends only what was not
npm run doc -- status ID...       tells how far status changes came
npm run doc -- heartbeat          says that the feed is alive although nothing happened
npm run doc -- check-roster FILE  says whether a roster file (FAK930) can be believed, and where not; sends nothing
npm run doc -- compare-rosters EARLIER FILE
                                  says what a roster file says otherwise than the one before it; sends nothing

FILE: JSON (one or a list), NDJSON (.ndjson, .jsonl: one a line) or CSV (.csv: the first row names the fields, such as offenderName.last).
--format json|ndjson|csv          where the name does not tell
--api ADDRESS, or VN_API          the API, http://localhost:8080 if absent
--feed ID, or VN_FEED             the feed, ${DEPARTMENT_FEED} if absent

Signed with the credentials and the region of the aws command (environment, profile, single sign-on); on this machine with the local stack's key.
Exit codes: 0 all accepted, known or right, 1 some not, 2 not understood or not readable, 3 the API cannot be used.`;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const CLEARED = '\r\u001b[2K';

const progress = (text: string): void => {
  process.stderr.write(process.stderr.isTTY ? `${CLEARED}${text}` : `${text}\n`);
};

const { AWS_ACCESS_KEY_ID, AWS_PROFILE, VN_API, VN_FEED } = process.env;

const text = { type: 'string' } as const;
const options = { format: text, api: text, feed: text, help: { type: 'boolean' } } as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

const edgesFor = ({ api, feed }: Values): DocEdges => ({
  client: feedClient(api ?? VN_API ?? 'http://localhost:8080', AWS_ACCESS_KEY_ID ?? AWS_PROFILE),
  feedId: feed ?? VN_FEED ?? DEPARTMENT_FEED,
  say: (line) => {
    if (process.stderr.isTTY) process.stderr.write(CLEARED);
    say(line);
  },
  progress,
  wait,
  random: Math.random,
});

const send = async (file: string, values: Values, keptIn: string | undefined): Promise<number> => {
  const edges = edgesFor(values);
  const entries = entriesOf(textOf(file), formatOf(values.format ?? file));
  const sent = await sendAll(edges, entries, progressIn(keptIn));
  edges.say(summaryOf(sent));
  return sent.refused > 0 ? 1 : 0;
};

type Command = (values: Values, rest: readonly string[]) => Promise<number> | undefined;

const oneFile = ([file, ...more]: readonly string[]): string | undefined =>
  more.length === 0 ? file : undefined;

/** Each answers its exit code, or nothing when it is not called so. */
const commands: Readonly<Record<string, Command>> = {
  post: (values, rest) => {
    const file = oneFile(rest);
    return file === undefined ? undefined : send(file, values, undefined);
  },
  batch: (values, rest) => {
    const file = oneFile(rest);
    return file === undefined || file === '-' ? undefined : send(file, values, `${file}.progress`);
  },
  status: (values, ids) =>
    ids.length === 0 ? undefined : showStatus(edgesFor(values), ids).then((unknown) => Math.min(unknown, 1)),
  'check-roster': (_, rest) => {
    const file = oneFile(rest);
    return file === undefined
      ? undefined
      : checkRoster(createReadStream(file), say).then((isSound) => (isSound ? 0 : 1));
  },
  'compare-rosters': (_, [earlier, file, ...more]) =>
    earlier === undefined || file === undefined || more.length > 0
      ? undefined
      : compareRosters(createReadStream(earlier), createReadStream(file), say).then((areSound) =>
          areSound ? 0 : 1,
        ),
  heartbeat: (values, rest) => (rest.length > 0 ? undefined : beat(edgesFor(values)).then(() => 0)),
};

const run = async (values: Values, [name = '', ...rest]: readonly string[]): Promise<number> => {
  const code = await (values.help === true
    ? undefined
    : new Map(Object.entries(commands)).get(name)?.(values, rest));
  if (code === undefined) say(USAGE);
  return code ?? (values.help === true ? 0 : 2);
};

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  process.exitCode = await run(values, positionals);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  process.exitCode = error instanceof CannotSend ? 3 : 2;
}
