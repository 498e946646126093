import { LogWorker } from './log-worker.ts';
import { QueueWorker } from './queue-worker.ts';
import { phonesThatMayReturn } from './text-channel.ts';
import type { Use } from './use.ts';
import type { Environment } from '../environments.ts';
import type { PipelineStack } from '../pipeline-stack.ts';
import type { RecordsStack } from '../records-stack.ts';
import type { RepliesStack } from '../replies-stack.ts';

/** What the workers read and write, and what they share. */
export interface ReplyWorkersProps {
  readonly records: RecordsStack;
  readonly pipeline: PipelineStack;
}

/** Those who take what comes back: of e-mails, of texts, from the phones of victims, and what came too early. */
export const addReplyWorkers = (stack: RepliesStack, { records, pipeline }: ReplyWorkersProps): void => {
  const { environment } = pipeline.shared;
  const { timeout, atOnce } = environment.replies;
  const common = { ...pipeline.shared, timeout };
  new QueueWorker(stack, 'RecordMailEvents', {
    ...common,
    bundle: 'sqs.record-mail-events',
    impact: 'Mail that came back is taken for delivered, so its victims are not told in another way.',
    sources: [{ from: stack.mailEvents, batchSize: 10, atOnce }],
    uses: [...filing(records), records.receipts.use(['PutItem']), records.indexKey.use()],
  });
  new LogWorker(stack, 'RecordTextReceipts', {
    ...common,
    bundle: 'logs.record-text-receipts',
    impact: 'Dead and blocked phones go unnoticed, so their victims are told later.',
    reads: { Delivered: stack.textLogs.groups.delivered, Failed: stack.textLogs.groups.failed },
    atOnce,
    providerKey: stack.providerKey,
    uses: [...filing(records), records.receipts.use(['PutItem']), records.indexKey.use()],
  });
  new QueueWorker(stack, 'ClaimReceipts', {
    ...common,
    bundle: 'sqs.claim-receipts',
    impact: 'Receipts that came before their message was on record are not counted.',
    sources: [{ from: pipeline.queues.receipt, batchSize: 5, atOnce: 2 }],
    uses: [...filing(records), records.receipts.use(['UpdateItem'])],
  });
  new QueueWorker(stack, 'ReceiveReplies', {
    ...common,
    bundle: 'sqs.receive-replies',
    impact: 'Nobody hears what victims text: that they know, that they want no texts, that they need help.',
    sources: [{ from: stack.inboundTexts, batchSize: 5, atOnce }],
    uses: [...answering(records), pipeline.queues.errand.use(), phonesThatMayReturn(), keywords(environment)],
  });
};

/** Whatever is done when a contact fails, or is not wanted any more. */
const failing = (records: RecordsStack): readonly Use[] => [
  records.contacts.use(['Query']),
  records.agenda.use(['UpdateItem', 'PutItem']),
  records.statusChanges.use(['GetItem']),
  records.errands.use(['PutItem']),
  records.staffTasks.use(['PutItem']),
];

const filing = (records: RecordsStack): readonly Use[] => [
  ...failing(records),
  records.ledger.use(['BatchWriteItem', 'Query', 'GetItem'], ['byProviderMessage', 'byVictim']),
  records.victims.use(['UpdateItem', 'GetItem']),
];

/** Her language is read, and what she writes to a person is sealed. */
const answering = (records: RecordsStack): readonly Use[] => [
  ...failing(records),
  records.ledger.use(['PutItem', 'Query', 'GetItem'], ['byProviderMessage', 'byVictim', 'byLink']),
  records.victims.use(['UpdateItem', 'GetItem', 'BatchGetItem']),
  records.receipts.use(['PutItem']),
  records.tokens.use(['GetItem', 'UpdateItem']),
  records.offenderSubscriptions.use(['UpdateItem'], ['byVictim']),
  records.contactKey.use(),
  records.indexKey.use(),
];

const keywords = ({ keywordsAnsweredBy }: Environment): Use => ({
  variables: { KEYWORDS_ANSWERED_BY: keywordsAnsweredBy },
  statements: [],
});
