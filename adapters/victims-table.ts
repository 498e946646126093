import { BatchGetItemCommand, type DynamoDBClient, type KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cipher } from './cipher.ts';
import { attributes, jsonFrom, text, type Item } from './items.ts';
import { putIfNew, updateIf, type Table } from './table.ts';
import { LedgerBusy, UnreadableItem } from '../domain/errors.ts';
import type { Recipient } from '../domain/contact.ts';
import type { RegistrationForm } from '../domain/registration.ts';
import { recipientOf, victimFrom, victimRecord, type Confirmations } from '../domain/victim.ts';

const TRIES = 6;
const FIELD = 'victim';

/** The only place where contact details stand, sealed victim by victim. */
export interface VictimsTable {
  /** Keeps a victim unless she is there already; what she confirmed since stays. */
  readonly addOnce: (victimId: string, form: RegistrationForm, createdAt: string) => Promise<boolean>;
  /** Up to a hundred victims, as they are to be reached now. Withdrawn and unknown ones are missing from the answer. */
  readonly recipients: (victimIds: readonly string[]) => Promise<ReadonlyMap<string, Recipient>>;
  /** Erases everything that could identify or reach her; what is left only says that she withdrew, and when. */
  readonly withdraw: (victimId: string, at: string) => Promise<boolean>;
}

const confirmationsOf = (item: Item): Confirmations =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => name.startsWith('confirmed:'))
      .map(([name, { S }]) => [name.slice('confirmed:'.length), S ?? '']),
  );

/** What may be changed of a victim without reading who she is. */
export interface ContactConfirmations {
  /** Marks a contact as confirmed; the first confirmation counts. False when there is no such victim. */
  readonly confirm: (victimId: string, contactId: string, at: string) => Promise<boolean>;
}

const changed = (
  table: Table,
  victimId: string,
  at: string,
  expression: string,
  names?: Record<string, string>,
): Promise<boolean> =>
  updateIf(table, {
    key: { victimId },
    expression,
    condition: 'attribute_exists(victimId) AND attribute_not_exists(withdrawnAt)',
    ...(names === undefined ? {} : { names }),
    values: { ':at': { S: at } },
  });

export const contactConfirmations = (client: DynamoDBClient, tableName: string): ContactConfirmations => ({
  confirm: (victimId, contactId, at) =>
    changed({ client, tableName }, victimId, at, 'SET #c = if_not_exists(#c, :at)', {
      '#c': `confirmed:${contactId}`,
    }),
});

/** One entry, or none for somebody who withdrew. */
const recipientIn = (item: Item, seals: Cipher): readonly [string, Recipient][] => {
  const victimId = text(item, 'victimId');
  if (item['withdrawnAt'] !== undefined) return [];
  try {
    const record = victimRecord.safeParse(jsonFrom(seals.open(victimId, FIELD, text(item, 'sealed'))));
    if (record.success) return [[victimId, recipientOf(victimId, record.data, confirmationsOf(item))]];
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
  }
  // One record that does not open must not hold up the others: without contacts, a person takes over.
  return [[victimId, { victimId, language: 'en', isWitness: false, contacts: [] }]];
};

const getAll = async (
  { client, tableName }: Table,
  victimIds: readonly string[],
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let left: Record<string, KeysAndAttributes> = {
    [tableName]: { Keys: victimIds.map((victimId) => attributes({ victimId })), ConsistentRead: true },
  };
  for (let attempt = 0; left[tableName] !== undefined; attempt += 1) {
    if (attempt === TRIES) throw new LedgerBusy('Not all contact details could be read.');
    if (attempt > 0) await sleep(Math.random() * 50 * 2 ** attempt);
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand({ RequestItems: left }));
    items.push(...(Responses?.[tableName] ?? []));
    left = UnprocessedKeys ?? {};
  }
  return items;
};

export const victimsTable = (client: DynamoDBClient, tableName: string, seals: Cipher): VictimsTable => {
  const table: Table = { client, tableName };
  return {
    addOnce: (victimId, form, createdAt) => {
      const sealed = seals.seal(victimId, FIELD, JSON.stringify(victimFrom(form)));
      return putIfNew(table, attributes({ victimId, createdAt, sealed }), 'victimId');
    },
    recipients: async (victimIds) =>
      new Map((await getAll(table, victimIds)).flatMap((item) => recipientIn(item, seals))),
    withdraw: (victimId, at) => changed(table, victimId, at, 'SET withdrawnAt = :at REMOVE sealed'),
  };
};
