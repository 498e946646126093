import fc from 'fast-check';
import { officePage } from '../../domain/office-page.ts';
import { isHeld, nextPageAt } from '../../domain/staff-work.ts';
import { outcomeHash, taskOutcome } from '../../domain/task-outcome.ts';
import { at, DAY, HOUR } from '../support/builders.ts';

const on = (seconds: number): Date => new Date(at(seconds));

describe('when staff are paged next', () => {
  const task = { pages: [at(4 * HOUR), at(12 * HOUR), at(20 * HOUR)], deadline: at(DAY) };

  it.each([
    [0, 4 * HOUR],
    [4 * HOUR, 12 * HOUR],
    [19 * HOUR, 20 * HOUR],
    [20 * HOUR, DAY],
    [DAY, DAY + 4 * HOUR],
    [3 * DAY, 3 * DAY + 4 * HOUR],
  ])('after %d seconds: %d', (now, next) => {
    expect(nextPageAt(task, on(now))).toBe(at(next));
  });

  it('lies ahead, and never beyond the deadline as long as that lies ahead', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -DAY, max: 9 * DAY })),
        fc.integer({ min: -DAY, max: 9 * DAY }),
        fc.integer({ min: 0, max: 9 * DAY }),
        (pages, deadline, now) => {
          const next = nextPageAt(
            { pages: pages.toSorted((a, b) => a - b).map(at), deadline: at(deadline) },
            on(now),
          );
          expect(next > at(now)).toBe(true);
          if (deadline > now) expect(next <= at(deadline)).toBe(true);
        },
      ),
    );
  });
});

describe('a task', () => {
  it('is held up to and including the end of its hold', () => {
    expect([-1, 0, 1].map((seconds) => isHeld({ heldUntil: at(seconds) }, on(0)))).toEqual([
      false,
      true,
      true,
    ]);
    expect(isHeld({}, on(0))).toBe(false);
  });
});

describe('a page to the office', () => {
  const one = { taskId: 'a'.repeat(32), kind: 'call', reason: 'not-acknowledged' } as const;

  it('names the most urgent first, and says what is late', () => {
    const { subject, text } = officePage(
      [
        { ...one, deadline: at(HOUR) },
        { ...one, taskId: 'b'.repeat(32), kind: 'letter', deadline: at(-HOUR) },
      ],
      at(0),
    );

    expect(subject).toBe('Victim notification: 2 staff tasks wait, 1 past the deadline');
    expect(text.split('\n').slice(2, 4)).toEqual([
      `letter (not-acknowledged) was due 2026-05-04 14:00 UTC: ${'b'.repeat(32)}`,
      `call (not-acknowledged) is due 2026-05-04 16:00 UTC: ${'a'.repeat(32)}`,
    ]);
  });

  it('has a subject that SNS takes, however many there are', () => {
    const many = Array.from({ length: 50 }, () => ({ ...one, deadline: at(-1) }));

    expect(officePage(many, at(0)).subject).toMatch(/^[\x20-\x7e]{1,100}$/);
  });
});

describe('an outcome', () => {
  it('is the same in whatever order its fields come', () => {
    const said = { outcome: 'posted', postedOn: '2026-05-04', trackingNumber: '1' } as const;
    const turned = { trackingNumber: '1', postedOn: '2026-05-04', outcome: 'posted' } as const;

    expect(outcomeHash(said)).toBe(outcomeHash(turned));
    expect(outcomeHash(said)).not.toBe(outcomeHash({ ...said, trackingNumber: '2' }));
  });

  it.each([
    { outcome: 'done', note: 'She cried.' },
    { outcome: 'statewide-system', reference: 'told her by phone' },
    { outcome: 'posted', postedOn: '0000-00-00', trackingNumber: '1' },
    { outcome: 'matched', docNumber: '123' },
    { outcome: 'reached', note: 'no-action-needed' },
    null,
    [],
  ])('holds no words about a person: %j', (said) => {
    expect(taskOutcome.safeParse(said).success).toBe(false);
  });
});
