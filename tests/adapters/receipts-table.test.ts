import { cipher } from '../../adapters/cipher.ts';
import { keptReplies, parkedReceipts } from '../../adapters/receipts-table.ts';
import { dueUnits } from '../../adapters/work-items.ts';
import { receiptsWork } from '../../adapters/work-tables.ts';
import type { UnfiledReceipt } from '../../domain/receipt.ts';
import { at, NOW, phoneOf } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const receipt: UnfiledReceipt = {
  is: 'undelivered',
  class: 'permanent',
  reason: 'blocked',
  channel: 'sms',
  providerMessageId: 'message-1',
  at: at(0),
  addressHash: 'hash',
};

describe.each(engines)('what came back, over %s', (_, start) => {
  let engine: Engine;
  let name: string;
  let parked: ReturnType<typeof parkedReceipts>;
  let replies: ReturnType<typeof keptReplies>;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    name = await engine.table('Receipts');
    parked = parkedReceipts(engine.client, name);
    replies = keptReplies(engine.client, name, cipher('key'));
  });
  afterAll(() => engine.stop());

  const due = async (moment: string): Promise<readonly string[]> =>
    (await Array.fromAsync(dueUnits(receiptsWork(engine.client, name), new Date(moment))))
      .flat()
      .map(({ id }) => id);

  it('is parked once, and due a minute later', async () => {
    await parked.park(receipt, NOW);
    await parked.park(receipt, new Date(at(30)));

    expect(await due(at(59))).toEqual([]);
    const [receiptId = '', ...others] = await due(at(60));
    expect(others).toEqual([]);
    expect(await parked.claim(receiptId, new Date(at(60)), 30)).toEqual({
      receipt,
      parkedAt: at(0),
      round: 0,
    });
  });

  it('is tried again later and later, and kept when it is settled', async () => {
    await parked.park(receipt, NOW);
    const [receiptId = ''] = await due(at(60));
    await parked.claim(receiptId, new Date(at(60)), 30);

    await parked.postpone(receiptId, 1, new Date(at(60)));
    expect(await due(at(179))).toEqual([]);
    expect(await due(at(180))).toEqual([receiptId]);
    expect(await parked.claim(receiptId, new Date(at(180)), 30)).toMatchObject({ round: 1 });
    await parked.settle(receiptId, 'unclaimed', new Date(at(180)));

    expect(await due(at(999_999))).toEqual([]);
    await parked.park(receipt, new Date(at(200)));
    expect(await due(at(999_999))).toEqual([]);
  });

  it('is answered once', async () => {
    expect(await replies.answerOnce('inbound-1', NOW)).toBe(true);
    expect(await replies.answerOnce('inbound-1', NOW)).toBe(false);
    expect(await replies.answerOnce('inbound-2', NOW)).toBe(true);
  });

  it('keeps what somebody wrote for the holder of one task, under a seal', async () => {
    const reply = { from: phoneOf(1), text: 'he is at my door' };
    await replies.keepReply('task-1', reply, []);

    expect(await replies.replyFor('task-1')).toEqual(reply);
    expect(await replies.replyFor('task-2')).toBeUndefined();
    await expect(keptReplies(engine.client, name, cipher('other')).replyFor('task-1')).rejects.toThrow(
      'does not open',
    );
  });

  it('keeps no words of a victim who withdrew, nor of a phone that she shared, while all others stay', async () => {
    const reply = { from: phoneOf(1), text: 'he is at my door' };
    await replies.keepReply('task-hers', reply, ['victim-1']);
    await replies.keepReply('task-shared', reply, ['victim-2', 'victim-1']);
    await replies.keepReply('task-other', reply, ['victim-2']);

    // Done again, it changes nothing; nor does the text bring the words back when it comes again.
    for (const now of [NOW, new Date(at(60))]) await replies.eraseRepliesOf('victim-1', now);
    await replies.keepReply('task-hers', reply, ['victim-1']);

    expect(await replies.replyFor('task-hers')).toBeUndefined();
    expect(await replies.replyFor('task-shared')).toBeUndefined();
    expect(await replies.replyFor('task-other')).toEqual(reply);
  });
});
