import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { cipher } from '../../adapters/cipher.ts';
import {
  formSubmissionsTable,
  type FormSubmissionsTable,
  type Submission,
} from '../../adapters/form-submissions-table.ts';
import { dueUnits } from '../../adapters/work-items.ts';
import { formSubmissionsWork } from '../../adapters/work-tables.ts';
import { UnreadableItem } from '../../domain/errors.ts';
import { sha256 } from '../../domain/ids.ts';
import { PATIENCE_SECONDS, RESEND_AFTER_SECONDS } from '../../domain/timing.ts';
import { aForm, aPostedForm, at, emailOf, NOW, phoneOf } from '../support/builders.ts';
import { engines, type Engine } from '../support/dynalite.ts';

const LEASE = 30;
const ID = 'submission-1';
const raw = JSON.stringify(aPostedForm());
const aSubmission = (different: Partial<Submission> = {}): Submission => ({
  submissionId: ID,
  raw,
  contentType: 'application/json',
  form: aForm(),
  source: 'web',
  ...different,
});

describe.each(engines)('form submissions, over %s', (_, start) => {
  let engine: Engine;
  let name: string;
  let table: FormSubmissionsTable;
  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(async () => {
    name = await engine.table('FormSubmissions');
    table = formSubmissionsTable(engine.client, name, cipher('key'));
  });
  afterAll(() => engine.stop());

  const item = async () =>
    (
      await engine.client.send(
        new QueryCommand({
          TableName: name,
          KeyConditionExpression: 'submissionId = :id',
          ExpressionAttributeValues: { ':id': { S: ID } },
        }),
      )
    ).Items?.[0];
  const due = async (seconds: number): Promise<readonly string[]> =>
    (await Array.fromAsync(dueUnits(formSubmissionsWork(engine.client, name), new Date(at(seconds)))))
      .flat()
      .map(({ id }) => id);

  it('are kept once, word for word, sealed, with time, source and hash', async () => {
    expect(await table.putOnce(aSubmission(), NOW)).toBe(true);
    expect(await table.putOnce(aSubmission({ raw: 'other' }), new Date(at(9)))).toBe(false);

    const kept = await item();
    expect(kept).toMatchObject({
      source: { S: 'web' },
      receivedAt: { S: at(0) },
      submissionHash: { S: sha256(raw) },
    });
    expect(cipher('key').open(ID, 'raw', kept?.['sealedRaw']?.S ?? '')).toBe(raw);
    for (const secret of [emailOf(1), phoneOf(1), 'Testperson', 'Sampleman'])
      expect(JSON.stringify(kept)).not.toContain(secret);
  });

  it('are owed from the moment of their record', async () => {
    await table.putOnce(aSubmission(), NOW);

    expect(await due(PATIENCE_SECONDS - 1)).toEqual([]);
    expect(await due(PATIENCE_SECONDS)).toEqual([ID]);
  });

  it('are claimed with the form as it was sent', async () => {
    await table.putOnce(aSubmission(), NOW);

    expect(await table.claim(ID, new Date(at(1)), LEASE)).toEqual({
      form: aForm(),
      receivedAt: at(0),
      armedAt: at(0),
      round: 0,
      takenOver: false,
    });
  });

  it('open only with the key they were sealed with', async () => {
    await table.putOnce(aSubmission(), NOW);

    const claiming = formSubmissionsTable(engine.client, name, cipher('other')).claim(ID, NOW, LEASE);

    await expect(claiming).rejects.toThrow(UnreadableItem);
  });

  it('are tried again later when their codes were postponed, and leave the agenda when they were sent', async () => {
    await table.putOnce(aSubmission(), NOW);
    await table.claim(ID, NOW, LEASE);

    expect(await table.postpone(ID, 1, at(60))).toBe(true);
    expect(await due(59)).toEqual([]);
    expect(await due(60)).toEqual([ID]);
    expect(await table.claim(ID, new Date(at(60)), LEASE)).toMatchObject({ round: 1, takenOver: false });

    expect(await table.finish(ID, new Date(at(61)))).toBe(true);
    expect(await due(9_999)).toEqual([]);
    expect(await table.claim(ID, new Date(at(9_999)), LEASE)).toBeUndefined();
  });

  it('owe their codes once more only after a while, and only when the first ones are done', async () => {
    const later = new Date(at(RESEND_AFTER_SECONDS + 1));
    await table.putOnce(aSubmission(), NOW);

    expect(await table.armAgain(ID, later)).toBe(false);
    await table.claim(ID, NOW, LEASE);
    expect(await table.armAgain(ID, later)).toBe(false);
    await table.finish(ID, new Date(at(1)));
    expect(await table.armAgain(ID, new Date(at(RESEND_AFTER_SECONDS)))).toBe(false);
    expect(await table.armAgain(ID, later)).toBe(true);
    expect(await table.armAgain(ID, later)).toBe(false);

    expect(await table.claim(ID, later, LEASE)).toMatchObject({
      armedAt: later.toISOString(),
      receivedAt: at(0),
      round: 0,
      takenOver: false,
    });
  });

  it('do not come into being by being armed', async () => {
    expect(await table.armAgain('nothing', NOW)).toBe(false);
    expect(await table.claim('nothing', NOW, LEASE)).toBeUndefined();
  });

  it('remember what an Idempotency-Key stands for', async () => {
    expect(await table.rememberKey('key-1', 'a')).toBe('same');
    expect(await table.rememberKey('key-1', 'a')).toBe('same');
    expect(await table.rememberKey('key-1', 'b')).toBe('different');
    expect(await table.rememberKey('key-2', 'b')).toBe('same');
    expect(await due(9_999)).toEqual([]);
  });
});
