import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { ConfigurationSetEventDestination, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { HintQueue } from './constructs/hint-queue.ts';
import { HttpFunction } from './constructs/http-function.ts';
import { addReplyWorkers } from './constructs/reply-workers.ts';
import { ProviderKey } from './constructs/provider-key.ts';
import { ProviderTopic } from './constructs/provider-topic.ts';
import { TextLogs } from './constructs/text-logs.ts';
import type { Environment } from './environments.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import type { RecordsStack } from './records-stack.ts';
import { WorkingStack } from './working-stack.ts';

/** What the replies stack needs to know. */
export interface RepliesStackProps extends StackProps {
  readonly records: RecordsStack;
  readonly pipeline: PipelineStack;
}

/** What comes back after a message left: receipts of carriers and mailbox providers, and what the victim answers. */
export class RepliesStack extends WorkingStack {
  /** What SES says of each e-mail. */
  readonly mailEvents: HintQueue;
  /** What victims text to our number. */
  readonly inboundTexts: HintQueue;
  /** What carriers say of each text. */
  readonly textLogs: TextLogs;
  readonly providerKey: ProviderKey;

  constructor(scope: Construct, id: string, { records, pipeline, ...props }: RepliesStackProps) {
    super(scope, id, props);
    const { environment } = pipeline.shared;
    this.providerKey = new ProviderKey(this, 'ProviderKey', environment);
    this.mailEvents = this.fromMail(environment, pipeline);
    this.inboundTexts = this.fromPhones(environment);
    this.textLogs = new TextLogs(this, 'TextLogs', { encryptionKey: this.providerKey });
    addReplyWorkers(this, { records, pipeline });
    this.acknowledgement(records, pipeline);
  }

  /** Mail that was delivered, came back, was refused or marked as unwanted. */
  private fromMail(environment: Environment, { mail }: PipelineStack): HintQueue {
    const queue = new HintQueue(this, 'MailEventQueue', {
      environment,
      providerKey: this.providerKey,
      worker: environment.replies,
      // Whoever an e-mail about an escape did not reach has to be told otherwise.
      patience: 15,
      impact: 'Whoever an e-mail did not reach is not told in another way, since nobody hears of it.',
    });
    const topic = new ProviderTopic(this, 'MailEvents', { providerKey: this.providerKey, to: queue });
    // This lets SES speak to the topic, in the name of our configuration set alone.
    new ConfigurationSetEventDestination(this, 'MailEventDestination', {
      configurationSet: mail,
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    return queue;
  }

  /** Texts to our number, which is told of the topic by hand (docs/deploy.md). */
  private fromPhones(environment: Environment): HintQueue {
    const queue = new HintQueue(this, 'InboundTextQueue', {
      environment,
      providerKey: this.providerKey,
      worker: environment.replies,
      // She may have written that she is in danger.
      patience: 5,
      impact:
        'Nobody hears what victims answer: that they know, that they want no texts, that they need help.',
    });
    const topic = new ProviderTopic(this, 'InboundTexts', { providerKey: this.providerKey, to: queue });
    const anyNumber = Stack.of(this).formatArn({ service: 'sms-voice', resource: '*' });
    topic.hear('sms-voice.amazonaws.com', anyNumber);
    new CfnOutput(this, 'InboundTextsArn', { value: topic.topicArn });
    return queue;
  }

  /** The link in a message: GET shows a button, and only POST acknowledges. */
  private acknowledgement(records: RecordsStack, { http }: PipelineStack): void {
    new HttpFunction(this, 'AcknowledgeNotification', {
      ...http,
      bundle: 'http.acknowledge-notification',
      impact: 'Victims cannot say that they got the message, so it is repeated to them.',
      routes: ['GET /a/{code}', 'POST /a/{code}'],
      caller: 'anyone',
      throttle: http.environment.throttling.links,
      uses: [records.ledger.use(['PutItem'], ['byLink'])],
    });
  }
}
