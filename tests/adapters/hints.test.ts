import type { SQSClient } from '@aws-sdk/client-sqs';
import { hintsTo } from '../../adapters/hints.ts';
import { hint } from '../../domain/hint.ts';

interface Sent {
  readonly name: string;
  readonly input: { QueueUrl: string; MessageBody?: string; Entries?: { Id: string; MessageBody: string }[] };
}

const aQueue = (answer: (request: number) => unknown = () => ({}), delaySeconds?: number) => {
  const sent: Sent[] = [];
  const send = (command: { constructor: { name: string }; input: Sent['input'] }): Promise<unknown> => {
    sent.push({ name: command.constructor.name, input: command.input });
    return Promise.resolve().then(() => answer(sent.length));
  };
  return { sent, hints: hintsTo({ send } as unknown as SQSClient, 'queue', delaySeconds) };
};
const some = (count: number) => Array.from({ length: count }, (_, n) => ({ ids: [`id-${n}`] }));

describe('hints', () => {
  it('are not sent when there are none', async () => {
    const { hints, sent } = aQueue();

    await hints([]);

    expect(sent).toEqual([]);
  });

  it('go out alone when there is one', async () => {
    const { hints, sent } = aQueue();

    await hints(some(1));

    expect(sent).toEqual([
      { name: 'SendMessageCommand', input: { QueueUrl: 'queue', MessageBody: '{"ids":["id-0"]}' } },
    ]);
  });

  it.each([1, 11])('wait in the queue as long as they are to: %i', async (count) => {
    const { hints, sent } = aQueue(undefined, 60);

    await hints(some(count));

    const messages = sent.flatMap(({ input }): readonly object[] => input.Entries ?? [input]);
    expect(messages).toEqual(some(count).map(() => expect.objectContaining({ DelaySeconds: 60 }) as object));
  });

  it.each([
    [2, [2]],
    [10, [10]],
    [11, [10, 1]],
    [500, Array.from({ length: 50 }, () => 10)],
  ])('go out ten at a time: %i', async (count, sizes) => {
    const { hints, sent } = aQueue();

    await hints(some(count));

    expect(sent.map(({ input }) => input.Entries?.length)).toEqual(sizes);
    const bodies = sent.flatMap(({ input }) => input.Entries?.map(({ MessageBody }) => MessageBody) ?? []);
    expect(bodies.map((body) => hint.parse(JSON.parse(body)))).toEqual(some(count));
    for (const { input } of sent)
      expect(new Set(input.Entries?.map(({ Id }) => Id)).size).toBe(input.Entries?.length);
  });

  it('that a queue does not take are told of, without what they hold', async () => {
    const { hints } = aQueue(() => ({ Failed: [{ Id: '0', Code: 'InternalError', SenderFault: false }] }));

    await expect(hints(some(3))).rejects.toThrow('1 of 3 hints were not taken.');
  });

  it('do not ask a queue that is down fifty times, one after the other, while the caller waits', async () => {
    let [inFlight, most] = [0, 0];
    const { hints, sent } = aQueue(async () => {
      most = Math.max(most, (inFlight += 1));
      await new Promise(setImmediate);
      inFlight -= 1;
      throw new Error('queue down');
    });

    await expect(hints(some(500))).rejects.toThrow('hints were not taken');

    expect(sent.length / most).toBeLessThanOrEqual(10);
  });

  it('that a queue does not take do not keep back the others', async () => {
    const { hints, sent } = aQueue((request) => (request === 1 ? { Failed: [{ Id: '0' }] } : {}));

    await hints(some(30)).catch(() => undefined);

    expect(sent).toHaveLength(3);
  });
});
