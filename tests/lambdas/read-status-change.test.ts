import { aPostedChange, at } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const read = async (statusChangeId = 'SC-escape') => {
  const { statusCode, body } = await pipeline.http('read', {
    method: 'GET',
    pathParameters: { statusChangeId },
  });
  return { statusCode, body: JSON.parse(body ?? '') as Record<string, unknown> };
};

describe('what became of a status change', () => {
  it('is told from its record on', async () => {
    await pipeline.post(aPostedChange());

    expect(await read()).toEqual({
      statusCode: 200,
      body: {
        statusChangeId: 'SC-escape',
        eventType: 'escape',
        receivedAt: at(0),
        stage: 'received',
        notifications: {},
      },
    });
  });

  it('is told while it is being matched', async () => {
    for (let n = 1; n <= 1_001; n += 1) await pipeline.aVictim(n);
    await pipeline.post(aPostedChange());
    await pipeline.work('match', 'SC-escape');

    expect((await read()).body).toMatchObject({ stage: 'matching', notifications: { owed: 1_000 } });
    await pipeline.drain();
    expect((await read()).body).toMatchObject({
      stage: 'matched',
      matchedAt: at(0),
      notifications: { accepted: 1_001 },
    });
  });

  it('is history for a load of old data', async () => {
    await pipeline.post(aPostedChange('escape', { bulkLoad: true }));

    expect((await read()).body).toMatchObject({ stage: 'history', notifications: {} });
  });

  it('counts each notification once, by its state, whatever facts it has', async () => {
    for (let n = 1; n <= 4; n += 1) await pipeline.aVictim(n);
    pipeline.aws.refuse.text = (to) => (to.endsWith('1') ? new Error('down') : undefined);
    await pipeline.post(aPostedChange());
    await pipeline.drain();
    const code = /\/a\/([\w-]{14})/.exec(pipeline.aws.mails[2]?.text ?? '')?.[1] ?? '';
    await pipeline.http('acknowledge', { pathParameters: { code } });

    expect((await read()).body['notifications']).toEqual({ accepted: 3, acknowledged: 1 });
  });

  it.each(['SC-unknown', '', 'a b', '../x', '__proto__', 'x'.repeat(100), 'SC-escape#0', '٣'])(
    'is not known for %j, and the answer repeats nothing',
    async (id) => {
      await pipeline.post(aPostedChange());
      const { statusCode, body } = await read(id);

      expect(statusCode).toBe(404);
      expect(body).toEqual((await read('SC-other')).body);
    },
  );

  it('holds no victim and no offender', async () => {
    await pipeline.aVictim(1);
    await pipeline.post(aPostedChange());
    await pipeline.drain();

    expect(JSON.stringify((await read()).body)).not.toMatch(/victim-|SAMPLEMAN|00123456|example\.org|\+1573/);
  });
});
