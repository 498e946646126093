import { BatchGetItemCommand, type DynamoDBClient, type KeysAndAttributes } from '@aws-sdk/client-dynamodb';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cipher } from './cipher.ts';
import { attributes, jsonFrom, text, type Item } from './items.ts';
import { marksOf, OUTREACH_SHARD } from './contact-marks.ts';
import { getItem, putIfNew, updateIf, type Table } from './table.ts';
import { LedgerBusy, UnreadableItem } from '../domain/errors.ts';
import type { Recipient } from '../domain/contact.ts';
import type { RegistrationForm } from '../domain/registration.ts';
import { MISSOURI } from '../domain/times.ts';
import {
  contactsToConfirm,
  recipientOf,
  victimFrom,
  victimRecord,
  type ContactMarks,
  type VictimRecord,
} from '../domain/victim.ts';

const TRIES = 6;
const FIELD = 'victim';

/** The only place where contact details stand, sealed victim by victim. */
export interface VictimsTable {
  /** Keeps a victim unless she is there already; what she confirmed since stays. */
  readonly addOnce: (victimId: string, form: RegistrationForm, createdAt: string) => Promise<boolean>;
  /** Up to a hundred victims, as they are to be reached `now`. Withdrawn and unknown ones are missing from the answer. */
  readonly recipients: (victimIds: readonly string[], now: Date) => Promise<ReadonlyMap<string, Recipient>>;
  /** All that is kept of one victim; undefined when she withdrew, or is not known. */
  readonly get: (victimId: string) => Promise<StoredVictim | undefined>;
  /** Puts a changed record in the place of the one that was read; false when somebody else changed it meanwhile. */
  readonly replace: (victimId: string, before: StoredVictim, record: VictimRecord) => Promise<boolean>;
  /** Erases everything that could identify or reach her; what is left only says that she withdrew, and when. */
  readonly withdraw: (victimId: string, at: string) => Promise<boolean>;
}

/** One victim, as she is on record. */
export interface StoredVictim {
  readonly record: VictimRecord;
  readonly marks: ContactMarks;
  readonly createdAt: string;
  /** The record as it is sealed: whoever replaces it shows that he has seen it. */
  readonly sealed: string;
}

const recordIn = (item: Item, seals: Cipher): VictimRecord | undefined => {
  try {
    const sealed = seals.open(text(item, 'victimId'), FIELD, text(item, 'sealed'));
    const record = victimRecord.safeParse(jsonFrom(sealed));
    return record.success ? record.data : undefined;
  } catch (error) {
    if (error instanceof UnreadableItem) return undefined;
    throw error;
  }
};

/** One record that does not open must not hold up the others: without contacts, a person takes over. */
const unreadable = (victimId: string): Recipient => ({
  victimId,
  language: 'en',
  isWitness: false,
  timing: { timeZone: MISSOURI, blackoutDates: [] },
  digest: false,
  contacts: [],
});

/** One entry, or none for somebody who withdrew. */
const recipientIn = (item: Item, seals: Cipher, now: Date): readonly [string, Recipient][] => {
  const victimId = text(item, 'victimId');
  if (item['withdrawnAt'] !== undefined) return [];
  const record = recordIn(item, seals);
  return [[victimId, record ? recipientOf(victimId, record, marksOf(item), now) : unreadable(victimId)]];
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

/** Whoever asked for letters alone is reached by letters. */
const isLetterOnly = (form: RegistrationForm): boolean =>
  form.postalAddress !== undefined && contactsToConfirm(form).length === 0;

const withdraw =
  (table: Table): VictimsTable['withdraw'] =>
  (victimId, at) =>
    updateIf(table, {
      key: { victimId },
      expression: 'SET withdrawnAt = :at REMOVE sealed, outreachShard, unreachableSince',
      condition: 'attribute_exists(victimId) AND attribute_not_exists(withdrawnAt)',
      values: attributes({ ':at': at }),
    });

export const victimsTable = (client: DynamoDBClient, tableName: string, seals: Cipher): VictimsTable => {
  const table: Table = { client, tableName };
  return {
    addOnce: (victimId, form, createdAt) => {
      const sealed = seals.seal(victimId, FIELD, JSON.stringify(victimFrom(form)));
      // Nothing reaches her before she has confirmed something.
      const unreachable = isLetterOnly(form)
        ? {}
        : { outreachShard: OUTREACH_SHARD, unreachableSince: createdAt };
      return putIfNew(table, attributes({ victimId, createdAt, sealed, ...unreachable }), 'victimId');
    },
    recipients: async (victimIds, now) =>
      new Map((await getAll(table, victimIds)).flatMap((item) => recipientIn(item, seals, now))),
    get: async (victimId) => {
      const item = await getItem(table, { victimId });
      if (item === undefined || item['withdrawnAt'] !== undefined) return undefined;
      const record = recordIn(item, seals);
      if (record === undefined) throw new UnreadableItem('A stored victim does not open.');
      return {
        record,
        marks: marksOf(item),
        createdAt: text(item, 'createdAt'),
        sealed: text(item, 'sealed'),
      };
    },
    replace: (victimId, before, record) =>
      updateIf(table, {
        key: { victimId },
        expression: 'SET sealed = :after',
        condition: 'sealed = :before AND attribute_not_exists(withdrawnAt)',
        values: attributes({
          ':before': before.sealed,
          ':after': seals.seal(victimId, FIELD, JSON.stringify(record)),
        }),
      }),
    withdraw: withdraw(table),
  };
};
