import fc from 'fast-check';
import { foldFacts } from '../../domain/fold.ts';
import { notificationIdFor } from '../../domain/ids.ts';
import { contactHashFor } from '../../domain/secrets.ts';
import type { Fact } from '../../domain/facts.ts';
import { aPostedChange, at, DAY, emailOf, HOUR, phoneOf } from '../support/builders.ts';
import { envelope, logsEvent, mailEvent, textRecord } from '../support/events-providers.ts';
import { aPipeline, INDEX_KEY, type Pipeline } from '../support/fakes-pipeline.ts';
import { repliesOver, type Replies } from '../support/fakes-replies.ts';
import { recordTextReceipts } from '../../lambdas/record-text-receipts.ts';
import { observe } from '../../adapters/observability.ts';

let pipeline: Pipeline;
let replies: Replies;
let victimId: string;

beforeEach(async () => {
  pipeline = aPipeline();
  replies = repliesOver(pipeline);
  victimId = await pipeline.aVictim(1);
});

const told = async (eventType: Parameters<typeof aPostedChange>[0] = 'escape'): Promise<string> => {
  await pipeline.post(aPostedChange(eventType));
  await pipeline.carryOn(3);
  return notificationIdFor(`SC-${eventType}`, victimId);
};
const factsOf = (notificationId: string): Promise<readonly Fact[]> =>
  pipeline.edges.ledger.factsOf(notificationId);
const kinds = async (notificationId: string): Promise<readonly string[]> =>
  (await factsOf(notificationId)).map(({ is }) => is);
const lastMail = () => {
  const mail = pipeline.aws.mails.at(-1);
  if (mail === undefined) throw new Error('No e-mail was sent.');
  return mail;
};
const lastText = () => {
  const text = pipeline.aws.texts.at(-1);
  if (text === undefined) throw new Error('No text was sent.');
  return text;
};
const aboutMail = (eventType: string, different: object = {}): string =>
  envelope(mailEvent(eventType, lastMail(), different));
const bars = (): Record<string, string | undefined> =>
  Object.fromEntries(
    pipeline.aws.tables
      .itemsOf('Victims')
      .flatMap((item) => Object.entries(item))
      .filter(([name]) => name.startsWith('barred:'))
      .map(([name, { S }]) => [name.slice('barred:'.length), S]),
  );
const errands = () =>
  pipeline.aws.tables.itemsOf('Errands').map((item) => [item['kind']?.S, item['contactId']?.S]);
const tasks = () =>
  pipeline.aws.tables.itemsOf('StaffTasks').map((item) => [item['kind']?.S, item['reason']?.S]);

describe('receipts of e-mails', () => {
  it('satisfy the duty when the recipient’s server took the mail', async () => {
    const notificationId = await told();
    expect(lastMail().tags).toEqual({ notificationId, contactId: 'email', attempt: '1' });

    expect(await replies.mailEvents(aboutMail('Send'), aboutMail('Delivery'))).toEqual({
      batchItemFailures: [],
    });

    const facts = await factsOf(notificationId);
    expect(foldFacts(facts).satisfied).toEqual({ by: 'email', at: at(0) });
    expect(facts.find(({ is }) => is === 'delivered')).toMatchObject({
      providerMessageId: lastMail().messageId,
      statusChangePage: 'SC-escape#0',
    });
  });

  it('bar an address that bounced, tell her so, and bring the letter', async () => {
    const notificationId = await told('death');

    await replies.mailEvents(aboutMail('Delivery'), aboutMail('Bounce'));
    await pipeline.carryOn(3);

    expect(foldFacts(await factsOf(notificationId)).satisfied).toBeUndefined();
    expect(bars()).toEqual({ email: 'bounced' });
    expect(errands()).toEqual([['contact-failed', 'email']]);
    expect(tasks()).toEqual([['letter', 'no-legal-channel']]);
  });

  it('take an address out of use for all that is owed to her, and for everybody who has it', async () => {
    const other = await pipeline.aVictim(2, { email: emailOf(1) });
    const death = await told('death');
    await told('escape');

    await replies.mailEvents(aboutMail('Bounce', { bounceSubType: 'NoEmail' }));
    await pipeline.carryOn(3);

    expect(await kinds(death)).toContain('escalated');
    expect(await kinds(notificationIdFor('SC-death', other))).toContain('escalated');
    const barred = pipeline.aws.tables.itemsOf('Victims').map((item) => item['barred:email']?.S);
    expect(barred).toEqual(['bounced', 'bounced']);
  });

  it('open a duty again that was done with, although its batch goes on without her', async () => {
    await pipeline.aVictim(2);
    const notificationId = await told('death');
    const mails = pipeline.aws.mails.filter(({ tag }) => tag === notificationId);
    const mine = (eventType: string): string =>
      envelope(mailEvent(eventType, mails[0] ?? { to: '', messageId: '' }));
    await replies.mailEvents(mine('Delivery'));
    await replies.reply(phoneOf(1), 'YES');
    await pipeline.pass(8 * DAY);
    expect(tasks()).toEqual([]);

    await replies.mailEvents(mine('Bounce'));
    await pipeline.carryOn(3);

    expect(tasks()).toEqual([['letter', 'no-legal-channel']]);
  });

  it('try mail once more that came back for a passing reason, and give its address up the second time', async () => {
    const notificationId = await told('death');

    await replies.mailEvents(aboutMail('Bounce', { bounceType: 'Transient', bounceSubType: 'MailboxFull' }));
    expect(bars()).toEqual({});
    await pipeline.pass(5 * HOUR);
    expect(pipeline.aws.mails).toHaveLength(2);
    await replies.mailEvents(aboutMail('Bounce', { bounceType: 'Transient', bounceSubType: 'MailboxFull' }));
    await pipeline.carryOn(3);

    expect(bars()).toEqual({ email: 'bounced' });
    expect(await kinds(notificationId)).toContain('escalated');
  });

  it('ask a person whether it was she who complained, and send no more mail there', async () => {
    const notificationId = await told('death');

    await replies.mailEvents(aboutMail('Delivery'), aboutMail('Complaint'));
    await pipeline.carryOn(3);

    expect(bars()).toEqual({ email: 'complained' });
    expect(tasks()).toEqual([['review', 'complaint']]);
    // Mail that arrived, arrived: what was satisfied stays so.
    expect(foldFacts(await factsOf(notificationId)).satisfied?.by).toBe('email');
    expect(errands()).toEqual([]);
  });

  it('blame no address for a fault of ours, and count it', async () => {
    await told();

    await replies.mailEvents(aboutMail('Reject'));

    expect(bars()).toEqual({});
    expect(errands()).toEqual([]);
    expect(pipeline.log.join()).toContain('MessagesFaulty');
  });

  it('fail alone when they cannot be read, and never keep their neighbours', async () => {
    const notificationId = await told();

    const { batchItemFailures } = await replies.mailEvents(
      'poison',
      aboutMail('Delivery'),
      envelope('{"eventType":"Bounce"}'),
      JSON.stringify({ Message: 1 }),
    );

    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier.slice(-1))).toEqual(['0', '2', '3']);
    expect(await kinds(notificationId)).toContain('delivered');
  });

  it('come back when the ledger does not take them, all but those of unknown messages', async () => {
    const notificationId = await told();
    pipeline.aws.refuse.table = (request) =>
      request.startsWith('BatchWriteItem') ? new Error('down') : undefined;
    const event = aboutMail('Delivery');

    expect((await replies.mailEvents(event)).batchItemFailures).toHaveLength(1);
    pipeline.aws.refuse.table = () => undefined;
    expect((await replies.mailEvents(event)).batchItemFailures).toEqual([]);

    expect(await kinds(notificationId)).toContain('delivered');
  });

  it('do not undo a confirmation that came after what they tell of', async () => {
    await told();
    const late = aboutMail('Bounce');
    await pipeline.edges.confirmations.confirm(victimId, 'email', at(HOUR));

    await replies.mailEvents(late);

    expect(bars()).toEqual({});
    expect(errands()).toEqual([]);
  });

  it('bar the address of a confirmation code, although there is no duty behind it', async () => {
    const notificationId = 'confirmation-1';
    await replies.mailEvents(
      envelope(
        mailEvent('Bounce', {
          to: emailOf(1),
          messageId: 'code-1',
          tags: { notificationId, contactId: 'email' },
        }),
      ),
    );

    expect(bars()).toEqual({ email: 'bounced' });
    expect(await kinds(notificationId)).toEqual(['undelivered']);
  });

  it('fold to the same in any order, and however often they come', async () => {
    const notificationId = await told('death');
    const events = [
      aboutMail('Delivery'),
      aboutMail('Bounce'),
      aboutMail('Complaint'),
      aboutMail('Bounce', { bounceType: 'Transient', bounceSubType: 'General' }),
    ];
    const before = await factsOf(notificationId);
    const results = new Set<string>();

    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...events, ...events], { minLength: 8, maxLength: 8 }),
        async (some) => {
          const mine = aPipeline();
          await mine.aVictim(1);
          await mine.edges.ledger.record(before);
          const facing = repliesOver(mine);
          await facing.mailEvents(...some.slice(0, 2));
          await facing.mailEvents(...some.slice(2));
          const folded = foldFacts(await mine.edges.ledger.factsOf(notificationId));
          results.add(JSON.stringify([folded.state, folded.satisfied, [...folded.contacts]]));
        },
      ),
      { numRuns: 30 },
    );

    expect(results.size).toBe(1);
  });
});

describe('receipts of texts', () => {
  it('are found by the id of the message, and satisfy nothing', async () => {
    const notificationId = await told();

    await replies.textReceipts(textRecord(lastText().messageId, phoneOf(1)));

    const folded = foldFacts(await factsOf(notificationId));
    expect(folded.contacts.get('phone-1')?.outcome).toBe('delivered');
    expect(folded.satisfied).toBeUndefined();
  });

  it.each([
    ['Invalid phone number', 'dead-number', 'contact-failed'],
    ['Phone has blocked SMS', 'bounced', 'contact-failed'],
    ['Phone number is opted out', 'opted-out', 'texts-ended'],
  ])('bar a phone that does not work: %s', async (response, bar, errand) => {
    await told();

    await replies.textReceipts(textRecord(lastText().messageId, phoneOf(1), response));

    expect(bars()).toEqual({ 'phone-1': bar });
    expect(errands()).toEqual([[errand, 'phone-1']]);
  });

  it('move to the next number at once', async () => {
    const both = [1, 2].map((n) => ({ number: phoneOf(n), kind: 'mobile', smsConsent: true }));
    pipeline = aPipeline();
    replies = repliesOver(pipeline);
    victimId = await pipeline.aVictim(1, { phones: both });
    await told();
    expect(pipeline.aws.texts.map(({ to }) => to)).toEqual([phoneOf(1)]);

    await replies.textReceipts(textRecord(lastText().messageId, phoneOf(1), 'Invalid phone number'));
    await pipeline.carryOn(3);

    // And she is told there that the other one does not work.
    expect(pipeline.aws.texts.map(({ to }) => to)).toEqual([phoneOf(1), phoneOf(2), phoneOf(2)]);
  });

  it.each(['Phone is currently unreachable/unavailable', 'Blocked as spam by phone carrier', 'Brand new'])(
    'bar nobody for what passes or is our fault: %s',
    async (response) => {
      const notificationId = await told();

      await replies.textReceipts(textRecord(lastText().messageId, phoneOf(1), response));

      expect(bars()).toEqual({});
      expect(await kinds(notificationId)).toContain('undelivered');
    },
  );

  it('wait when they come before our own record, and are filed when that is there', async () => {
    const record = textRecord('text-2', phoneOf(1), 'Invalid phone number');
    await replies.textReceipts(record, record);
    expect(bars()).toEqual({});
    const notificationId = await told();
    expect(lastText().messageId).toBe('text-2');

    pipeline.advance(HOUR);
    await replies.claimDue();

    expect(await kinds(notificationId)).toContain('undelivered');
    expect(bars()).toEqual({ 'phone-1': 'dead-number' });
    const [item] = pipeline.aws.tables.itemsOf('Receipts');
    expect(item).toHaveProperty('filedAt');
    expect(item).not.toHaveProperty('dueAt');
  });

  it('of unknown messages are tried for three days, then kept and counted, without an address', async () => {
    await replies.textReceipts(textRecord('nobody-knows', phoneOf(1)));

    for (let hours = 0; hours < 96; hours += 1) {
      pipeline.advance(HOUR);
      await replies.claimDue();
    }

    const [item] = pipeline.aws.tables.itemsOf('Receipts');
    expect(Date.parse(item?.['unclaimedAt']?.S ?? '') - Date.parse(at(0))).toBeGreaterThanOrEqual(
      3 * DAY * 1000,
    );
    expect(item).not.toHaveProperty('dueAt');
    expect(JSON.stringify(item)).not.toContain('573555');
    expect(pipeline.log.filter((line) => line.includes('ReceiptsUnclaimed'))).toHaveLength(1);
  });

  it('beside a line that cannot be read are filed all the same', async () => {
    const notificationId = await told();

    await replies.textReceipts('REPORT', textRecord(lastText().messageId, phoneOf(1)), '{}');

    expect(await kinds(notificationId)).toContain('delivered');
    expect(pipeline.log.filter((line) => line.includes('UnreadableHint'))).toHaveLength(2);
  });

  it('come again, all of them, when the ledger is down', async () => {
    await told();
    pipeline.aws.refuse.table = (request) =>
      request.startsWith('BatchWriteItem') ? new Error('down') : undefined;

    await expect(replies.textReceipts(textRecord(lastText().messageId, phoneOf(1)))).rejects.toThrow();
  });

  it('are none in a control message', async () => {
    const file = jest.fn();
    const worker = recordTextReceipts({
      file,
      hashOf: String,
      observe: observe(
        () => undefined,
        () => new Date(),
      ),
    });

    await worker(logsEvent(['CWL CONTROL MESSAGE: Checking health of destination'], 'CONTROL_MESSAGE'));

    expect(file).not.toHaveBeenCalled();
  });
});

describe('whatever comes back', () => {
  it('leaves no address and no number in tables, queues and logs, but under a seal', async () => {
    await told();
    await replies.mailEvents(aboutMail('Bounce'), 'poison', aboutMail('Complaint'));
    await replies.textReceipts(
      textRecord(lastText().messageId, phoneOf(1), 'Invalid phone number'),
      textRecord('nobody-knows', phoneOf(1), `Something about ${phoneOf(1)}`),
    );
    await replies.reply(phoneOf(1), 'he is at my door');
    await pipeline.carryOn(3);

    const tables = (
      ['Ledger', 'Receipts', 'Errands', 'StaffTasks', 'Contacts', 'Agenda', 'Tokens', 'Victims'] as const
    ).map((table) => JSON.stringify(pipeline.aws.tables.itemsOf(table)));
    const everything = [...tables, ...pipeline.log, ...pipeline.aws.queued].join('\n');
    expect(everything).not.toMatch(/573555|@example|door/);
    expect(everything).toContain(contactHashFor(INDEX_KEY, phoneOf(1)));
  });
});
