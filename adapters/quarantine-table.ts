import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { attributes, json, maybeText, numberOr, type Item } from './items.ts';
import { getItem, putIfNew, updateIf, type Table } from './table.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { eventTypes } from '../domain/event-types.ts';
import {
  heldReasons,
  quarantineCauses,
  quarantineStates,
  type DecidedGroup,
  type QuarantineGroup,
} from '../domain/quarantine.ts';

/** Status changes that are held together, and what people of the office decided about them. Ids and numbers only. */
export interface QuarantineOpener {
  /** Opens a group unless it is there already, perhaps decided; tells whether it is new. */
  readonly open: (group: QuarantineGroup) => Promise<boolean>;
  readonly get: (quarantineId: string) => Promise<DecidedGroup | undefined>;
}

export interface QuarantineTable extends QuarantineOpener {
  /** Groups that nobody has decided about, the newest first, up to fifty. */
  readonly listOpen: (from?: OpenPlace) => Promise<OpenPage>;
  /** Notes the first of two people who release a group; false when somebody has done so before, or it is decided. */
  readonly awaitSecond: (quarantineId: string, who: string, now: Date) => Promise<boolean>;
  /**
   * Decides about a group, once. `decided`: how many of its type the feed had posted on that day; these count no more.
   * `firstBy`: who had released it before, as it was read; with anybody else meanwhile nothing is changed.
   */
  readonly decide: (quarantineId: string, decision: GroupDecision, now: Date) => Promise<boolean>;
}

export interface GroupDecision {
  readonly state: 'released' | 'rejected';
  /** The ARN with which they signed. */
  readonly who: string;
  readonly firstBy: string | undefined;
  readonly decided: number;
}

/** Where a page of open groups ended. */
export interface OpenPlace {
  readonly openedAt: string;
  readonly quarantineId: string;
}

export interface OpenPage {
  readonly groups: readonly DecidedGroup[];
  readonly next: OpenPlace | undefined;
}

const MOST_IN_A_PAGE = 50;

const count = z.number().check(z.int(), z.minimum(0));

const stored = z.lazy(() =>
  z.object({
    quarantineId: z.string(),
    feedId: z.string(),
    cause: z.enum(quarantineCauses),
    eventType: z.optional(z.enum(eventTypes)),
    reasons: z.array(z.enum(heldReasons)),
    trip: z.optional(z.object({ inHour: count, hourLimit: count, inDay: count, dayLimit: count })),
    openedAt: z.string(),
    state: z.enum(quarantineStates),
  }),
);

const groupOf = (item: Item): DecidedGroup => {
  const parsed = stored.safeParse({ ...objectIn(item), state: item['state']?.S });
  if (!parsed.success) throw new UnreadableItem('A stored quarantine group does not fit its schema.');
  return {
    ...parsed.data,
    firstBy: maybeText(item, 'firstBy'),
    decidedBy: maybeText(item, 'decidedBy'),
    decidedAt: maybeText(item, 'decidedAt'),
    decided: numberOr(item, 'decided', 0),
  };
};

const objectIn = (item: Item): object => {
  const content = json(item, 'content');
  return typeof content === 'object' && content !== null ? content : {};
};

const itemOf = (group: QuarantineGroup): Item =>
  attributes({
    quarantineId: group.quarantineId,
    content: JSON.stringify(group),
    state: 'open',
    openShard: 'open',
    openedAt: group.openedAt,
  });

/** For whoever holds status changes: the group first, then what is held. */
export const quarantineOpener = (client: DynamoDBClient, tableName: string): QuarantineOpener => {
  const table: Table = { client, tableName };
  return {
    open: (group) => putIfNew(table, itemOf(group), 'quarantineId'),
    get: async (quarantineId) => {
      const item = await getItem(table, { quarantineId });
      return item && groupOf(item);
    },
  };
};

const deciding = (table: Table): Pick<QuarantineTable, 'awaitSecond' | 'decide'> => ({
  awaitSecond: (quarantineId, who, now) =>
    updateIf(table, {
      key: { quarantineId },
      expression: 'SET #state = :awaits, firstBy = :who, firstAt = :now',
      condition: '#state = :open',
      names: { '#state': 'state' },
      values: attributes({
        ':awaits': 'awaits-second',
        ':open': 'open',
        ':who': who,
        ':now': now.toISOString(),
      }),
    }),
  decide: (quarantineId, { state, who, firstBy, decided }, now) =>
    updateIf(table, {
      key: { quarantineId },
      expression:
        'SET #state = :state, decidedBy = :who, decidedAt = :now, decided = :decided REMOVE openShard',
      condition: `openShard = :open AND ${firstBy === undefined ? 'attribute_not_exists(firstBy)' : 'firstBy = :first'}`,
      names: { '#state': 'state' },
      values: attributes({
        ':open': 'open',
        ':first': firstBy,
        ':state': state,
        ':who': who,
        ':now': now.toISOString(),
        ':decided': decided,
      }),
    }),
});

const listOpen =
  ({ client, tableName }: Table): QuarantineTable['listOpen'] =>
  async (from) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'byOpen',
        KeyConditionExpression: 'openShard = :open',
        ExpressionAttributeValues: attributes({ ':open': 'open' }),
        ScanIndexForward: false,
        Limit: MOST_IN_A_PAGE,
        ...(from === undefined ? {} : { ExclusiveStartKey: attributes({ openShard: 'open', ...from }) }),
      }),
    );
    const groups = Items.map(groupOf);
    const last = groups.at(-1);
    return {
      groups,
      next:
        LastEvaluatedKey === undefined || last === undefined
          ? undefined
          : { openedAt: last.openedAt, quarantineId: last.quarantineId },
    };
  };

export const quarantineTable = (client: DynamoDBClient, tableName: string): QuarantineTable => {
  const table: Table = { client, tableName };
  return { ...quarantineOpener(client, tableName), ...deciding(table), listOpen: listOpen(table) };
};
