import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, text } from './items.ts';
import { putIfNew, queryPages, type Table } from './table.ts';

const seen = ['record', 'letter', 'recording'] as const;

/** Somebody of the office looked at a victim's record, or at what somebody wrote. She may ask who did, and why. */
export interface View {
  /** Absent where nobody knows whose words were shown: the view then stands under its task. */
  readonly victimId?: string;
  /** The task for which it was opened. */
  readonly taskId: string;
  /** What was shown: how to reach her, the letter to her, or what she recorded. */
  readonly what: (typeof seen)[number];
  /** The ARN with which they signed. */
  readonly viewedBy: string;
  /** ISO-8601 UTC. */
  readonly at: string;
}

/**
 * The views of victims' records. They stand in the ledger's table under keys of their own, in no index and in no
 * notification: who works in the office is nobody's business but hers and her record's.
 */
export interface ViewsLog {
  /** Writes a view down, before anything is shown. */
  readonly record: (view: View) => Promise<void>;
  /** Who looked at her record, oldest first. */
  readonly of: (victimId: string) => Promise<readonly View[]>;
}

const partitionOf = (victimOrTaskId: string): string => `views#${victimOrTaskId}`;

export const viewsLog = (client: DynamoDBClient, tableName: string): ViewsLog => {
  const table: Table = { client, tableName };
  return {
    record: async ({ victimId, taskId, what, viewedBy, at }) => {
      const key = {
        notificationId: partitionOf(victimId ?? taskId),
        fact: `viewed#${at}#${taskId}#${what}#${viewedBy}`,
      };
      await putIfNew(table, attributes({ ...key, taskId, what, viewedBy, viewedAt: at }), 'notificationId');
    },
    of: async (victimId) => {
      const pages = queryPages(table, {
        KeyConditionExpression: 'notificationId = :partition',
        ExpressionAttributeValues: attributes({ ':partition': partitionOf(victimId) }),
        ConsistentRead: true,
      });
      return (await Array.fromAsync(pages)).flat().map((item) => ({
        victimId,
        taskId: text(item, 'taskId'),
        what: seen.find((one) => one === text(item, 'what')) ?? 'record',
        viewedBy: text(item, 'viewedBy'),
        at: text(item, 'viewedAt'),
      }));
    },
  };
};
