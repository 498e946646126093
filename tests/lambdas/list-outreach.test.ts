import type { OutreachPage } from '../../api/replies-account.ts';
import { accountOver, jsonOf, type AccountFunctions } from '../support/account.ts';
import { aPostedChange, at, DAY, DOC_NUMBER, HOUR } from '../support/builders.ts';
import { aPipeline, type Pipeline } from '../support/fakes-pipeline.ts';

const HEARING = '2026-07-01T14:30:00.000Z';
const contactIds = ['email', 'phone-1'] as const;

let pipeline: Pipeline;
let account: AccountFunctions;
beforeEach(() => {
  pipeline = aPipeline();
  account = accountOver(pipeline);
});

const hearing = (docNumber = DOC_NUMBER, hearingStart = HEARING): Promise<unknown> =>
  pipeline.post(
    aPostedChange('parole-hearing-scheduled', {
      ...{ statusChangeId: `SC-${docNumber}`, docNumber },
      details: { hearingKind: 'parole', hearingStart, mode: 'video' },
    }),
  );

/** A victim with nothing left that reaches her, since so many seconds. */
const unreachable = async (n: number, since = HOUR, docNumber = DOC_NUMBER): Promise<string> => {
  const victimId = await pipeline.aVictim(n, { offenderDocNumber: docNumber });
  for (const contactId of contactIds)
    await pipeline.edges.confirmations.bar(victimId, contactId, 'bounced', at(since));
  return victimId;
};

const list = async (cursor?: string): Promise<OutreachPage> => {
  const query = cursor === undefined ? {} : { queryStringParameters: { cursor } };
  return jsonOf(await account.ask('GET /outreach', query)) as OutreachPage;
};

describe('the outreach list', () => {
  it('names whoever nothing reaches before a hearing, with what became of each contact', async () => {
    const victimId = await unreachable(1);
    await hearing();

    expect(await list()).toEqual({
      victims: [
        {
          victimId,
          unreachableSince: at(HOUR),
          upcoming: [{ is: 'hearing', on: HEARING }],
          contacts: contactIds.map((contactId) => ({ contactId, confirmedAt: at(0), barred: 'bounced' })),
        },
      ],
    });
  });

  it('names nobody whom one contact still reaches', async () => {
    const victimId = await pipeline.aVictim(1);
    await pipeline.edges.confirmations.bar(victimId, 'email', 'bounced', at(HOUR));
    await hearing();

    expect(await list()).toEqual({ victims: [] });
  });

  it('names her no more once she confirmed something', async () => {
    const victimId = await unreachable(1);
    await hearing();
    await pipeline.edges.confirmations.confirm(victimId, 'phone-1', at(2 * HOUR));

    expect(await list()).toEqual({ victims: [] });
  });

  it('names nobody whose offender has nothing coming up', async () => {
    await unreachable(1);
    await pipeline.post(aPostedChange('escape'));

    expect(await list()).toEqual({ victims: [] });
  });

  it('waits with a hearing that is far until it is 120 days ahead', async () => {
    await unreachable(1);
    await hearing(DOC_NUMBER, '2026-09-20T14:30:00.000Z');
    const before = await list();
    pipeline.advance(20 * DAY);

    expect([before.victims, (await list()).victims].map((victims) => victims.length)).toEqual([0, 1]);
  });

  it('names nobody for an offender of whom she hears no more', async () => {
    const victimId = await unreachable(1);
    await hearing();
    await pipeline.edges.subscriptions.endAllOf(victimId);

    expect(await list()).toEqual({ victims: [] });
  });

  it('names nobody who withdrew', async () => {
    const victimId = await unreachable(1);
    await hearing();
    await pipeline.edges.victims.withdraw(victimId, at(2 * HOUR));

    expect(await list()).toEqual({ victims: [] });
  });

  it('begins with whoever was unreachable the longest', async () => {
    const late = await unreachable(1, 3 * HOUR);
    const early = await unreachable(2, HOUR);
    await hearing();

    expect((await list()).victims.map(({ victimId }) => victimId)).toEqual([early, late]);
  });

  it('goes on where a page ended, until everybody was named once', async () => {
    const all = new Set<string>();
    for (let n = 1; n <= 205; n += 1) all.add(await unreachable(n, n));
    await hearing();

    const named: string[] = [];
    let pages = 0;
    for (let cursor: string | undefined = undefined, isLast = false; !isLast; pages += 1) {
      const page: OutreachPage = await list(cursor);
      named.push(...page.victims.map(({ victimId }) => victimId));
      cursor = page.cursor;
      isLast = cursor === undefined;
    }

    expect(named).toHaveLength(205);
    expect(new Set(named)).toEqual(all);
    expect(pages).toBe(3);
  });

  it('says that there is more, though nobody on a page has anything coming up', async () => {
    for (let n = 1; n <= 100; n += 1) await unreachable(n, n, '00000007');
    const last = await unreachable(101, HOUR);
    await hearing();

    const { victims, cursor } = await list();

    expect(victims).toEqual([]);
    expect((await list(cursor)).victims.map(({ victimId }) => victimId)).toEqual([last]);
  });

  it.each(['x', 'eA', Buffer.from('a~b~c').toString('base64url')])(
    'is refused for a cursor that is none of ours: %s',
    async (cursor) => {
      const { statusCode } = await account.ask('GET /outreach', { queryStringParameters: { cursor } });

      expect(statusCode).toBe(422);
    },
  );

  it('tells ids and dates, and nothing that could reach anybody', async () => {
    await unreachable(1);
    await hearing();

    const { body } = await account.ask('GET /outreach');

    expect(body).toContain('victim-00001');
    expect(`${body}${pipeline.log.join()}`).not.toMatch(/@|\+1573|Robin|Sampleman/i);
  });
});
