import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { arnOf } from './assembly.ts';
import { formOf, type AwsCall } from './aws-call.ts';
import type { AwsClient } from './aws-client.ts';
import { errorReply, publishReply, type Reply } from './aws-reply.ts';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import type { OutsidePlan, Subscription } from './plan-outside.ts';
import { LocalProblem } from './problem.ts';

/** What was published to a topic without a queue behind it: people read it, such as the office's pages. */
export const publishedMessage = z.strictObject({
  messageId: z.string(),
  at: z.string(),
  /** Logical id. */
  topic: z.string(),
  subject: z.string().optional(),
  message: z.string(),
  caller: z.string(),
});
export type PublishedMessage = z.infer<typeof publishedMessage>;

/** What somebody publishes. */
export interface Publication {
  readonly topic: string;
  readonly message: string;
  readonly subject?: string | undefined;
  readonly attributes?: MessageAttributes;
  readonly caller: string;
}

type MessageAttributes = Readonly<
  Record<string, { readonly DataType: string; readonly StringValue: string }>
>;

/** Stands in for SNS topics. The engine has topics too, but stamps messages with the machine's time. */
export interface Topics {
  /** Answers a publish to a topic, or nothing if the call is something else. */
  readonly answer: (call: AwsCall) => Promise<Reply | undefined>;
  /** Publishes and returns the message id. */
  readonly publish: (publication: Publication) => Promise<string>;
  /** What was published to a topic that has no queue, oldest first. */
  readonly published: (topic: string) => readonly PublishedMessage[];
}

/** What topics work with; the client sends to the queues. */
export interface TopicParts {
  readonly plan: Pick<OutsidePlan, 'topics' | 'subscriptions'>;
  readonly client: AwsClient;
  readonly queueUrlOf: (queue: string) => string;
  readonly journal: Journal<PublishedMessage>;
  readonly clock: Clock;
}

/** SNS's limit. */
const MOST_BYTES = 256 * 1024;

/** The topics of the templates, with their subscriptions. */
export const topics = (parts: TopicParts): Topics => {
  const { plan, journal, clock } = parts;
  const publish: Topics['publish'] = async (publication) => {
    const messageId = randomUUID();
    const at = clock.now().toISOString();
    const { topic, subject, message, caller } = publication;
    const subscriptions = plan.subscriptions.filter((each) => each.topic === topic);
    for (const subscription of subscriptions)
      await deliver(parts, subscription, publication, { messageId, at });
    if (subscriptions.length === 0)
      journal.append({
        messageId,
        at,
        topic,
        message,
        caller,
        ...(subject === undefined ? {} : { subject }),
      });
    return messageId;
  };
  return {
    publish,
    answer: (call) => answer(plan.topics, call, publish),
    published: (topic) => {
      if (!plan.topics.includes(topic))
        throw new LocalProblem(`the templates have no topic ${topic}, only ${plan.topics.join(', ')}`);
      return journal.entries.filter((each) => each.topic === topic);
    },
  };
};

const answer = async (
  known: readonly string[],
  { operation, body, caller }: AwsCall,
  publish: Topics['publish'],
): Promise<Reply | undefined> => {
  if (operation === 'PublishBatch')
    return errorReply('sns', 400, 'InvalidAction', 'PublishBatch is not known to the local runtime');
  const form = formOf(body);
  const topic = known.find(
    (id) => arnOf('AWS::SNS::Topic', id) === (form.get('TopicArn') ?? form.get('TargetArn')),
  );
  if (operation !== 'Publish') return undefined;
  if (topic === undefined) return errorReply('sns', 404, 'NotFound', 'Topic does not exist');
  const message = form.get('Message') ?? '';
  if (message === '' || Buffer.byteLength(message) > MOST_BYTES)
    return errorReply('sns', 400, 'InvalidParameter', 'Invalid parameter: Message is empty or too long');
  const subject = form.get('Subject') ?? undefined;
  return publishReply(await publish({ topic, message, subject, attributes: attributesIn(form), caller }));
};

/** `MessageAttributes.entry.1.Name`, `….Value.DataType` and `….Value.StringValue`. */
const attributesIn = (form: URLSearchParams): MessageAttributes =>
  Object.fromEntries(
    [...form].flatMap(([field, name]) => {
      const entry = /^MessageAttributes\.entry\.\d+(?=\.Name$)/.exec(field)?.[0];
      const value = (part: string): string => form.get(`${entry}.Value.${part}`) ?? '';
      return entry ? [[name, { DataType: value('DataType'), StringValue: value('StringValue') }]] : [];
    }),
  );

/** SNS tries again for weeks; here a fault that was planned to last loses the message. */
const TRIES = 3;

const deliver = async (
  { client, queueUrlOf }: TopicParts,
  { queue, isRaw, id }: Subscription,
  publication: Publication,
  stamp: Stamp,
): Promise<void> => {
  const { message, attributes } = publication;
  const request = {
    QueueUrl: queueUrlOf(queue),
    MessageBody: isRaw ? message : JSON.stringify(envelope(publication, stamp, id)),
    ...(isRaw && attributes ? { MessageAttributes: attributes } : {}),
  };
  for (let left = TRIES; left > 0; left -= 1) {
    const isSent = await client.json('sqs', 'SendMessage', request).then(
      () => true,
      () => false,
    );
    if (isSent) return;
  }
};

interface Stamp {
  readonly messageId: string;
  readonly at: string;
}

/** What SNS wraps a message in for a queue that does not take it raw. */
const envelope = (
  { topic, subject, message, attributes = {} }: Publication,
  { messageId, at }: Stamp,
  subscription: string,
): object => {
  const arn = arnOf('AWS::SNS::Topic', topic);
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType: Type, StringValue: Value }]) => [
      name,
      { Type, Value },
    ]),
  );
  return {
    Type: 'Notification',
    MessageId: messageId,
    TopicArn: arn,
    ...(subject === undefined ? {} : { Subject: subject }),
    Message: message,
    Timestamp: at,
    SignatureVersion: '1',
    Signature: 'none',
    SigningCertURL: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-local.pem',
    UnsubscribeURL: `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}:${subscription}`,
    ...(Object.keys(attributes).length > 0 ? { MessageAttributes } : {}),
  };
};
