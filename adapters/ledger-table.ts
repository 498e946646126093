import {
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { attributes, tookPlace, type Item } from './items.ts';
import { writeAll } from './write-all.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { fact, factKey, type Fact } from '../domain/facts.ts';

const itemOf = (of: Fact): Item => attributes({ ...of, fact: factKey(of) });

const plain = ({ S, N, BOOL }: Item[string]): string | number | boolean | undefined =>
  S ?? (N === undefined ? BOOL : Number(N));

const factOf = (item: Item): Fact => {
  const values = Object.entries(item).filter(([name]) => name !== 'fact');
  const parsed = fact.safeParse(Object.fromEntries(values.map(([name, value]) => [name, plain(value)])));
  if (!parsed.success) throw new UnreadableItem('A stored fact does not fit its schema.');
  return parsed.data;
};

type LedgerQuery = Omit<QueryCommandInput, 'TableName' | 'ExpressionAttributeValues'> & { of: string };

/** The append-only record of what was owed, tried and answered. It holds ids and times, never a person. */
export interface LedgerTable {
  /** Writes facts whose keys follow from what happened: writing one twice changes nothing. */
  readonly record: (facts: readonly Fact[]) => Promise<void>;
  /** Writes a fact of which only the first counts; tells whether this was the first. */
  readonly recordFirst: (of: Fact) => Promise<boolean>;
  /** All facts of one notification, as written up to now. */
  readonly factsOf: (notificationId: string) => Promise<readonly Fact[]>;
  /** The facts of up to a thousand notifications of one status change; those of one notification stand together. */
  readonly ofStatusChangePage: (statusChangePage: string) => AsyncGenerator<readonly Fact[], void>;
  /** A delivery that a short link belongs to. */
  readonly byLink: (linkHash: string) => Promise<Fact | undefined>;
}

export const ledgerTable = (client: DynamoDBClient, tableName: string): LedgerTable => {
  async function* query({ of, ...input }: LedgerQuery): AsyncGenerator<readonly Fact[], void> {
    let from: Item | undefined;
    do {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          ...input,
          TableName: tableName,
          ExpressionAttributeValues: { ':of': { S: of } },
          ...(from === undefined ? {} : { ExclusiveStartKey: from }),
        }),
      );
      yield Items.map(factOf);
      from = LastEvaluatedKey;
    } while (from !== undefined);
  }

  return {
    record: (facts) => writeAll(client, tableName, facts.map(itemOf)),

    recordFirst: (of) =>
      tookPlace(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: itemOf(of),
            ConditionExpression: 'attribute_not_exists(notificationId)',
          }),
        ),
      ),

    factsOf: async (notificationId) => {
      const pages = query({
        of: notificationId,
        KeyConditionExpression: 'notificationId = :of',
        ConsistentRead: true,
      });
      return (await Array.fromAsync(pages)).flat();
    },

    ofStatusChangePage: (statusChangePage) =>
      query({
        of: statusChangePage,
        IndexName: 'byStatusChange',
        KeyConditionExpression: 'statusChangePage = :of',
      }),

    byLink: async (linkHash) => {
      const { value } = await query({
        of: linkHash,
        IndexName: 'byLink',
        KeyConditionExpression: 'linkHash = :of',
        Limit: 1,
      }).next();
      return value?.[0];
    },
  };
};
