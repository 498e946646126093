import { createHash } from 'node:crypto';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import { MOST_DUTIES_LISTED } from '../../api/limits.ts';
import type { Fact } from '../../domain/facts.ts';
import { at, DAY, factsFor, HOUR } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

/** The day of all tests' present, in UTC. */
const TODAY = '2026-05-04';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const record = (...facts: readonly Fact[]): Promise<void> =>
  ledgerTable(pipeline.aws.process().dynamodb, 'Ledger').record(facts);

const ask = async (query: Readonly<Record<string, string>> = {}) => {
  const {
    statusCode,
    headers,
    body = '',
  } = await pipeline.http('report', {
    method: 'GET',
    queryStringParameters: { from: TODAY, to: TODAY, ...query },
  });
  return { statusCode, headers, body };
};
const report = async (query: Readonly<Record<string, string>> = {}) =>
  JSON.parse((await ask(query)).body) as {
    readonly rows: readonly Record<string, unknown>[];
    readonly duties?: readonly Record<string, unknown>[];
  };

const of = (n: number) => factsFor('SC-escape', `victim-${n}`);
const duty = (n: number) => of(n).created({ deadline: at(DAY) });

describe('the report of a period', () => {
  it('counts what was met, late and cannot be proved, with facts of later days', async () => {
    await record(
      ...[1, 2, 3, 4].map(duty),
      of(1).accepted({ at: at(1) }),
      of(1).delivered({ at: at(HOUR) }),
      of(2).letterPosted({ at: at(5 * DAY), postedOn: '2026-05-09' }),
      of(3).escalated({ at: at(HOUR) }),
      of(4).superseded(),
    );
    pipeline.advance(9 * DAY);

    const { rows, duties } = await report();

    expect(rows).toEqual(
      ['escape', 'all'].map((eventType) => ({
        eventType,
        owed: 4,
        met: 1,
        late: 1,
        unprovable: 1,
        'with-a-person': 0,
        open: 0,
        superseded: 1,
        merged: 0,
        discharged: 0,
        quarantined: 0,
        escalated: 1,
      })),
    );
    expect(duties).toBeUndefined();
  });

  it('has the list behind a number', async () => {
    await record(duty(1), duty(2), of(1).delivered({ at: at(HOUR) }));
    pipeline.advance(2 * DAY);

    const { duties } = await report({ outcome: 'unprovable', eventType: 'escape' });

    expect(duties).toMatchObject([
      { notificationId: duty(2).notificationId, deadline: at(DAY), outcome: 'unprovable' },
    ]);
    expect((await report({ eventType: 'death' })).duties).toEqual([]);
  });

  it('leaves out duties of other days, whatever happened to them in the period', async () => {
    await record(
      { ...duty(1), at: at(-DAY) },
      of(1).delivered({ at: at(HOUR) }),
      { ...duty(2), at: at(DAY) },
      of(3).accepted(),
      of(3).delivered(),
    );
    pipeline.advance(2 * DAY);

    expect((await report()).rows).toMatchObject([{ eventType: 'all', owed: 0 }]);
  });

  it('counts a duty in the period in which it was let out of quarantine', async () => {
    await record(of(1).quarantined(), { ...duty(1), at: at(2 * DAY) }, of(2).quarantined());
    pipeline.advance(3 * DAY);

    expect((await report()).rows.at(-1)).toMatchObject({ owed: 1, quarantined: 1 });
    expect((await report({ from: '2026-05-06', to: '2026-05-06' })).rows.at(-1)).toMatchObject({
      owed: 1,
      open: 0,
    });
  });

  it('knows of an old period what came months later', async () => {
    await record(
      duty(1),
      of(1).letterPosted({ at: at(80 * DAY), postedOn: '2026-07-23' }),
      of(2).quarantined(),
      { ...duty(2), at: at(80 * DAY) },
    );
    pipeline.advance(100 * DAY);

    expect((await report()).rows.at(-1)).toMatchObject({ owed: 1, late: 1, unprovable: 0, quarantined: 0 });
  });

  it('reads no more than the days it needs, and asks for nothing one by one that is settled', async () => {
    await record(duty(1), of(1).delivered({ at: at(1) }));
    pipeline.advance(100 * DAY);
    pipeline.aws.requests.length = 0;

    await report();

    expect(new Set(pipeline.aws.requests)).toEqual(new Set(['dynamodb:Query Ledger']));
    expect(pipeline.aws.requests).toHaveLength((1 + 45) * 8);
  });

  it('is a table for spreadsheets: the numbers, or the list', async () => {
    await record(duty(1));

    const numbers = await ask({ format: 'csv' });
    const list = await ask({ format: 'csv', outcome: 'open' });

    expect(numbers.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="duties-${TODAY}-${TODAY}.csv"`,
    });
    expect(numbers.body.split('\r\n')).toHaveLength(4);
    expect(list.body.split('\r\n')[1]).toMatch(new RegExp(`^${duty(1).notificationId},escape,${at(0)},`));
  });

  it('is a page whose numbers lead to their lists, with a style and nothing that runs', async () => {
    await record(duty(1), of(2).quarantined());

    const { headers, body } = await ask({ format: 'html', outcome: 'open' });

    const [, style = ''] = /<style>(.*)<\/style>/.exec(body) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers?.['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'`,
    );
    expect(body).not.toMatch(/<script|javascript:|style=| on\w+=/);
    expect(body).toContain(
      `<a href="?from=${TODAY}&amp;to=${TODAY}&amp;eventType=escape&amp;outcome=open&amp;format=html">1</a>`,
    );
    expect(body).toContain(`<th scope="row">${duty(1).notificationId}</th>`);
    expect(body.match(/<caption>/g)).toHaveLength(2);
    expect(body.match(/<th scope="col">/g)?.length).toBe(12 + 11);
  });

  it('names nobody', async () => {
    await record(duty(1));

    for (const format of ['json', 'csv', 'html']) {
      expect((await ask({ format, outcome: 'open' })).body).not.toMatch(
        /example\.org|\+1573|SAMPLEMAN|00123456/,
      );
    }
  });

  it.each([
    [{ from: '' }, 'from'],
    [{ from: '2026-02-30' }, 'from'],
    [{ to: 'tomorrow' }, 'to'],
    [{ to: '2026-05-03' }, 'to'],
    [{ to: '2026-08-04' }, 'to'],
    [{ eventType: 'party' }, 'eventType'],
    [{ outcome: 'owed' }, 'outcome'],
    [{ format: 'pdf' }, 'format'],
    [{ page: '2' }, ''],
  ])('refuses %j by the name of the field, and repeats nothing', async (query, field) => {
    const { statusCode, body } = await ask(query);

    expect(statusCode).toBe(422);
    expect((JSON.parse(body) as { errors: unknown[] }).errors).toMatchObject([{ field }]);
    for (const value of Object.values(query).filter((one) => one.length > 3))
      expect(body).not.toContain(value);
  });

  it('takes 92 days, and not one more', async () => {
    expect((await ask({ from: '2026-02-02' })).statusCode).toBe(200);
    expect((await ask({ from: '2026-02-01' })).statusCode).toBe(422);
  });

  it('sends a list whole, or asks for a shorter period', async () => {
    const many = Array.from({ length: MOST_DUTIES_LISTED + 1 }, (_, n) => duty(n));
    await record(...many);

    const { statusCode, body } = await ask({ outcome: 'open' });

    expect(statusCode).toBe(422);
    expect(body).toContain('5001 duties');
    expect((await report()).rows.at(-1)).toMatchObject({ owed: MOST_DUTIES_LISTED + 1 });
  });
});
