import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, text, texts, type Item } from './items.ts';
import { acceptedChangeOf, itemOfChange } from './status-changes-table.ts';
import { putIfNew, updateIf } from './table.ts';
import { finish, owed, type WorkTable } from './work-items.ts';
import { statusChangesWork } from './work-tables.ts';
import { omit } from '../domain/omit.ts';
import type { HeldReason } from '../domain/quarantine.ts';
import type { AcceptedStatusChange, StatusChange } from '../domain/status-change.ts';

/** Why a status change is held, and with which others. */
export interface Hold {
  readonly quarantineId: string;
  readonly reasons: readonly HeldReason[];
  /** What shows it, where it is not in the status change itself: ids and words of ours, nothing about a person. */
  readonly evidence?: string;
}

/** One that is held. */
export interface HeldChange {
  readonly change: AcceptedStatusChange;
  readonly reasons: readonly string[];
  readonly evidence: string | undefined;
}

export interface HeldPage {
  readonly held: readonly HeldChange[];
  /** The id of the last one, where there may be more. */
  readonly next: string | undefined;
}

/** Puts status changes into quarantine: nothing is owed for them before a person has decided. */
export interface ChangeHolder {
  /** Holds one whose lease the caller has. `again`: an earlier worker may have told some of its victims. */
  readonly hold: (statusChangeId: string, hold: Hold, again: boolean, now: Date) => Promise<boolean>;
  /** Records one that is only suspected, held from the beginning; tells whether it is new. */
  readonly putQuarantined: (change: StatusChange, feedId: string, hold: Hold, now: Date) => Promise<boolean>;
}

export interface HeldChanges extends ChangeHolder {
  /** What is held together, a page of up to `most`, after the one with the id `from`. A few may be missing yet, or be there still. */
  readonly page: (quarantineId: string, most: number, from?: string) => Promise<HeldPage>;
  /** Puts one back on the agenda, to be told as if nothing had held it. */
  readonly letGo: (held: HeldChange, quarantineId: string, who: string, now: Date) => Promise<boolean>;
  /** Keeps one as what it was: rejected, told to nobody. */
  readonly reject: (statusChangeId: string, quarantineId: string, who: string, now: Date) => Promise<boolean>;
}

const attributesOf = ({ quarantineId, reasons, evidence }: Hold, now: Date): Item =>
  attributes({
    quarantineId,
    heldBy: quarantineId,
    heldReasons: reasons,
    heldEvidence: evidence,
    heldAt: now.toISOString(),
  });

const isHeldBy = 'heldBy = :quarantineId';

const page =
  ({ client, tableName }: WorkTable): HeldChanges['page'] =>
  async (quarantineId, most, from) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: 'byQuarantine',
        KeyConditionExpression: 'heldBy = :quarantineId',
        ExpressionAttributeValues: attributes({ ':quarantineId': quarantineId }),
        Limit: most,
        ...(from === undefined
          ? {}
          : { ExclusiveStartKey: attributes({ heldBy: quarantineId, statusChangeId: from }) }),
      }),
    );
    const held = Items.map((item) => ({
      change: acceptedChangeOf(item),
      reasons: texts(item, 'heldReasons'),
      evidence: item['heldEvidence']?.S,
    }));
    const last = Items.at(-1);
    return {
      held,
      next: LastEvaluatedKey === undefined || last === undefined ? undefined : text(last, 'statusChangeId'),
    };
  };

export const changeHolder = (client: DynamoDBClient, tableName: string): ChangeHolder => {
  const work = statusChangesWork(client, tableName);
  return {
    hold: (statusChangeId, hold, again, now) =>
      finish(work, statusChangeId, { ...attributesOf(hold, now), ...attributes({ matchAgain: again }) }),
    putQuarantined: (change, feedId, hold, now) =>
      putIfNew(
        work,
        {
          ...omit(itemOfChange(work, change, feedId, now.toISOString()), 'dueShard', 'dueAt'),
          ...attributesOf(hold, now),
        },
        'statusChangeId',
      ),
  };
};

export const heldChanges = (client: DynamoDBClient, tableName: string): HeldChanges => {
  const work = statusChangesWork(client, tableName);
  return {
    ...changeHolder(client, tableName),
    page: page(work),
    letGo: ({ change: { statusChangeId } }, quarantineId, who, now) => {
      const { dueShard, dueAt } = owed(work, statusChangeId, now.toISOString());
      return updateIf(work, {
        key: { statusChangeId },
        expression:
          'SET releasedAt = :now, releasedBy = :who, dueShard = :dueShard, dueAt = :dueAt REMOVE heldBy',
        condition: isHeldBy,
        values: attributes({
          ':quarantineId': quarantineId,
          ':now': now.toISOString(),
          ':who': who,
          ':dueShard': dueShard,
          ':dueAt': dueAt,
        }),
      });
    },
    reject: (statusChangeId, quarantineId, who, now) =>
      updateIf(work, {
        key: { statusChangeId },
        expression: 'SET rejectedAt = :now, rejectedBy = :who REMOVE heldBy',
        condition: isHeldBy,
        values: attributes({ ':quarantineId': quarantineId, ':now': now.toISOString(), ':who': who }),
      }),
  };
};
