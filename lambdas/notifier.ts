import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { setTimeout as wait } from 'node:timers/promises';
import type { AgendaTable } from '../adapters/agenda-table.ts';
import { cipher } from '../adapters/cipher.ts';
import { numberVariable, variable } from '../adapters/environment.ts';
import { ledgerTable, type LedgerTable } from '../adapters/ledger-table.ts';
import type { Observe } from '../adapters/observability.ts';
import { staffTaskOpener } from '../adapters/staff-task-opener.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import { victimsTable, type VictimsTable } from '../adapters/victims-table.ts';
import { notifyAll, type NotifyAll } from './notify-all.ts';
import { sendDigest, type SendDigest } from './send-digest.ts';
import { senders } from './senders.ts';
import { waveSender, type SendEdges } from './send-wave.ts';

/** What telling victims takes, besides what the caller has already. */
export interface Telling extends SendEdges {
  readonly victims: VictimsTable;
  readonly ledger: LedgerTable;
}

/** Whoever holds these may read contact details. A function makes them once: each brings senders of its own. */
export const tellingEdges = (client: DynamoDBClient): Telling => ({
  victims: victimsTable(client, variable('VICTIMS'), cipher(variable('CONTACT_KEY'))),
  ledger: ledgerTable(client, variable('LEDGER')),
  ...senders(),
  linkKey: variable('LINK_KEY'),
  linkBase: variable('LINK_BASE'),
  textsPerSecond: numberVariable('SMS_PER_SECOND'),
  now: () => new Date(),
  wait,
});

export interface NotifierEdges {
  readonly client: DynamoDBClient;
  readonly telling: Telling;
  readonly statusChanges: StatusChangesTable;
  readonly agenda: AgendaTable;
  readonly observe: Observe;
}

/** Tells the victims of one status change. */
export const notifier = ({ client, telling, ...edges }: NotifierEdges): NotifyAll => {
  const staffTasks = staffTaskOpener(client, variable('STAFF_TASKS'));
  return notifyAll({ ...telling, ...edges, staffTasks, sendWave: waveSender(telling) });
};

/** Tells one victim what gathered in a day. */
export const digestSender = ({
  telling,
  statusChanges,
}: Pick<NotifierEdges, 'telling' | 'statusChanges'>): SendDigest => sendDigest({ ...telling, statusChanges });
