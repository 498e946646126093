import type { SQSBatchResponse } from 'aws-lambda';
import { agendaTable } from '../../adapters/agenda-table.ts';
import { cipher } from '../../adapters/cipher.ts';
import { contactConfirmations } from '../../adapters/contact-marks.ts';
import { contactsTable } from '../../adapters/contacts-table.ts';
import { errandsTable } from '../../adapters/errands-table.ts';
import { hintsTo } from '../../adapters/hints.ts';
import { ledgerLookUps } from '../../adapters/ledger-look-ups.ts';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import { observe } from '../../adapters/observability.ts';
import { phoneOptIn } from '../../adapters/opt-in.ts';
import { keptReplies, parkedReceipts } from '../../adapters/receipts-table.ts';
import { smsSender } from '../../adapters/sms-sender.ts';
import { staffTasksTable } from '../../adapters/staff-tasks-table.ts';
import { statusChangesTable } from '../../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../../adapters/subscriptions-table.ts';
import { tokensTable } from '../../adapters/tokens-table.ts';
import { victimsTable } from '../../adapters/victims-table.ts';
import { dueUnits } from '../../adapters/work-items.ts';
import { receiptsWork } from '../../adapters/work-tables.ts';
import { contactHashFor } from '../../domain/secrets.ts';
import { afterReceipt } from '../../lambdas/after-receipt.ts';
import { claimReceipt } from '../../lambdas/claim-receipts.ts';
import { confirmByCode } from '../../lambdas/confirm-contact.ts';
import { fileReceipt, fileReceipts } from '../../lambdas/file-receipts.ts';
import { queueWorker } from '../../lambdas/queue-worker.ts';
import { receiveReplies } from '../../lambdas/receive-replies.ts';
import { recordMailEvents } from '../../lambdas/record-mail-events.ts';
import { recordTextReceipts } from '../../lambdas/record-text-receipts.ts';
import { hintEvent, lambdaContext, sqsEvent } from './events.ts';
import { envelope, inboundText, logsEvent } from './events-providers.ts';
import { CONTACT_KEY, INDEX_KEY, type Pipeline } from './fakes-pipeline.ts';
import type { Process } from './fakes.ts';

/** What comes back, over the AWS in memory of a pipeline, wired as the entry files wire it. */
export interface Replies {
  /** Delivers bodies of one batch to the worker of mail events. */
  readonly mailEvents: (...bodies: readonly string[]) => Promise<SQSBatchResponse>;
  readonly textReceipts: (...records: readonly (object | string)[]) => Promise<void>;
  /** A text to our number, now, unless `at` says otherwise. */
  readonly reply: (
    from: string,
    text: string,
    different?: Readonly<Record<string, unknown>> & { readonly at?: string },
  ) => Promise<SQSBatchResponse>;
  readonly inbound: (...bodies: readonly string[]) => Promise<SQSBatchResponse>;
  /** Works off whatever parked receipts are due. */
  readonly claimDue: () => Promise<void>;
  readonly kept: ReturnType<typeof keptReplies>;
  answeredBy: 'network' | 'us';
}

export const repliesOver = (pipeline: Pipeline): Replies => {
  const { aws, now } = pipeline;
  const watch = observe((line) => pipeline.log.push(line), now);
  const hashOf = (address: string): string => contactHashFor(INDEX_KEY, address);

  const edgesOf = ({ dynamodb }: Process) => ({
    ledger: { ...ledgerTable(dynamodb, 'Ledger'), ...ledgerLookUps(dynamodb, 'Ledger') },
    agenda: agendaTable(dynamodb, 'Agenda'),
    statusChanges: statusChangesTable(dynamodb, 'StatusChanges'),
    contacts: contactsTable(dynamodb, 'Contacts'),
    confirmations: contactConfirmations(dynamodb, 'Victims'),
    errands: errandsTable(dynamodb, 'Errands'),
    staffTasks: staffTasksTable(dynamodb, 'StaffTasks'),
    receipts: parkedReceipts(dynamodb, 'Receipts'),
    observe: watch,
    now,
  });
  const filing = () => {
    const edges = edgesOf(aws.process());
    return { ...edges, afterReceipt: afterReceipt(edges) };
  };
  const kept = (process: Process) => keptReplies(process.dynamodb, 'Receipts', cipher(CONTACT_KEY));

  const replies: Replies = {
    answeredBy: 'us',
    kept: kept(aws.process()),
    mailEvents: (...bodies) =>
      recordMailEvents({ file: fileReceipts(filing()), hashOf, observe: watch })(sqsEvent(...bodies)),
    textReceipts: (...records) =>
      recordTextReceipts({ file: fileReceipts(filing()), hashOf, observe: watch })(logsEvent(records)),
    reply: (from, text, { at = now().toISOString(), ...different } = {}) =>
      replies.inbound(envelope(inboundText(from, text, different), at)),
    inbound: (...bodies) => {
      const process = aws.process();
      const edges = edgesOf(process);
      const tokens = tokensTable(process.dynamodb, 'Tokens');
      const subscriptions = subscriptionsTable(process.dynamodb, 'OffenderSubscriptions');
      return receiveReplies({
        ...edges,
        tokens,
        indexKey: INDEX_KEY,
        victims: victimsTable(process.dynamodb, 'Victims', cipher(CONTACT_KEY)),
        replies: kept(process),
        confirmByCode: confirmByCode({
          ...{
            tokens,
            subscriptions,
            now,
            indexKey: INDEX_KEY,
            victims: edges.confirmations,
            errands: edges.errands,
            hintErrand: hintsTo(process.sqs, 'errand'),
            observe: watch,
          },
        }),
        sendText: smsSender(process.sns),
        optIn: phoneOptIn(process.sns),
        keywordsAnsweredBy: replies.answeredBy,
      })(sqsEvent(...bodies));
    },
    claimDue: async () => {
      const units = (
        await Array.fromAsync(dueUnits(receiptsWork(aws.process().dynamodb, 'Receipts'), now()))
      ).flat();
      const edges = filing();
      const worker = queueWorker(claimReceipt({ ...edges, file: fileReceipt(edges) }), watch);
      if (units.length > 0) await worker(hintEvent(...units.map(({ id }) => id)), lambdaContext());
    },
  };
  return replies;
};
