import { playDay, runDemonstration } from '../../local/demo.ts';
import { eventTypes } from '../../domain/event-types.ts';
import type { DemoResult } from '../../local/demo-result.ts';
import { demoTable } from '../../local/demo-table.ts';
import { DAY_MS, instantAt } from '../../domain/zones.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';

const MINUTE = 60_000;
let stack: StackClient;
beforeAll(async () => {
  stack = await startStack();
}, 2 * MINUTE);
afterAll(() => stack.stop());

const silent = (): void => undefined;

describe('the day of the demonstration', () => {
  let result: DemoResult;
  let lines: string[];
  beforeAll(async () => {
    lines = [];
    result = await playDay(stack, (line) => lines.push(line));
  }, 3 * MINUTE);

  it('tells everyone who should be told, and nobody else', () => {
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({
      ok: true,
      run: 1,
      roster: { offenders: 87, records: 200, rejectedLines: 0, flagged: 0 },
      registrations: { victims: 19, submissions: 20, codesSent: 32, codesEntered: 29 },
      notifications: { sms: 16, email: 17 },
      duties: { metByEmail: 17, awaitingLetter: 4 },
      acknowledged: { victim: 1, statusChangeId: 'demo-1' },
    });
  });

  it('has a line for each type of status change, and each was told to someone', () => {
    expect(result.statusChanges.map(({ eventType }) => eventType)).toEqual(eventTypes);
    expect(result.statusChanges.every(({ accepted, told }) => accepted > 0 && told > 0)).toBe(true);
  });

  it('hides nobody who was not told', () => {
    expect(result.notTold.map(({ victim, eventType, reason }) => [victim, eventType, reason])).toEqual([
      [5, 'parole-hearing-scheduled', 'superseded'],
      [7, 'parole-hearing-scheduled', 'superseded'],
      [10, 'release', 'unreachable'],
      [10, 'correction', 'nothing-to-correct'],
      [11, 'escape', 'not-confirmed'],
      [11, 'recapture', 'not-confirmed'],
      [12, 'parole-hearing-scheduled', 'no-doc-number'],
      [13, 'release-date-changed', 'name-differs'],
      [15, 'release-pending', 'not-asked-for'],
      [18, 'transfer', 'not-asked-for'],
    ]);
  });

  it('says what the API says of the states', () => {
    expect(result.notifications.byState).toEqual({
      accepted: 16,
      acknowledged: 1,
      superseded: 2,
      quarantined: 1,
      escalated: 5,
    });
  });

  it('shows what lies before the office, and why', () => {
    expect(
      result.tasks.map(({ kind, reason, victim, eventType }) => [kind, reason, victim, eventType]),
    ).toEqual([
      ['letter', 'no-legal-channel', 6, 'parole-hearing-cancelled'],
      ['quarantine', 'name-differs', 13, 'release-date-changed'],
      ['letter', 'no-legal-channel', 16, 'clemency'],
      ['letter', 'no-legal-channel', 9, 'release'],
      ['call', 'no-channel-left', 10, 'release'],
      ['letter', 'no-channel-left', 10, 'release'],
      ['letter', 'no-legal-channel', 9, 'correction'],
      ['review', 'offender-unknown', 12, null],
    ]);
  });

  it('names why the one bad item of the batch was refused', () => {
    expect(result.refused).toEqual([
      {
        statusChangeId: 'demo-6',
        eventType: 'parole-hearing-scheduled',
        why: expect.stringMatching(/^details\.hearingStart must be a date and time/) as string,
      },
    ]);
  });

  it('tells whoever watches of each step', () => {
    expect(lines).toHaveLength(13);
    expect(lines[1]).toMatch(/^ +\d+\.\d s {2}The department's roster is in: 87 offenders, 200 records\.$/);
  });

  it('prints as a page that names everyone and everything', () => {
    const page = demoTable(result);

    for (const { victim, known } of result.notTold) expect(page).toContain(`victim ${victim} (${known}): `);
    for (const eventType of eventTypes) expect(page).toContain(`\n  ${eventType} `);
    for (const { kind, victim } of result.tasks) expect(page).toContain(`\n  ${kind} for victim ${victim} (`);
    expect(page).toContain('Everyone was told who should be: 16 SMS and 17 e-mails');
    expect(page).toContain('The office has 8 tasks.');
  });

  it(
    'can be played again on the same state, beside the victims of the first day',
    async () => {
      const again = await playDay(stack, silent);

      expect(again.problems).toEqual([]);
      expect(again).toMatchObject({ ok: true, run: 2, notifications: { sms: 16, email: 17 } });
    },
    3 * MINUTE,
  );
});

/** So long from now until the clocks of Missouri show this. */
const until = async (of: StackClient, wall: string): Promise<number> => {
  const at = instantAt(Date.parse(`${wall}Z`), 'America/Chicago');
  return at - Date.parse(await of.now());
};
const nextYear = new Date().getUTCFullYear() + 1;
const sundays = (month: number): string[] =>
  Array.from({ length: 14 }, (_, n) => new Date(Date.UTC(nextYear, month, n + 1)))
    .filter((day) => day.getUTCDay() === 0)
    .map((day) => day.toISOString().slice(0, 10));
// Since 2007 the clocks change on the second Sunday of March and on the first of November.
const [toSummer = '', toWinter = ''] = [sundays(2)[1], sundays(10)[0]];

describe.each([
  ['in the night before summer time', `${toSummer}T00:30:00`],
  [
    'in the evening before winter time',
    `${new Date(Date.parse(toWinter) - DAY_MS).toISOString().slice(0, 10)}T21:00:00`,
  ],
])('a demonstration that is started %s', (_, wall) => {
  it(
    'goes on to the next morning, and tells everyone',
    async () => {
      const late = await startStack();
      try {
        await late.advance(await until(late, wall));
        const { problems, ok } = await playDay(late, silent);

        expect({ ok, problems }).toEqual({ ok: true, problems: [] });
      } finally {
        await late.stop();
      }
    },
    2 * MINUTE,
  );
});

describe('a demonstration that goes wrong', () => {
  afterEach(() => stack.clearFaults());

  it(
    'says whom no text reached, although the network said that it took each',
    async () => {
      await stack.optOut('+15735550302', 'swallowed');

      const { ok, problems } = await playDay(stack, silent, 3_000);

      // No code comes to that phone either.
      expect(ok).toBe(false);
      expect(problems).toEqual(
        expect.arrayContaining([
          'victim 2 got 0 codes at +15735550302 instead of one',
          expect.stringMatching(/^victim 2 \(.*\) has no SMS that tells of escape demo3-1$/),
        ]),
      );
    },
    4 * MINUTE,
  );

  it(
    'says whom no e-mail has reached yet, while its sender is refused',
    async () => {
      await stack.fault({
        service: 'ses',
        containing: 'carmen-4@example.org',
        nth: 2,
        times: 100,
        effect: { do: 'error', status: 400, code: 'MessageRejected' },
      });

      const result = await playDay(stack, silent, 3_000);

      expect(result).toMatchObject({ ok: false, run: 4 });
      expect(result.notTold).toContainEqual(
        expect.objectContaining({ victim: 8, eventType: 'death', reason: 'missing' }),
      );
      expect(result.problems).toContainEqual(
        expect.stringMatching(/^victim 8 \(.*\) has no e-mail that tells of death demo4-14$/),
      );
      expect(demoTable(result)).toContain('NOT as it should be');
      expect(demoTable(result)).toContain('MISSING: a message should be there and is not');
    },
    4 * MINUTE,
  );
});

it(
  'prints nothing but the result when JSON is asked for',
  async () => {
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);

    const { ok } = await runDemonstration(stack, { json: true });
    const printed = write.mock.calls.map(([text]) => text as string).join('');
    write.mockRestore();

    expect(ok).toBe(true);
    expect(JSON.parse(printed)).toMatchObject({ ok: true, run: 5, problems: [] });
  },
  4 * MINUTE,
);
