import fc from 'fast-check';
import {
  nextDigestAt,
  sendableAt,
  whatWouldRing,
  type Sending,
  type Timing,
} from '../../domain/send-window.ts';
import { isoDay, knownZone, wallTimeAt } from '../../domain/zones.ts';

const aTiming = (different: Partial<Timing> = {}): Timing => ({
  timeZone: 'America/Chicago',
  blackoutDates: [],
  ...different,
});

const aSending = (now: string, different: Partial<Sending> = {}): Sending => ({
  channel: 'sms',
  urgency: 'routine',
  now,
  ...different,
});

const isAt = (iso: string): string => new Date(iso).toISOString();

describe('a message that is no emergency', () => {
  it.each([
    ['at 07:00 at once', '2026-05-04T07:00:00-05:00', '2026-05-04T07:00:00-05:00'],
    ['a moment before 20:00 at once', '2026-05-04T19:59:59.999-05:00', '2026-05-04T19:59:59.999-05:00'],
    ['at 20:00 in the morning', '2026-05-04T20:00:00-05:00', '2026-05-05T07:00:00-05:00'],
    ['after midnight in the morning', '2026-05-05T00:30:00-05:00', '2026-05-05T07:00:00-05:00'],
    ['a moment before 07:00 then', '2026-05-05T06:59:59.999-05:00', '2026-05-05T07:00:00-05:00'],
    ['on the eve of the spring change', '2026-03-07T21:00:00-06:00', '2026-03-08T07:00:00-05:00'],
    ['in the night of the spring change', '2026-03-08T03:00:00-05:00', '2026-03-08T07:00:00-05:00'],
    ['on the eve of the autumn change', '2026-10-31T21:00:00-05:00', '2026-11-01T07:00:00-06:00'],
    ['in the hour that comes twice', '2026-11-01T01:30:00-06:00', '2026-11-01T07:00:00-06:00'],
  ])('goes %s', (_, now, then) => {
    for (const urgency of ['advance', 'routine'] as const)
      expect(sendableAt(aTiming(), aSending(now, { urgency }))).toBe(isAt(then));
  });

  it.each([
    ['Asia/Kathmandu', '2026-05-04T01:00:00Z', '2026-05-04T01:15:00Z'],
    ['America/St_Johns', '2026-05-04T09:00:00Z', '2026-05-04T09:30:00Z'],
    ['Pacific/Chatham', '2026-12-31T10:00:00Z', '2026-12-31T17:15:00Z'],
    ['America/Phoenix', '2026-05-04T13:00:00Z', '2026-05-04T14:00:00Z'],
    ['Mars/Olympus_Mons', '2026-05-04T11:00:00Z', '2026-05-04T12:00:00Z'],
    ['', '2026-05-04T11:00:00Z', '2026-05-04T12:00:00Z'],
  ])('goes by the clocks of her zone, %s', (timeZone, now, then) => {
    expect(sendableAt(aTiming({ timeZone }), aSending(now))).toBe(isAt(then));
  });

  it.each([
    ['before her hours', '2026-05-04T08:00:00-05:00', '2026-05-04T09:30:00-05:00'],
    ['in them', '2026-05-04T11:59:00-05:00', '2026-05-04T11:59:00-05:00'],
    ['after them', '2026-05-04T12:00:00-05:00', '2026-05-05T09:30:00-05:00'],
  ])('keeps her own hours: %s', (_, now, then) => {
    expect(sendableAt(aTiming({ hours: { from: '09:30', to: '12:00' } }), aSending(now))).toBe(isAt(then));
  });

  it.each([
    ['too early and too late', { from: '05:00', to: '23:00' }],
    ['turned round', { from: '18:00', to: '09:00' }],
    ['in the night', { from: '21:00', to: '23:00' }],
    ['rubbish', { from: 'x', to: '9' }],
  ])('never leaves the send window, even with hours that are %s', (_, hours) => {
    const at = (now: string): string => sendableAt(aTiming({ hours }), aSending(now));

    expect(at('2026-05-04T05:30:00-05:00')).toBe(isAt('2026-05-04T07:00:00-05:00'));
    expect(at('2026-05-04T20:30:00-05:00')).toBe(isAt('2026-05-05T07:00:00-05:00'));
  });

  it.each([
    ['a date', ['2026-05-04']],
    ['a day of every year', ['--05-04']],
  ])('waits for a day that she did not close: %s', (_, blackoutDates) => {
    expect(sendableAt(aTiming({ blackoutDates }), aSending('2026-05-04T15:00:00Z'))).toBe(
      '2026-05-05T12:00:00.000Z',
    );
  });

  it('reads a closed day on her calendar, not in UTC', () => {
    const timing = aTiming({ timeZone: 'Pacific/Kiritimati', blackoutDates: ['2026-05-05'] });

    expect(sendableAt(timing, aSending('2026-05-04T20:00:00Z'))).toBe('2026-05-05T17:00:00.000Z');
  });

  it('waits for the end of her pause', () => {
    const timing = aTiming({ pausedUntil: '2026-05-10T03:00:00.000Z' });

    expect(sendableAt(timing, aSending('2026-05-04T15:00:00Z'))).toBe('2026-05-10T12:00:00.000Z');
  });

  it('comes by e-mail at any hour of an open day, if she allows it', () => {
    const timing = aTiming({ emailAnyHour: true, blackoutDates: ['2026-05-04'] });
    const now = '2026-05-05T02:00:00-05:00';

    expect(sendableAt(timing, aSending(now, { channel: 'email' }))).toBe(isAt(now));
    expect(sendableAt(timing, aSending(now, { channel: 'sms' }))).toBe(isAt('2026-05-05T07:00:00-05:00'));
    expect(sendableAt(timing, aSending('2026-05-04T15:00:00Z', { channel: 'email' }))).toBe(
      isAt('2026-05-05T00:00:00-05:00'),
    );
  });
});

describe('a deadline that would pass meanwhile', () => {
  const closed = aTiming({ blackoutDates: ['2026-05-04', '2026-05-05', '2026-05-06'] });
  const now = '2026-05-04T15:00:00.000Z';
  const open = '2026-05-07T12:00:00.000Z';

  it.each([
    ['sends the e-mail on a closed day', 'email', '2026-05-06T20:00:00Z', now],
    ['sends it in time to be taken', 'email', '2026-05-07T13:59:59Z', now],
    ['lets it wait while there is time', 'email', '2026-05-07T14:00:00Z', open],
    ['lets the text wait', 'sms', '2026-05-06T20:00:00Z', open],
    ['that has passed already sends the e-mail', 'email', '2026-05-01T20:00:00Z', now],
  ] as const)('%s', (_, channel, deadline, then) => {
    expect(sendableAt(closed, aSending(now, { channel, deadline }))).toBe(then);
  });

  it('sends no e-mail out of the send window', () => {
    const sending = aSending('2026-05-05T03:00:00Z', { channel: 'email', deadline: '2026-05-05T20:00:00Z' });

    expect(sendableAt(closed, sending)).toBe('2026-05-05T12:00:00.000Z');
  });

  it('keeps her own hours on a closed day if they come in time, else only the send window', () => {
    const timing = { ...closed, hours: { from: '18:00', to: '19:00' } };
    const sending = aSending(now, { channel: 'email', deadline: '2026-05-05T20:00:00Z' });

    expect(sendableAt(timing, sending)).toBe(isAt('2026-05-04T18:00:00-05:00'));
    expect(sendableAt(timing, { ...sending, deadline: '2026-05-04T23:30:00Z' })).toBe(now);
  });

  it('ends a pause for the e-mail', () => {
    const timing = aTiming({ pausedUntil: '2026-08-01T00:00:00.000Z' });

    expect(sendableAt(timing, aSending(now, { channel: 'email', deadline: '2026-06-01T00:00:00Z' }))).toBe(
      now,
    );
  });
});

describe('an emergency', () => {
  it('goes at once: at night, on a closed day, during a pause, on every channel', () => {
    const timing = aTiming({ blackoutDates: ['2026-05-04'], pausedUntil: '2027-01-01T00:00:00.000Z' });

    for (const channel of ['sms', 'email'] as const)
      expect(
        sendableAt(timing, aSending('2026-05-04T03:00:00-05:00', { channel, urgency: 'emergency' })),
      ).toBe(isAt('2026-05-04T03:00:00-05:00'));
  });
});

describe('the digest', () => {
  it.each([
    ['today', {}, '2026-05-04T10:00:00-05:00', '2026-05-04T17:00:00-05:00'],
    ['tomorrow', {}, '2026-05-04T17:00:00.001-05:00', '2026-05-05T17:00:00-05:00'],
    ['on the day of the clock change', {}, '2026-03-07T18:00:00-06:00', '2026-03-08T17:00:00-05:00'],
    [
      'on an open day',
      { blackoutDates: ['--05-04'] },
      '2026-05-04T10:00:00-05:00',
      '2026-05-05T17:00:00-05:00',
    ],
    [
      'after the pause',
      { pausedUntil: '2026-05-06T23:00:00.000Z' },
      '2026-05-04T10:00:00-05:00',
      '2026-05-07T17:00:00-05:00',
    ],
    [
      'when her hours begin, if they end before',
      { hours: { from: '09:00', to: '12:00' } },
      '2026-05-04T10:00:00-05:00',
      '2026-05-05T09:00:00-05:00',
    ],
    ['in her zone', { timeZone: 'Asia/Kathmandu' }, '2026-05-04T12:00:00Z', '2026-05-05T11:15:00Z'],
  ])('comes %s', (_, timing, now, then) => {
    expect(nextDigestAt(aTiming(timing), now)).toBe(isAt(then));
  });
});

describe('the preview of her settings', () => {
  it('says what rings in spite of them', () => {
    const timing = aTiming({
      timeZone: 'nowhere',
      hours: { from: '09:00', to: '23:00' },
      emailAnyHour: true,
      blackoutDates: ['--12-24'],
      pausedUntil: '2026-06-01T00:00:00.000Z',
    });

    expect(whatWouldRing(timing)).toEqual({
      timeZone: 'America/Chicago',
      always: ['release', 'escape', 'recapture', 'correction'],
      whenUrgent: ['release-pending', 'clemency'],
      texts: { from: '09:00', to: '20:00' },
      email: { from: '00:00', to: '24:00' },
      digestAt: '17:00',
      blackoutDates: ['--12-24'],
      pausedUntil: '2026-06-01T00:00:00.000Z',
    });
  });
});

describe('at any time, with any settings', () => {
  const zones = [
    'America/Chicago',
    'America/Phoenix',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
    'America/Havana',
    'nowhere',
  ];
  const [start, end] = [Date.parse('2026-01-01'), Date.parse('2028-01-01')];
  const instants = fc.integer({ min: start, max: end }).map((ms) => new Date(ms).toISOString());
  // Many near clock changes and hours' ends: whole quarters of an hour.
  const quarters = fc
    .integer({ min: start / 900_000, max: end / 900_000 })
    .map((quarter) => new Date(quarter * 900_000).toISOString());
  const clock = fc
    .tuple(fc.integer({ min: 7, max: 20 }), fc.constantFrom('00', '15', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const days = fc.oneof(
    instants.map((at) => at.slice(0, 10)),
    instants.map((at) => `-${at.slice(4, 10)}`),
  );
  const timings: fc.Arbitrary<Timing> = fc.record(
    {
      timeZone: fc.constantFrom(...zones),
      hours: fc.record({ from: clock, to: clock }),
      blackoutDates: fc.array(days, { maxLength: 60 }),
      pausedUntil: instants,
      emailAnyHour: fc.boolean(),
    },
    { requiredKeys: ['timeZone', 'blackoutDates'] },
  );
  const sendings: fc.Arbitrary<Sending> = fc.record(
    {
      channel: fc.constantFrom('sms', 'email'),
      urgency: fc.constantFrom('advance', 'routine'),
      deadline: instants,
      now: fc.oneof(instants, quarters),
    },
    { requiredKeys: ['channel', 'urgency', 'now'] },
  );

  const shown = (at: string, { timeZone }: Timing): number => wallTimeAt(Date.parse(at), knownZone(timeZone));
  const isInWindow = (at: string, timing: Timing): boolean => {
    const clockTime = new Date(shown(at, timing)).toISOString().slice(11, 16);
    return clockTime >= '07:00' && clockTime < '20:00';
  };
  const isWelcome = (at: string, timing: Timing): boolean => {
    const day = isoDay(shown(at, timing));
    const isBlackout = timing.blackoutDates.some((closed) => closed === day || closed === `-${day.slice(4)}`);
    return !isBlackout && !(timing.pausedUntil !== undefined && at < timing.pausedUntil);
  };

  it('nothing but an emergency comes in quiet hours or unwelcome, unless the deadline asks for the e-mail', () => {
    fc.assert(
      fc.property(timings, sendings, (timing, sending) => {
        const at = sendableAt(timing, sending);
        const mayBeAnyHour = sending.channel === 'email' && timing.emailAnyHour === true;

        expect(mayBeAnyHour || isInWindow(at, timing)).toBe(true);
        if (isWelcome(at, timing)) return;
        const patient = sendableAt(timing, { ...sending, deadline: undefined });
        expect(sending.channel).toBe('email');
        expect(Date.parse(patient)).toBeGreaterThan(Date.parse(sending.deadline ?? '') - 7_200_000);
      }),
      { numRuns: 1000 },
    );
  });

  it('is never before now, and asked again then the answer is the same', () => {
    fc.assert(
      fc.property(timings, sendings, (timing, sending) => {
        const at = sendableAt(timing, sending);
        const digest = nextDigestAt(timing, sending.now);

        expect(at >= sending.now && digest >= sending.now).toBe(true);
        expect(sendableAt(timing, { ...sending, now: at })).toBe(at);
        expect(nextDigestAt(timing, digest)).toBe(digest);
        expect(isInWindow(digest, timing) && isWelcome(digest, timing)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('an e-mail whose deadline leaves a window goes before the deadline', () => {
    fc.assert(
      fc.property(timings, sendings, (timing, { urgency, now }) => {
        const deadline = new Date(Date.parse(now) + 30 * 3_600_000).toISOString();

        expect(sendableAt(timing, { channel: 'email', urgency, now, deadline }) < deadline).toBe(true);
      }),
    );
  });

  it('an emergency is not held', () => {
    fc.assert(
      fc.property(timings, sendings, (timing, sending) => {
        expect(sendableAt(timing, { ...sending, urgency: 'emergency' })).toBe(sending.now);
      }),
    );
  });
});
