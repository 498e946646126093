import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { cipher } from '../adapters/cipher.ts';
import { variable } from '../adapters/environment.ts';
import { hintsTo } from '../adapters/hints.ts';
import { standardObserve } from '../adapters/observability.ts';
import { phoneOptIn } from '../adapters/opt-in.ts';
import { sendOnce } from '../adapters/provider-fault.ts';
import { keptReplies } from '../adapters/receipts-table.ts';
import { smsSender } from '../adapters/sms-sender.ts';
import { subscriptionsTable } from '../adapters/subscriptions-table.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { victimsTable } from '../adapters/victims-table.ts';
import { confirmByCode } from './confirm-contact.ts';
import { contactEdges } from './receipt-edges.ts';
import { receiveReplies } from './receive-replies.ts';

const client = new DynamoDBClient({});
const seals = cipher(variable('CONTACT_KEY'));
const sns = new SNSClient(sendOnce);
const indexKey = variable('INDEX_KEY');
const tokens = tokensTable(client, variable('TOKENS'));
const edges = contactEdges(client, standardObserve());

export const handler = receiveReplies({
  ...edges,
  tokens,
  indexKey,
  victims: victimsTable(client, variable('VICTIMS'), seals),
  replies: keptReplies(client, variable('RECEIPTS'), seals),
  confirmByCode: confirmByCode({
    tokens,
    indexKey,
    victims: edges.confirmations,
    errands: edges.errands,
    hintErrand: hintsTo(new SQSClient({}), variable('ERRAND_QUEUE')),
    observe: edges.observe,
    subscriptions: subscriptionsTable(client, variable('OFFENDER_SUBSCRIPTIONS')),
    now: edges.now,
  }),
  sendText: smsSender(sns),
  optIn: phoneOptIn(sns),
  keywordsAnsweredBy: variable('KEYWORDS_ANSWERED_BY') === 'us' ? 'us' : 'network',
});
