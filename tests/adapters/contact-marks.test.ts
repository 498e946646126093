import {
  contactConfirmations,
  OUTREACH_SHARD,
  type ContactConfirmations,
} from '../../adapters/contact-marks.ts';
import { cipher } from '../../adapters/cipher.ts';
import { queryPages } from '../../adapters/table.ts';
import { victimsTable, type VictimsTable } from '../../adapters/victims-table.ts';
import { aForm, at, NOW } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

describe.each(engines)('marks of contacts, over %s', (_, start) => {
  let engine: Engine;
  let name: string;
  let victims: VictimsTable;
  let marks: ContactConfirmations;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    name = await engine.table('Victims');
    victims = victimsTable(engine.client, name, cipher('key'));
    marks = contactConfirmations(engine.client, name);
    await victims.addOnce('victim-1', aForm(), at(0));
  });
  afterAll(() => engine.stop());

  const usable = async (): Promise<readonly string[] | undefined> =>
    (await victims.recipients(['victim-1'], NOW))
      .get('victim-1')
      ?.contacts.filter((contact) => contact.usable)
      .map(({ contactId }) => contactId);
  const outreach = async (): Promise<readonly (string | undefined)[]> => {
    const pages = queryPages(
      { client: engine.client, tableName: name },
      {
        IndexName: 'byOutreach',
        KeyConditionExpression: 'outreachShard = :shard',
        ExpressionAttributeValues: { ':shard': { S: OUTREACH_SHARD } },
      },
    );
    return (await Array.fromAsync(pages)).flat().map((item) => item['unreachableSince']?.S);
  };

  it('take a barred contact out of use until it is confirmed again', async () => {
    await marks.confirm('victim-1', 'email', at(0));
    await marks.confirm('victim-1', 'phone-1', at(0));

    expect(await marks.bar('victim-1', 'phone-1', 'opted-out', at(10))).toBe(true);
    expect(await usable()).toEqual(['email']);
    expect(await marks.confirm('victim-1', 'phone-1', at(20))).toBe(true);
    expect(await usable()).toEqual(['email', 'phone-1']);
  });

  it('keep the later of a confirmation and a bar, in whichever order they come', async () => {
    await marks.confirm('victim-1', 'phone-1', at(20));

    expect(await marks.bar('victim-1', 'phone-1', 'bounced', at(10))).toBe(false);
    expect(await usable()).toEqual(['phone-1']);

    await marks.bar('victim-1', 'phone-1', 'opted-out', at(40));
    expect(await marks.confirm('victim-1', 'phone-1', at(30))).toBe(false);
    expect(await usable()).toEqual([]);
  });

  it('renew a confirmation that stands, and make none of what was never confirmed or is barred', async () => {
    expect(await marks.renew('victim-1', 'phone-1', at(5))).toBe(false);
    await marks.confirm('victim-1', 'phone-1', at(10));

    expect(await marks.renew('victim-1', 'phone-1', at(5))).toBe(false);
    expect(await marks.renew('victim-1', 'phone-1', at(20))).toBe(true);
    expect(await marks.renew('victim-1', 'phone-1', at(20))).toBe(true);
    expect((await victims.get('victim-1'))?.marks.confirmed).toEqual({ 'phone-1': at(20) });

    await marks.bar('victim-1', 'phone-1', 'bounced', at(30));
    expect(await marks.renew('victim-1', 'phone-1', at(40))).toBe(false);
    expect(await usable()).toEqual([]);
  });

  it('list her for outreach when nothing reaches her any more, since when, and only so long', async () => {
    await marks.confirm('victim-1', 'email', at(0));
    await marks.confirm('victim-1', 'phone-1', at(0));

    await marks.bar('victim-1', 'email', 'bounced', at(10));
    expect(await outreach()).toEqual([]);
    await marks.bar('victim-1', 'phone-1', 'dead-number', at(20));
    expect(await outreach()).toEqual([at(20)]);
    await marks.bar('victim-1', 'phone-1', 'opted-out', at(30));
    expect(await outreach()).toEqual([at(20)]);
    await marks.confirm('victim-1', 'phone-1', at(40));
    expect(await outreach()).toEqual([]);
  });

  it('do not list her when a confirmation comes in between', async () => {
    await marks.confirm('victim-1', 'email', at(0));

    await Promise.all([
      marks.bar('victim-1', 'email', 'bounced', at(10)),
      marks.confirm('victim-1', 'phone-1', at(11)),
    ]);

    expect(await usable()).toEqual(['phone-1']);
    expect(await outreach()).toEqual([]);
  });

  it('resume texts after an opt-out, and after nothing else', async () => {
    await marks.confirm('victim-1', 'phone-1', at(0));
    await marks.bar('victim-1', 'phone-1', 'opted-out', at(10));

    expect(await marks.resume('victim-1', 'phone-1', at(5))).toBe(false);
    expect(await marks.resume('victim-1', 'phone-1', at(20))).toBe(true);
    expect(await usable()).toEqual(['phone-1']);
    expect(await marks.bar('victim-1', 'phone-1', 'opted-out', at(15))).toBe(false);

    await marks.bar('victim-1', 'phone-1', 'wrong-person', at(30));
    expect(await marks.resume('victim-1', 'phone-1', at(40))).toBe(false);
    expect(await usable()).toEqual([]);
  });

  it('do not confirm a number that she never confirmed because START came from it', async () => {
    await marks.bar('victim-1', 'phone-1', 'opted-out', at(10));

    expect(await marks.resume('victim-1', 'phone-1', at(20))).toBe(true);
    expect(await usable()).toEqual([]);
  });

  it('are none for somebody who withdrew, and take her off every list', async () => {
    await marks.confirm('victim-1', 'email', at(0));
    await marks.bar('victim-1', 'email', 'bounced', at(10));
    await victims.withdraw('victim-1', at(20));

    expect(await outreach()).toEqual([]);
    expect(await marks.bar('victim-1', 'email', 'bounced', at(30))).toBe(false);
    expect(await marks.resume('victim-1', 'email', at(30))).toBe(false);
    expect(await marks.bar('victim-2', 'email', 'bounced', at(30))).toBe(false);
  });
});
