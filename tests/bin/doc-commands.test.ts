import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedAnswer } from '../../adapters/feed-client.ts';
import { beat, sendAll, showStatus, summaryOf, type Sent } from '../../bin/doc-commands.ts';
import { entriesOf, formatOf, textOf, type Format } from '../../bin/doc-input.ts';
import { progressIn } from '../../bin/doc-progress.ts';
import { checkRoster, compareRosters } from '../../bin/doc-roster.ts';
import type { DocEdges } from '../../bin/doc-send.ts';
import { aPostedChange } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
let said: string[];
let waits: number[];
let requests: number;
let answers: (FeedAnswer | Error)[];
beforeEach(() => {
  pipeline = aPipeline();
  [said, waits, requests, answers] = [[], [], 0, []];
});

/** The API over the handlers themselves; what stands in `answers` comes first. */
const edges = (): DocEdges => {
  const call = async (method: 'GET' | 'POST', path: string, content?: unknown): Promise<FeedAnswer> => {
    requests += 1;
    const planned = answers.shift();
    if (planned !== undefined) return planned instanceof Error ? Promise.reject(planned) : planned;
    const feedId = path.split('/').at(2) ?? '';
    const statusChangeId = decodeURIComponent(path.split('/').at(-1) ?? '');
    const reply = await pipeline.http(method === 'GET' ? 'read' : 'receive', {
      method,
      path,
      pathParameters: { feedId, statusChangeId },
      body: JSON.stringify(content),
    });
    return { status: reply.statusCode ?? 0, body: JSON.parse(reply.body ?? '') };
  };
  return {
    client: { get: (path) => call('GET', path), post: (path, content) => call('POST', path, content) },
    feedId: 'department',
    say: (line) => said.push(line),
    progress: () => undefined,
    wait: (ms) => Promise.resolve(waits.push(ms)),
    random: () => 0.5,
  };
};

async function* inPieces(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += 7)
    yield await Promise.resolve(text.slice(start, start + 7));
}

const send = (text: string, format: Format, file?: string): Promise<Sent> =>
  sendAll(edges(), entriesOf(inPieces(text), format), progressIn(file));
const escape = (n: number, different = {}) =>
  aPostedChange('escape', { statusChangeId: `SC-${n}`, ...different });
const ndjson = (changes: readonly unknown[]): string =>
  changes.map((one) => `${JSON.stringify(one)}\n`).join('');
const stored = (): readonly (string | undefined)[] =>
  pipeline.aws.tables.itemsOf('StatusChanges').map(({ statusChangeId }) => statusChangeId?.S);

describe('a file of status changes', () => {
  it.each<[string, Format, string]>([
    ['one in JSON', 'json', JSON.stringify(escape(1), null, 2)],
    ['a list in JSON', 'json', JSON.stringify([escape(1)])],
    ['lines', 'ndjson', `\ufeff${ndjson([escape(1)])}\n`],
    [
      'a table',
      'csv',
      [
        '\ufeffstatusChangeId,docNumber,offenderName.last,offenderName.first,eventType,occurredAt,recordedAt,facility',
        'SC-1,00123456,SAMPLEMAN,AVERY,escape,2026-05-04T14:00:00Z,2026-05-04T14:00:00Z,"Center, ""North"""',
      ]
        .join('\r\n')
        .replace('"Center, ""North"""', '"Center, North"'),
    ],
  ])('may be %s', async (_, format, text) => {
    expect(await send(text, format)).toEqual({ accepted: 1, before: 0, refused: 0 });
    expect(stored()).toEqual(['SC-1']);
  });

  it('as a table may hold flags, numbers, quotes, line ends in cells, and empty cells', async () => {
    const head = 'statusChangeId,details.inYears,details.place,bulkLoad,facility';
    const rows = 'SC-1,3,"a ""b"",\nc",TRUE,\n\nSC-2,,,,\nSC-3,1,2,3,4,5\n"SC-4,never ends';

    const entries = await Array.fromAsync(entriesOf(inPieces(`${head}\n${rows}`), 'csv'));

    expect(entries).toEqual([
      {
        line: 2,
        value: { statusChangeId: 'SC-1', bulkLoad: true, details: { inYears: 3, place: 'a "b",\nc' } },
      },
      { line: 5, value: { statusChangeId: 'SC-2', details: {} } },
      { line: 6, unreadable: expect.stringContaining('more cells') as string },
      { line: 7, value: { statusChangeId: '"SC-4,never ends', details: {} } },
    ]);
  });

  it.each([
    ['day.json', 'json'],
    ['day.NDJSON', 'ndjson'],
    ['day.jsonl', 'ndjson'],
    ['day.csv', 'csv'],
    ['csv', 'csv'],
    ['-', 'json'],
  ])('called %s is taken as %s', (name, format) => {
    expect(formatOf(name)).toBe(format);
  });

  it('goes out 500 at a time', async () => {
    const many = Array.from({ length: 1_201 }, (_, n) => escape(n));

    expect(await send(ndjson(many), 'ndjson')).toEqual({ accepted: 1_201, before: 0, refused: 0 });
    expect(requests).toBe(3);
  });

  it('has each refusal explained by line and field, without a word of what was sent', async () => {
    await send(JSON.stringify(escape(1)), 'json');
    const lines = [
      escape(1, { facility: 'Elsewhere' }),
      escape(2, { docNumber: '7654321' }),
      escape(3, { supersedes: 'SC-never' }),
      escape(4),
    ];

    expect(await send(`${ndjson(lines)}{"half":`, 'ndjson')).toEqual({ accepted: 1, before: 0, refused: 4 });

    expect(said.map((line) => line.split('.')[0]).toSorted()).toEqual([
      'line 1: statusChangeId belongs to a status change with another content that was accepted before',
      expect.stringMatching(/^line 2: docNumber must be eight digits/),
      expect.stringMatching(/^line 3: supersedes must be the id of a status change of the same offender/),
      'line 5: it is not JSON; check quotes, commas and brackets',
    ]);
    expect(said.join()).toContain('Spreadsheets drop leading zeros');
    expect(said.join()).not.toMatch(/7654321|Elsewhere|SC-never|SAMPLEMAN/);
  });
});

describe('a file that is sent again', () => {
  const file = (): string => join(mkdtempSync(join(tmpdir(), 'doc-')), 'day.ndjson.progress');

  it('sends only what was not accepted, and what was changed since', async () => {
    const kept = file();
    await send(ndjson([escape(1), escape(2, { docNumber: 'x' })]), 'ndjson', kept);

    const again = await send(ndjson([escape(1), escape(2), escape(3)]), 'ndjson', kept);

    expect(again).toEqual({ accepted: 2, before: 1, refused: 0 });
    expect(summaryOf(again)).toBe('2 accepted, 1 accepted before, 0 refused.');
    expect(readFileSync(kept, 'utf8')).not.toMatch(/SAMPLEMAN|00123456|SC-1/);
  });

  it('goes on where a power cut ended it', async () => {
    const kept = file();
    const many = Array.from({ length: 600 }, (_, n) => escape(n));
    answers = [];
    const first = edges();
    const { post } = first.client;
    const cut = {
      ...first,
      client: {
        ...first.client,
        post: (path: string, content: unknown) =>
          requests > 0 ? Promise.reject(new Error('Credentials gone')) : post(path, content),
      },
    };
    await expect(sendAll(cut, entriesOf(inPieces(ndjson(many)), 'ndjson'), progressIn(kept))).rejects.toThrow(
      'credentials',
    );
    writeFileSync(kept, '{"line":501,"ma', { flag: 'a' });

    expect(await send(ndjson(many), 'ndjson', kept)).toEqual({ accepted: 100, before: 500, refused: 0 });
  });
});

describe('an API that is busy', () => {
  it('is asked again, later each time', async () => {
    answers = [{ status: 429, body: {} }, new Error('socket hang up'), { status: 503, body: undefined }];

    expect((await send(JSON.stringify(escape(1)), 'json')).accepted).toBe(1);
    expect(waits).toEqual([375, 750, 1500]);
  });

  it('is given up after eight tries, and nothing is lost', async () => {
    answers = Array.from({ length: 8 }, () => ({ status: 500, body: {} }));

    await expect(send(JSON.stringify(escape(1)), 'json')).rejects.toThrow(/8 tries: answer 500/);
    expect(waits).toHaveLength(7);
  });

  it.each([
    [403, { message: 'Forbidden' }, 'credentials'],
    [404, { title: 'No such feed', detail: 'Check it.' }, '404 No such feed. Check it.'],
    [413, undefined, 'address of the API'],
  ])('is not asked again after a %i', async (status, body, words) => {
    answers = [{ status, body }];

    await expect(send(JSON.stringify(escape(1)), 'json')).rejects.toThrow(words);
    expect(requests).toBe(1);
  });
});

describe('a heartbeat', () => {
  it('is said to be heard', async () => {
    answers = [{ status: 200, body: { feedId: 'department' } }];

    await beat(edges());

    expect(said).toEqual(['The feed department was heard.']);
  });

  it.each([
    [404, { title: 'No such feed', detail: 'Check the path.' }, 'No such feed'],
    [403, { message: 'Forbidden' }, 'credentials'],
  ])('that is refused with %i is not', async (status, body, words) => {
    answers = [{ status, body }];

    await expect(beat(edges())).rejects.toThrow(words);
  });
});

describe('a roster file', () => {
  const sample = readFileSync('tests/data/fak930-sample.dat');
  const inTwo = async function* (file: Buffer): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(file.subarray(0, 500));
    yield file.subarray(500);
  };

  it('is summed up if it can be believed', async () => {
    expect(await checkRoster(inTwo(sample), (line) => said.push(line))).toBe(true);
    expect(said).toEqual([
      expect.stringMatching(/^87 offenders in 200 records, \d+ with something to look at/),
    ]);
  });

  it('is refused by its first wrong line, without a word of what stands in it', async () => {
    const broken = Buffer.concat([sample, Buffer.from('half a line of SAMPLEMAN\n')]);

    expect(await checkRoster(inTwo(broken), (line) => said.push(line))).toBe(false);
    expect(said).toEqual([
      expect.stringMatching(/^line 201: has not 298 characters.*Nothing of it counts\.$/),
    ]);
  });
});

describe('two roster files', () => {
  const sample = readFileSync('tests/data/fak930-sample.dat', 'latin1');
  const chunks = async function* (file: string): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(file, 'latin1'));
  };
  const [first = ''] = sample.split('\n');
  const withoutFirst = sample
    .split('\n')
    .filter((line) => !line.startsWith(first.slice(0, 8)))
    .join('\n');

  it('are compared, and summed up', async () => {
    expect(await compareRosters(chunks(withoutFirst), chunks(sample), (line) => said.push(line))).toBe(true);
    expect(said).toEqual([
      `new  ${first.slice(0, 8)}`,
      '0 left-custody, 0 back-in-custody, 0 moved, 0 release-date-moved, 0 renumbered, 0 vanished, 1 new',
    ]);
  });

  it('are not compared if one of them cannot be believed', async () => {
    const half = sample.slice(0, sample.length / 2 - 7);
    for (const [earlier, now] of [
      [half, sample],
      [sample, half],
    ] as const)
      expect(await compareRosters(chunks(earlier), chunks(now), (line) => said.push(line))).toBe(false);
    expect(said).toEqual([
      expect.stringMatching(/^the earlier file, line \d+: has no end/),
      expect.stringMatching(/^line \d+: has no end/),
    ]);
  });

  it('are not compared if the later one has lost many', async () => {
    const lines = sample.trimEnd().split('\n');
    const fewer = lines
      .slice(0, 120)
      .map((line) => `${line}\n`)
      .join('');
    expect(await compareRosters(chunks(sample), chunks(fewer), (line) => said.push(line))).toBe(false);
    expect(said).toEqual([expect.stringMatching(/^the file: has far fewer offenders/)]);
  });
});

describe('the status of status changes', () => {
  it('says how far each came', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(escape(1));
    await pipeline.drain();

    expect(await showStatus(edges(), ['SC-1', 'SC-none'])).toBe(1);
    expect(said).toEqual(['SC-1  escape  matched  1 accepted', 'SC-none  is not known here']);
  });

  it('reads a file as it comes', async () => {
    const name = join(mkdtempSync(join(tmpdir(), 'doc-')), 'one.json');
    writeFileSync(name, JSON.stringify(escape(9)));

    expect(
      await sendAll(edges(), entriesOf(textOf(name), formatOf(name)), progressIn(undefined)),
    ).toMatchObject({ accepted: 1 });
  });
});
