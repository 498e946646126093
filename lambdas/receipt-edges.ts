import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { agendaTable } from '../adapters/agenda-table.ts';
import { contactConfirmations } from '../adapters/contact-marks.ts';
import { contactsTable } from '../adapters/contacts-table.ts';
import { variable } from '../adapters/environment.ts';
import { errandsTable } from '../adapters/errands-table.ts';
import { ledgerLookUps, type LedgerLookUps } from '../adapters/ledger-look-ups.ts';
import { ledgerTable, type LedgerTable } from '../adapters/ledger-table.ts';
import type { Observe } from '../adapters/observability.ts';
import { parkedReceipts, type ReceiptsTable } from '../adapters/receipts-table.ts';
import { staffTaskOpener } from '../adapters/staff-task-opener.ts';
import { statusChangesTable } from '../adapters/status-changes-table.ts';
import { afterReceipt, type AfterReceiptEdges } from './after-receipt.ts';
import type { FileEdges } from './file-receipts.ts';

/** The edges of whatever hears of a contact that failed, for the functions that do. No contact details among them. */
export const contactEdges = (
  client: DynamoDBClient,
  observe: Observe,
): AfterReceiptEdges & {
  readonly ledger: LedgerTable & LedgerLookUps;
  readonly confirmations: ReturnType<typeof contactConfirmations>;
} => ({
  ledger: {
    ...ledgerTable(client, variable('LEDGER')),
    ...ledgerLookUps(client, variable('LEDGER')),
  },
  agenda: agendaTable(client, variable('AGENDA')),
  statusChanges: statusChangesTable(client, variable('STATUS_CHANGES')),
  contacts: contactsTable(client, variable('CONTACTS')),
  confirmations: contactConfirmations(client, variable('VICTIMS')),
  errands: errandsTable(client, variable('ERRANDS')),
  staffTasks: staffTaskOpener(client, variable('STAFF_TASKS')),
  observe,
  now: () => new Date(),
});

/** The edges of filing receipts. */
export const receiptEdges = (
  client: DynamoDBClient,
  observe: Observe,
): FileEdges & { readonly receipts: Pick<ReceiptsTable, 'park' | 'claim' | 'postpone' | 'settle'> } => {
  const edges = contactEdges(client, observe);
  return {
    ...edges,
    receipts: parkedReceipts(client, variable('RECEIPTS')),
    afterReceipt: afterReceipt(edges),
  };
};
