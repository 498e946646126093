import { eventTypes } from '../../domain/event-types.ts';
import { fieldsFrom } from '../../domain/form-fields.ts';
import { formProblems, registrationForm } from '../../domain/registration.ts';
import { statusChange, timeProblems } from '../../domain/status-change.ts';
import { asWebForm } from '../../local/demo-client.ts';
import { dayOf, type DocRequest } from '../../local/demo-day.ts';
import { expectationsOf, type Expectation, type Fate } from '../../local/demo-expectations.ts';
import { daytimeFrom } from '../../local/demo-daytime.ts';
import { cast } from '../../local/demo-people.ts';
import { tasksExpected } from '../../local/demo-tasks.ts';
import { addressesOf, freeRun, victimsOf, type Run } from '../../local/demo-victims.ts';

const first: Run = { number: 1, now: new Date('2026-05-04T15:00:00.000Z') };
const second: Run = { number: 2, now: new Date('2026-05-04T15:00:30.000Z') };
const nameOf = () => ({ first: 'AVERY', last: 'SAMPLEMAN' });

const day = dayOf(first, nameOf);
const posted = (of: readonly DocRequest[]) => of.flatMap(({ posts }) => posts);
const victims = victimsOf(first);

describe('the victims of the demonstration', () => {
  it.each(victims.map((each) => [each.number, each.known, each] as const))(
    'victim %i (%s) sends a form that the office takes, as JSON and as a web form',
    (_, __, { form }) => {
      const fromJson = registrationForm.parse(JSON.parse(JSON.stringify(form)));
      const fromWebForm = registrationForm.parse(fieldsFrom(asWebForm(form).text));

      expect(formProblems(fromJson, first.now)).toEqual([]);
      expect(fromWebForm).toEqual(fromJson);
    },
  );

  it('are at numbers and addresses that nobody has, each at her own', () => {
    const addresses = [...victims, ...victimsOf(second)].flatMap(({ form }) => [
      form.email ?? '',
      ...(form.phones ?? []).map(({ number }) => number),
    ]);
    const given = addresses.filter((address) => address !== '');

    expect(given.every((address) => /^\+1573555\d{4}$|@example\.org$/.test(address))).toBe(true);
    expect(new Set(given).size).toBe(given.length);
  });

  it('take numbers to which nothing has come yet', () => {
    const phonesOf = (run: Run) =>
      victimsOf(run).flatMap(({ form }) => (form.phones ?? []).map(({ number }) => number));

    expect(freeRun([])).toBe(1);
    expect(freeRun(phonesOf(first))).toBe(2);
    expect(freeRun([...phonesOf(first), ...phonesOf(second), '+15735559999'])).toBe(3);
    expect(freeRun(['+18165550101', ...phonesOf(second)])).toBe(1);
    expect(freeRun(Array.from({ length: 10_000 }, (_, n) => `+1573555${String(n).padStart(4, '0')}`))).toBe(
      undefined,
    );
  });

  it('confirm nothing that gets no code', () => {
    for (const { form, confirms } of victims)
      expect(addressesOf(form)).toEqual(expect.arrayContaining([...confirms]));
  });
});

describe('the day of the demonstration', () => {
  it('has every type of status change', () => {
    expect(new Set(posted(day).map(({ change }) => change.eventType))).toEqual(new Set(eventTypes));
  });

  it.each([
    ['first', first],
    ['second', second],
  ])('holds nothing that the API refuses but what is wrong on purpose (%s run)', (_, run) => {
    for (const { change, wrongField } of posted(dayOf(run, nameOf))) {
      const parsed = statusChange.safeParse(JSON.parse(JSON.stringify(change)));
      const fields = parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'));

      expect(fields).toEqual(wrongField === undefined ? [] : [wrongField]);
      expect(timeProblems(change, run.now)).toEqual([]);
    }
  });

  it('uses an id once, besides what it posts twice, and never one of an earlier day', () => {
    const ids = (run: Run) =>
      dayOf(run, nameOf)
        .filter(({ isRepeated }) => !isRepeated)
        .flatMap(({ posts }) => posts.map(({ change }) => change.statusChangeId));
    const all = [...ids(first), ...ids(second)];

    expect(new Set(all).size).toBe(all.length);
    expect(ids(first)[0]).toBe('demo-1');
  });

  it('is later than an earlier day on the same state, all of it', () => {
    const times = (run: Run) => posted(dayOf(run, nameOf)).map(({ change }) => Date.parse(change.occurredAt));

    expect(Math.min(...times(second))).toBeGreaterThan(Math.max(...times(first)));
  });

  it('speaks of dates around now, on whatever day it is played', () => {
    const newYear: Run = { number: 1, now: new Date('2027-01-01T03:00:00.000Z') };
    const [release] = posted(dayOf(newYear, nameOf)).filter(({ change }) => change.eventType === 'release');

    // It is still the day before in Missouri.
    expect(release?.change.details).toMatchObject({ releaseDate: '2026-12-31' });
  });
});

describe('the time at which it is played', () => {
  it.each([
    ['by day: at once', '2026-05-04T15:00:00.000Z', '2026-05-04T15:00:00.000Z'],
    ['at 8 in the morning: at once', '2026-05-04T13:00:00.000Z', '2026-05-04T13:00:00.000Z'],
    ['a moment before: at 10', '2026-05-04T12:59:59.999Z', '2026-05-04T15:00:00.000Z'],
    ['at 18 in the evening: at 10 of the next day', '2026-05-04T23:00:00.000Z', '2026-05-05T15:00:00.000Z'],
    ['on New Year’s Eve, in winter time', '2027-01-01T03:00:00.000Z', '2027-01-01T16:00:00.000Z'],
    ['in the hour that is skipped in spring', '2027-03-14T08:30:00.000Z', '2027-03-14T15:00:00.000Z'],
    ['on the evening before that', '2027-03-14T02:00:00.000Z', '2027-03-14T15:00:00.000Z'],
    ['in the hour that comes twice in autumn', '2026-11-01T06:30:00.000Z', '2026-11-01T16:00:00.000Z'],
    ['in it for the second time', '2026-11-01T07:30:00.000Z', '2026-11-01T16:00:00.000Z'],
    ['on the evening before that', '2026-11-01T01:00:00.000Z', '2026-11-01T16:00:00.000Z'],
  ])('%s', (_, from, at) => {
    expect(daytimeFrom(new Date(from)).toISOString()).toBe(at);
  });
});

describe('who must be told of what', () => {
  const expectations = expectationsOf(victims, day);
  const of = (number: number, eventType: string): Expectation | undefined =>
    expectations.find((each) => each.victim.number === number && each.change.eventType === eventType);

  it.each<[number, string, Fate, readonly string[]]>([
    [1, 'escape', 'told', ['ana@example.org', '+15735550101']],
    [2, 'recapture', 'told', ['rosa@example.org', '+15735550102']],
    [5, 'parole-hearing-scheduled', 'superseded', []],
    [5, 'parole-hearing-rescheduled', 'told', ['pat@example.org']],
    [6, 'parole-hearing-cancelled', 'told', ['+15735550106']],
    [8, 'death', 'told', ['carmen@example.org']],
    [9, 'release', 'told', ['+15735550159']],
    [9, 'correction', 'told', ['+15735550159']],
    [10, 'release', 'unreachable', []],
    [10, 'correction', 'nothing-to-correct', []],
    [11, 'escape', 'not-confirmed', []],
    [12, 'parole-hearing-scheduled', 'no-doc-number', []],
    [13, 'release-date-changed', 'name-differs', []],
    [14, 'hearing-result', 'told', ['toni@example.org', '+15735550114']],
    [15, 'transfer', 'told', ['eli@example.org', '+15735550115']],
    [15, 'release-pending', 'not-asked-for', []],
    [16, 'clemency', 'told', ['+15735550116']],
    [17, 'release-date-changed', 'told', ['ray@example.org']],
    [18, 'transfer', 'not-asked-for', []],
  ])('victim %i, %s: %s at %j', (number, eventType, fate, addresses) => {
    const expectation = of(number, eventType);

    expect(expectation?.fate).toBe(fate);
    expect(expectation?.messages.map(({ to }) => to)).toEqual(addresses);
  });

  it('leaves to people what messages cannot do: no text counts, and no offender is guessed', () => {
    const tasks = tasksExpected(victims, expectations).map(
      ({ kind, victim, change }) => `${kind} ${victim.number} ${change?.eventType ?? 'registration'}`,
    );

    expect(tasks).toEqual([
      'letter 6 parole-hearing-cancelled',
      'quarantine 13 release-date-changed',
      'letter 16 clemency',
      'letter 9 release',
      'call 10 release',
      'letter 10 release',
      'letter 9 correction',
      'review 12 registration',
    ]);
  });

  it('is everyone who means an offender and each change of that offender, once', () => {
    const kept = day
      .filter(({ isRepeated }) => !isRepeated)
      .flatMap(({ posts }) => posts.filter(({ wrongField }) => wrongField === undefined));
    const pairs = kept.flatMap(({ about, change }) =>
      victims
        .filter((each) => each.about === about)
        .map(({ number }) => `${number} ${change.statusChangeId}`),
    );

    expect(expectations.map((each) => `${each.victim.number} ${each.change.statusChangeId}`)).toEqual(pairs);
    expect(Object.keys(cast)).toEqual(expect.arrayContaining(kept.map(({ about }) => about)));
  });

  it('says of a type that was wrong, in the language of whoever reads it', () => {
    expect(of(9, 'correction')?.messages[0]?.lines.join()).toMatch(/^MO DOC CORRECTION: /);
    expect(of(2, 'escape')?.messages[1]?.lines.join()).toMatch(/^MO DOC ALERTA: /);
  });

  it('gives a witness no invitation', () => {
    const lines = of(7, 'parole-hearing-rescheduled')
      ?.messages.flatMap((message) => message.lines)
      .join(' ');

    expect(lines).toBeDefined();
    expect(lines).not.toMatch(/You may attend|invited/);
  });

  it('shows a discreet reader her own words, and keeps the rest secret', () => {
    const [email, sms] = of(3, 'escape')?.messages ?? [];

    expect(email?.subject).toBe('The book club meets again');
    expect(sms?.lines).toEqual(['URGENT: The book club meets again LINK']);
    expect(sms?.secrets).toEqual(['01154062', 'SAMPLEMAN']);
  });
});
