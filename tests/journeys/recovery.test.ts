import type { Fact } from '../../domain/facts.ts';
import type { Fault } from '../../local/faults.ts';
import { victimsTable } from '../../adapters/victims-table.ts';
import { cipher } from '../../adapters/cipher.ts';
import { startStack, type StackClient } from '../support/local-stack.ts';
import {
  aForm,
  aHearing,
  codeIn,
  confirm,
  dynamoOf,
  factsOf,
  messagesTo,
  passMinutes,
  post,
  register,
  statusOf,
  submit,
  untilMorning,
} from '../support/journey.ts';

jest.setTimeout(600_000);

const FEW = '00000201';
const MANY = '00000202';
const few = [1, 2, 3].map((n) => ({ phones: [`+1573555030${n}`], email: `few-${n}@example.org` }));
/** More than are told under the match's own lease, so that a batch goes to the dispatch function. */
const many = Array.from({ length: 11 }, (_, n) => ({ email: `many-${n}@example.org` }));

let stack: StackClient;
beforeAll(async () => {
  stack = await startStack({ fresh: true });
  await untilMorning(stack);
  for (const person of few) await register(stack, FEW, person);
  for (const person of many) await register(stack, MANY, person);
});
afterAll(() => stack.stop());
afterEach(() => stack.clearFaults());

/** Every message of a status change that reached a phone or a mailbox, by where it went. */
const arrivals = async (statusChangeId: string): Promise<{ address: string; facts: readonly Fact[] }[]> => {
  const facts = await factsOf(stack, statusChangeId);
  const providerIds = new Set([
    ...(await stack.phones()).map(({ messageId }) => messageId),
    ...(await stack.mailboxes()).map(({ messageId }) => messageId),
  ]);
  return [...Map.groupBy(facts, ({ notificationId }) => notificationId)].map(([address, ofOne]) => ({
    address,
    facts: ofOne.filter((fact) => fact.is === 'accepted' && providerIds.has(fact.providerMessageId)),
  }));
};

interface Scenario {
  readonly docNumber: string;
  readonly messages: number;
  readonly caller: string;
}

const match: Scenario = { docNumber: FEW, messages: 6, caller: 'MatchStatusChangeFunction' };
const dispatch: Scenario = { docNumber: MANY, messages: 11, caller: 'DispatchNotificationsFunction' };

const requestsOf = async ({ docNumber, caller }: Scenario): Promise<number> => {
  await stack.resetCounts();
  await post(stack, aHearing(`count-${caller}`, docNumber));
  await stack.quiesce(20_000);
  const counts = await stack.counts();
  return counts.filter((row) => row.caller === caller).reduce((sum, { requests }) => sum + requests, 0);
};

/** How many messages came out, and how often one went out twice without a mark. */
const outcome = async (
  statusChangeId: string,
  before: number,
): Promise<{ came: number; facts: readonly Fact[] }> => ({
  came: (await stack.phones()).length + (await stack.mailboxes()).length - before,
  facts: await factsOf(stack, statusChangeId),
});

describe.each([
  ['the match, telling three', match],
  ['the dispatch, telling eleven', dispatch],
])('when the function of %s is killed', (_name, scenario) => {
  it('tells everyone all the same, whichever request it dies at, and marks what may have gone out twice', async () => {
    const requests = await requestsOf(scenario);
    expect(requests).toBeGreaterThan(4);

    for (let nth = 1; nth <= requests; nth += 1) {
      for (const when of ['before', 'after'] as const) {
        const id = `kill-${scenario.docNumber}-${nth}-${when}`;
        const before = (await stack.phones()).length + (await stack.mailboxes()).length;
        await stack.fault({ caller: scenario.caller, nth, effect: { do: 'kill', when } });
        await post(stack, aHearing(id, scenario.docNumber));
        await stack.quiesce(20_000);
        const [planned] = await stack.faults();
        expect(planned?.met).toBe(1);
        await stack.clearFaults();
        await passMinutes(stack, 4);

        const { came, facts } = await outcome(id, before);
        const accepted = facts.filter(({ is }) => is === 'accepted');
        const marked = accepted.filter((fact) => 'possibleDuplicate' in fact && fact.possibleDuplicate);
        const status = await statusOf(stack, id);
        expect({ id, status }).toMatchObject({
          status: { stage: 'matched', notifications: { accepted: scenario.messages === 6 ? 3 : 11 } },
        });
        // A receipt may tell of what its worker did not live to write down.
        const told = facts.filter(({ is }) => is === 'accepted' || is === 'delivered');
        const contacts = told.map(
          (fact) => `${fact.notificationId} ${'contactId' in fact ? fact.contactId : ''}`,
        );
        expect(new Set(contacts).size).toBe(scenario.messages);
        // Twice is allowed only where it is marked; a mark may be false, never missing.
        expect(came - scenario.messages).toBeGreaterThanOrEqual(0);
        expect(came - scenario.messages).toBeLessThanOrEqual(marked.length);
      }
    }
  });
});

describe('when hints are lost', () => {
  const drop: Fault = { service: 'sqs', effect: { do: 'drop' } };

  it('carries every victim on by the clock alone, within its patience and two ticks', async () => {
    await stack.fault(drop);
    await post(stack, aHearing('lost-1', MANY));
    await stack.quiesce();
    expect(await statusOf(stack, 'lost-1')).toMatchObject({ stage: 'received' });

    await stack.clearFaults();
    await passMinutes(stack, 3);
    expect(await statusOf(stack, 'lost-1')).toMatchObject({ notifications: { accepted: 11 } });
  });

  it('does so for a registration too', async () => {
    await stack.fault(drop);
    await submit(stack, aForm('00000203', { email: 'lost@example.org' }));
    await stack.quiesce();
    expect(await messagesTo(stack, 'lost@example.org')).toHaveLength(0);

    await stack.clearFaults();
    await passMinutes(stack, 3);
    const code = codeIn((await messagesTo(stack, 'lost@example.org'))[0]);
    expect((await confirm(stack, code)).status).toBe(200);
  });

  it('tells once although every hint came twice', async () => {
    await stack.fault({ service: 'sqs', effect: { do: 'duplicate' } });
    const before = (await stack.mailboxes()).length;
    await post(stack, aHearing('double-1', MANY));
    await stack.quiesce(20_000);

    expect((await stack.mailboxes()).length - before).toBe(11);
    expect((await arrivals('double-1')).map(({ facts }) => facts.length)).toEqual(Array(11).fill(1));
  });
});

describe('when a provider', () => {
  it('is down, tries again until it is back, and sends once', async () => {
    await stack.fault({ service: 'ses', effect: { do: 'error', status: 503, code: 'ServiceUnavailable' } });
    const before = (await stack.mailboxes()).length;
    await post(stack, aHearing('down-1', MANY));
    await stack.quiesce(20_000);
    await passMinutes(stack, 3);
    expect((await stack.mailboxes()).length).toBe(before);
    expect(await statusOf(stack, 'down-1')).toMatchObject({ notifications: { owed: 11 } });

    await stack.clearFaults();
    await passMinutes(stack, 4);
    expect((await stack.mailboxes()).length - before).toBe(11);
    expect(await statusOf(stack, 'down-1')).toMatchObject({ notifications: { accepted: 11 } });
  });

  it('refuses a phone for good, moves to the next one at once', async () => {
    const [bad, good] = ['+15735550401', '+15735550402'];
    await register(stack, '00000204', { phones: [bad, good] });
    await stack.optOut(bad);
    await post(stack, aHearing('refused-1', '00000204'));
    await stack.quiesce();

    expect((await messagesTo(stack, good)).at(-1)).toContain('hearing');
    const kinds = (await factsOf(stack, 'refused-1')).map(({ is }) => is);
    expect(kinds.filter((is) => is !== 'delivered').sort()).toEqual([
      'accepted',
      'created',
      // Without an e-mail, the law asks for a letter besides.
      'escalated',
      'failed',
    ]);
  });

  it('refuses every contact, hands the notification to a person and says so', async () => {
    await register(stack, '00000205', { phones: ['+15735550403'] });
    await stack.optOut('+15735550403');
    await post(stack, aHearing('refused-2', '00000205'));
    await stack.quiesce();

    expect(await statusOf(stack, 'refused-2')).toMatchObject({ notifications: { escalated: 1 } });
    const logs = (await stack.logs()).map(({ text }) => text).join('\n');
    expect(logs).toContain('"NotificationsUnreachable":1');
  });
});

describe('a victim who withdraws', () => {
  it('between match and dispatch is not told, and the ledger says why', async () => {
    const leaver = { email: 'many-leaver@example.org' };
    await register(stack, MANY, leaver);
    // The hint of the dispatch is lost, so there is time to withdraw before it.
    await stack.fault({ service: 'sqs', caller: 'MatchStatusChangeFunction', effect: { do: 'drop' } });
    await post(stack, aHearing('withdrawn-1', MANY));
    await stack.quiesce();
    await stack.clearFaults();
    const created = (await factsOf(stack, 'withdrawn-1')).flatMap((fact) =>
      fact.is === 'created' ? [fact] : [],
    );
    expect(created).toHaveLength(12);
    const gone = created[0]?.victimId ?? '';
    const client = dynamoOf(stack);
    await victimsTable(client, stack.tableName('Victims'), cipher('not needed to erase')).withdraw(
      gone,
      '2026-11-01T10:00:00.000Z',
    );
    client.destroy();

    const before = (await stack.mailboxes()).length;
    await passMinutes(stack, 3);
    expect((await stack.mailboxes()).length - before).toBe(11);
    expect(await statusOf(stack, 'withdrawn-1')).toMatchObject({
      notifications: { accepted: 11, discharged: 1 },
    });
  });
});

describe('what is written where anybody may read it', () => {
  it('holds no name, phone, e-mail or code', async () => {
    const logs = (await stack.logs()).map(({ text }) => text).join('\n');
    const persons = [
      ...few.flatMap(({ phones, email }) => [...phones, email]),
      'Robin',
      'Sampleman',
      'SAMPLEMAN',
    ];
    const codes = (await stack.mailboxes())
      .map(({ text }) => codeIn(text))
      .filter((code) => code !== 'no code');

    expect(logs).not.toBe('');
    expect(codes).not.toEqual([]);
    for (const secret of [...persons, ...codes]) {
      for (const form of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]) {
        expect(logs).not.toContain(form);
      }
    }
  });
});
