import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes } from './items.ts';
import { putIfNew } from './table.ts';
import { owed } from './work-items.ts';
import { errandsWork } from './work-tables.ts';
import type { Errand } from '../domain/errand.ts';

/** Small things that are owed to one victim outside her notifications. */
export interface ErrandsTable {
  /** Puts an errand on the agenda unless it is there already, perhaps done; tells whether it is new. */
  readonly addOnce: (errand: Errand) => Promise<boolean>;
}

export const errandsTable = (client: DynamoDBClient, tableName: string): ErrandsTable => {
  const work = errandsWork(client, tableName);
  return {
    addOnce: ({ dueAt, ...errand }) =>
      putIfNew(work, attributes({ ...errand, ...owed(work, errand.errandId, dueAt) }), 'errandId'),
  };
};
