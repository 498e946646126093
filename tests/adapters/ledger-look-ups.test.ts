import { ledgerLookUps } from '../../adapters/ledger-look-ups.ts';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import { at, factsFor } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const of = factsFor('SC-1', 'victim-1');
const later = factsFor('SC-2', 'victim-1');

describe.each(engines)('ways into the ledger, over %s', (_, start) => {
  let engine: Engine;
  let ledger: ReturnType<typeof ledgerTable>;
  let lookUps: ReturnType<typeof ledgerLookUps>;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    const name = await engine.table('Ledger');
    ledger = ledgerTable(engine.client, name);
    lookUps = ledgerLookUps(engine.client, name);
  });
  afterAll(() => engine.stop());

  it('find the duty that a notification stands for', async () => {
    await ledger.record([of.created(), of.accepted()]);

    expect(await lookUps.dutyOf(of.created().notificationId)).toEqual(of.created());
    expect(await lookUps.dutyOf('unknown')).toBeUndefined();
  });

  it('find what a message told, also when it told several things together, and not by its receipts', async () => {
    const message = { providerMessageId: 'message-9', contactId: 'phone-1', channel: 'sms' as const };
    const { notificationId, statusChangePage } = of.accepted();
    const receipt = { is: 'delivered' as const, notificationId, at: at(5), ...message };
    await ledger.record([of.accepted(message), receipt, later.accepted(message)]);
    await ledger.record([of.accepted({ ...message, providerMessageId: 'message-8' })]);

    const told = await lookUps.byProviderMessage('message-9');

    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        { notificationId, contactId: 'phone-1', statusChangePage },
        expect.objectContaining({ notificationId: later.created().notificationId }),
      ]),
    );
    expect(await lookUps.byProviderMessage('message-7')).toEqual([]);
  });
});
