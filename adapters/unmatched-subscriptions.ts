import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, text, maybeText } from './items.ts';
import { getItem, putIfNew, updateIf, type Table } from './table.ts';
import type { OffenderName } from '../domain/names.ts';
import { UNMATCHED } from '../domain/offender.ts';

/** Requests that came without a DOC number, until a person has found out whom they mean. */
export interface UnmatchedSubscriptions {
  /** Puts her request under the number of the offender whom it means; false when it waits no more. */
  readonly match: (victimId: string, docNumber: string) => Promise<boolean>;
  /** Makes it effective, as one of her contacts is confirmed already. */
  readonly activate: (victimId: string, docNumber: string) => Promise<boolean>;
  /** The offender's name as she gave it. */
  readonly nameGiven: (victimId: string, docNumber: string) => Promise<OffenderName | undefined>;
}

/** The new one first: a crash in between leaves two, and the one without a number matches nothing. */
const match =
  (table: Table): UnmatchedSubscriptions['match'] =>
  async (victimId, docNumber) => {
    const key = { docNumber: UNMATCHED, victimId };
    const waiting = await getItem(table, key);
    if (waiting === undefined) return false;
    await putIfNew(table, { ...waiting, ...attributes({ docNumber }) }, 'docNumber');
    await table.client.send(new DeleteItemCommand({ TableName: table.tableName, Key: attributes(key) }));
    return true;
  };

export const unmatchedSubscriptions = (client: DynamoDBClient, tableName: string): UnmatchedSubscriptions => {
  const table: Table = { client, tableName };
  return {
    match: match(table),
    activate: (victimId, docNumber) =>
      updateIf(table, {
        key: { docNumber, victimId },
        expression: 'SET #state = :active',
        condition: '#state = :pending',
        names: { '#state': 'state' },
        values: attributes({ ':active': 'active', ':pending': 'pending' }),
      }),
    nameGiven: async (victimId, docNumber) => {
      const item = await getItem(table, { docNumber, victimId });
      if (item === undefined) return undefined;
      const [first, middle, suffix] = ['offenderFirst', 'offenderMiddle', 'offenderSuffix'].map((name) =>
        maybeText(item, name),
      );
      return {
        last: text(item, 'offenderLast'),
        ...(first === undefined ? {} : { first }),
        ...(middle === undefined ? {} : { middle }),
        ...(suffix === undefined ? {} : { suffix }),
      };
    },
  };
};
