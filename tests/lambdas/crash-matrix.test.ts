import fc from 'fast-check';
import { TEXTS_PER_WAVE } from '../../domain/outcome.ts';
import { aPostedChange, emailOf, HOUR, phoneOf } from '../support/builders.ts';
import type { CrashPoint, FakeAws } from '../support/fakes.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

const start = async (victims: number): Promise<Pipeline> => {
  const pipeline = aPipeline();
  for (let n = 1; n <= victims; n += 1) await pipeline.aVictim(n);
  return pipeline;
};

/** The department posts until it has an answer; then everything takes its course, crash or not. */
const runWhole = async (pipeline: Pipeline, onCrash: () => void = () => undefined): Promise<void> => {
  for (let tries = 0; tries < 3; tries += 1) {
    const { statusCode } = await pipeline.post(aPostedChange('parole-hearing-scheduled'));
    if (statusCode === 202) break;
  }
  let planned = pipeline.aws.crashesLeft();
  for (let minute = 0; minute < 900; minute += 1) {
    await pipeline.drain();
    if (pipeline.aws.crashesLeft() < planned) {
      onCrash();
      planned = pipeline.aws.crashesLeft();
    }
    if (pipeline.owed(HOUR) === 0) return;
    pipeline.advance(60);
    await pipeline.tick();
  }
};

const messagesOf = (aws: FakeAws) => [...aws.texts, ...aws.mails];

/** Ids of messages that a provider took and that the ledger does not know of. */
const unrecorded = ({ aws }: Pipeline): ReadonlySet<string> => {
  const recorded = new Set(
    aws.tables.itemsOf('Ledger').flatMap((item) => item['providerMessageId']?.S ?? []),
  );
  return new Set(
    messagesOf(aws)
      .filter(({ messageId }) => !recorded.has(messageId))
      .map(({ to }) => to),
  );
};

interface Verdict {
  readonly untold: readonly string[];
  readonly unfinished: number;
  readonly repeatedWithoutCause: readonly string[];
  readonly unmarked: readonly string[];
  readonly mostRepeated: number;
}

const judge = (pipeline: Pipeline, victims: number, lost: ReadonlySet<string>): Verdict => {
  const ledger = pipeline.aws.tables.itemsOf('Ledger');
  const sent = Map.groupBy(messagesOf(pipeline.aws), ({ to }) => to);
  const addresses = Array.from({ length: victims }, (_, n) => [emailOf(n + 1), phoneOf(n + 1)]).flat();
  const repeated = addresses.filter((to) => (sent.get(to)?.length ?? 0) > 1);
  const factOf = new Map(ledger.map((item) => [item['providerMessageId']?.S, item]));
  // A message that its worker did not live to write down can bear no mark; every one on record must.
  const isUnmarked = ({ messageId }: { readonly messageId: string }): boolean => {
    const fact = factOf.get(messageId);
    return fact !== undefined && fact['possibleDuplicate']?.BOOL !== true;
  };
  return {
    untold: addresses.filter((to) => !sent.has(to)),
    unfinished: pipeline.owed(HOUR),
    repeatedWithoutCause: repeated.filter((to) => !lost.has(to)),
    unmarked: repeated.filter((to) => sent.get(to)?.slice(1).some(isUnmarked)),
    mostRepeated: repeated.length,
  };
};

const crashed = async (victims: number, points: readonly CrashPoint[]): Promise<Verdict> => {
  const pipeline = await start(victims);
  pipeline.aws.crash(...points);
  const lost = new Set<string>();
  await runWhole(pipeline, () => {
    for (const to of unrecorded(pipeline)) lost.add(to);
  });
  return judge(pipeline, victims, lost);
};

const FINE: Verdict = {
  untold: [],
  unfinished: 0,
  repeatedWithoutCause: [],
  unmarked: [],
  mostRepeated: expect.any(Number) as number,
};

const requestsOf = async (victims: number): Promise<readonly string[]> => {
  const pipeline = await start(victims);
  await runWhole(pipeline);
  expect(judge(pipeline, victims, new Set())).toEqual({ ...FINE, mostRepeated: 0 });
  return pipeline.aws.requests;
};

describe.each([1, 3, 12, 40])('a crash at any request, with %i victims', (victims) => {
  it.each(['before', 'after'] as const)(
    'and %s it took place, leaves nobody untold, and repeats only what was not on record, with a mark',
    async (when) => {
      const requests = await requestsOf(victims);
      expect(requests.length).toBeGreaterThan(8);

      for (const [position, request] of requests.entries()) {
        const verdict = await crashed(victims, [{ request: position + 1, when }]);
        expect({ request, ...verdict }).toEqual({ request, ...FINE });
        // One crash repeats one flush at most.
        expect(verdict.mostRepeated).toBeLessThanOrEqual(Math.max(TEXTS_PER_WAVE, 25));
      }
    },
    120_000,
  );
});

describe('two crashes, the second on the way back', () => {
  it('leave nobody untold, and repeat only what was not on record, with a mark', async () => {
    const point = fc.record({
      request: fc.integer({ min: 1, max: 45 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    });

    await fc.assert(
      fc.asyncProperty(fc.constantFrom(1, 3, 12), point, point, async (victims, first, second) => {
        expect(await crashed(victims, [first, second])).toEqual(FINE);
      }),
      { numRuns: 400 },
    );
  }, 120_000);
});

describe('two crashes while many are handed over', () => {
  it('leave nobody untold, and repeat only what was not on record, with a mark', async () => {
    const VICTIMS = 150;
    const requests = await requestsOf(VICTIMS);
    const duties = requests.flatMap((one, position) =>
      one === 'dynamodb:BatchWriteItem Ledger' ? [position + 1] : [],
    );
    const afterRestart = Array.from({ length: 24 }, (_, n) => n + 17);

    for (const first of [duties[1] ?? 0, duties[3] ?? 0, (duties[5] ?? 0) + 1]) {
      for (const second of afterRestart) {
        const points = [first, second].map((request) => ({ request, when: 'before' as const }));
        expect({ points, ...(await crashed(VICTIMS, points)) }).toEqual({ points, ...FINE });
      }
    }
  }, 120_000);
});

describe('a crash at any request of a run with a further try', () => {
  it.each([1, 12])(
    'leaves nobody untold of %i victims',
    async (victims) => {
      const run = async (...points: readonly CrashPoint[]): Promise<Pipeline> => {
        const pipeline = await start(victims);
        let isBusy = true;
        pipeline.aws.refuse.text = (to) => {
          if (to !== phoneOf(1) || !isBusy) return undefined;
          isBusy = false;
          return Object.assign(new Error('x'), {
            name: 'ThrottledException',
            $metadata: { httpStatusCode: 429 },
          });
        };
        pipeline.aws.crash(...points);
        await runWhole(pipeline);
        return pipeline;
      };
      const requests = (await run()).aws.requests.length;

      for (let request = 1; request <= requests; request += 1) {
        for (const when of ['before', 'after'] as const) {
          const { untold, unfinished } = judge(await run({ request, when }), victims, new Set());
          expect({ request, when, untold, unfinished }).toEqual({ request, when, untold: [], unfinished: 0 });
        }
      }
    },
    120_000,
  );
});

describe('a crash while a provider is busy', () => {
  it('leaves nobody untold, and repeats only what was not on record, with a mark', async () => {
    const point = fc.record({
      request: fc.integer({ min: 1, max: 90 }),
      when: fc.constantFrom('before' as const, 'after' as const),
    });

    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 3, 12, 40),
        point,
        fc.constantFrom('mail' as const, 'text' as const),
        // Few enough that it is not night before they are over.
        fc.integer({ min: 1, max: 15 }),
        async (victims, first, busy, refusals) => {
          const pipeline = await start(victims);
          let left = refusals;
          pipeline.aws.refuse.mail = () => (busy === 'mail' && left-- > 0 ? 'ACCOUNT_THROTTLED' : undefined);
          pipeline.aws.refuse.text = () =>
            busy === 'text' && left-- > 0
              ? Object.assign(new Error('x'), {
                  name: 'ThrottledException',
                  $metadata: { httpStatusCode: 429 },
                })
              : undefined;
          pipeline.aws.crash(first);
          const lost = new Set<string>();
          await runWhole(pipeline, () => {
            for (const to of unrecorded(pipeline)) lost.add(to);
          });
          expect(judge(pipeline, victims, lost)).toEqual(FINE);
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);
});
