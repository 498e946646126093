import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { setTimeout as wait } from 'node:timers/promises';
import { cipher } from '../adapters/cipher.ts';
import { numberVariable, variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { mailSender } from '../adapters/mail-sender.ts';
import type { Observe } from '../adapters/observability.ts';
import { sendOnce } from '../adapters/provider-fault.ts';
import { smsSender } from '../adapters/sms-sender.ts';
import { staffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { notifyAll, type NotifyAll } from './notify-all.ts';
import { waveSender } from './send-wave.ts';

/** The edges of telling victims, for the two functions that do: whoever holds these may read contact details. */
export const notifier = (
  client: DynamoDBClient,
  statusChanges: StatusChangesTable,
  observe: Observe,
): NotifyAll =>
  notifyAll({
    victims: victimsTable(client, variable('VICTIMS'), cipher(variable('CONTACT_KEY'))),
    ledger: ledgerTable(client, variable('LEDGER')),
    statusChanges,
    staffTasks: staffTasksTable(client, variable('STAFF_TASKS')),
    sendWave: waveSender({
      sendText: smsSender(new SNSClient(sendOnce)),
      sendMails: mailSender(new SESv2Client(sendOnce), {
        from: variable('MAIL_FROM'),
        configurationSet: variable('MAIL_CONFIGURATION_SET'),
      }),
      linkKey: variable('LINK_KEY'),
      linkBase: variable('LINK_BASE'),
      textsPerSecond: numberVariable('SMS_PER_SECOND'),
      now: () => new Date(),
      wait,
    }),
    observe,
    now: () => new Date(),
  });
