import { ledgerTable } from '../../adapters/ledger-table.ts';
import type { Fact } from '../../domain/facts.ts';
import { at, DAY, factsFor } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

const of = factsFor();
const created = of.created({ deadline: at(DAY) });

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const record = (...facts: readonly Fact[]): Promise<void> =>
  ledgerTable(pipeline.aws.process().dynamodb, 'Ledger').record(facts);

const read = async (notificationId = created.notificationId) => {
  const { statusCode, body } = await pipeline.http('evidence', {
    method: 'GET',
    pathParameters: { notificationId },
  });
  return { statusCode, body: JSON.parse(body ?? '') as Record<string, unknown> };
};

describe('the evidence of a notification', () => {
  it('tells the law, the deadline, the facts in order, and what proves that it was met', async () => {
    await record(of.delivered({ at: at(3) }), of.accepted({ at: at(2), linkHash: 'hash' }), created);

    expect(await read()).toEqual({
      statusCode: 200,
      body: {
        notificationId: created.notificationId,
        victimId: 'victim-1',
        statusChangeId: 'SC-escape',
        eventType: 'escape',
        since: at(0),
        urgency: 'emergency',
        paragraph: '1(5)(d), 1(7)(e)',
        deadline: at(DAY),
        clockBasis: 'occurred',
        outcome: 'met',
        proof: { by: 'email', at: at(3), reference: 'message-1' },
        tasks: [],
        facts: [
          { at: at(0), is: 'created' },
          {
            at: at(2),
            is: 'accepted',
            contactId: 'email',
            channel: 'email',
            attempt: 1,
            providerMessageId: 'message-1',
          },
          {
            at: at(3),
            is: 'delivered',
            contactId: 'email',
            channel: 'email',
            providerMessageId: 'message-1',
          },
        ],
      },
    });
  });

  it('shows every kind of fact', async () => {
    const all = [
      of.quarantined(),
      created,
      of.failed(),
      of.postponed({ maybeSent: true }),
      of.undelivered(),
      of.complained(),
      of.escalated({ task: 'letter' }),
      of.letterPosted({ trackingNumber: '9400' }),
      of.letterReturned(),
      of.toldByPerson(),
      of.toldByStatewideSystem(),
      of.unreachable(),
      of.superseded(),
      of.merged(),
      of.discharged(),
      of.acknowledged(),
    ];
    await record(...all);

    const { statusCode, body } = await read();

    expect(statusCode).toBe(200);
    expect((body['facts'] as Fact[]).map(({ is }) => is).toSorted()).toEqual(
      all.map(({ is }) => is).toSorted(),
    );
    expect(body['facts']).toContainEqual(
      expect.objectContaining({ is: 'letter-posted', trackingNumber: '9400' }),
    );
  });

  it('tells it as it is now', async () => {
    await record(created);
    expect((await read()).body).toMatchObject({ outcome: 'open' });

    pipeline.advance(DAY + 1);

    expect((await read()).body).toMatchObject({ outcome: 'unprovable' });
  });

  it.each(['f'.repeat(32), 'x', '', '../x', '__proto__', `${created.notificationId}0`])(
    'is not known of %j, and the answer repeats nothing',
    async (id) => {
      await record(created);

      const { statusCode, body } = await read(id);

      expect(statusCode).toBe(404);
      expect(body).toEqual((await read('0'.repeat(32))).body);
    },
  );
});
