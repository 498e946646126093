import { setTimeout as sleep } from 'node:timers/promises';
import type { AwsClient } from './aws-client.ts';
import { failedMessages } from './batch-response.ts';
import type { Clock } from './clock.ts';
import type { LambdaFunction } from './functions.ts';
import type { EventSource } from './plan.ts';
import { received, sqsEvent, type Message } from './sqs-event.ts';

/** What a poller works with. */
export interface PollerParts {
  readonly source: EventSource;
  readonly target: LambdaFunction;
  readonly client: AwsClient;
  readonly queueUrl: string;
  readonly visibilitySeconds: number;
  readonly clock: Clock;
}

/** As long as SQS allows: an idle queue then costs three requests a minute. */
const LONG_POLL_SECONDS = 20;

/** With 0 and persistence, fauxqs 2.4.1 loses the message: it writes no receive count where one must stand. */
const ALMOST_ZERO_SECONDS = 0.001;

/**
 * Takes messages from a queue to a function, as Lambda's own pollers do. One receive waits at a time; batches are
 * worked on side by side, up to the mapping's maximum concurrency.
 */
export class QueuePoller {
  readonly queueName: string;
  readonly #parts: PollerParts;
  readonly #limit: number;
  /** When each message that failed becomes visible again, by receipt handle. */
  readonly #failed = new Map<string, number>();
  #busy = 0;
  #isStopped = false;
  #onFree = (): void => undefined;

  constructor(parts: PollerParts) {
    const { source, target } = parts;
    this.queueName = source.queueName;
    this.#parts = parts;
    this.#limit = Math.min(source.ScalingConfig?.MaximumConcurrency ?? target.maximum, target.maximum);
  }

  /** Starts to poll, until stopped. */
  async start(): Promise<void> {
    while (!this.#isStopped) {
      while (this.#busy >= this.#limit) await new Promise<void>((free) => (this.#onFree = free));
      const messages = await receiveBatch(this.#parts);
      if (messages.length > 0) void this.#work(messages, this.#now());
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#parts.client.close();
  }

  /** Batches that are with the function, or not yet deleted. */
  busy(): number {
    return this.#busy;
  }

  /** Messages that failed and come back by themselves when their visibility timeout ends. */
  awaitingRedelivery(): number {
    for (const [handle, due] of this.#failed) if (due <= this.#now()) this.#failed.delete(handle);
    return this.#failed.size;
  }

  /** Gives back at once what the local clock has made due; for tests that move the clock on. */
  async redeliverDue(): Promise<void> {
    const { client, queueUrl: QueueUrl } = this.#parts;
    for (const [ReceiptHandle, due] of this.#failed) {
      if (due > this.#now()) continue;
      this.#failed.delete(ReceiptHandle);
      // Refused if the timeout has really ended meanwhile: then the message is back already.
      const change = { QueueUrl, ReceiptHandle, VisibilityTimeout: ALMOST_ZERO_SECONDS };
      await client.json('sqs', 'ChangeMessageVisibility', change).catch(() => undefined);
    }
  }

  async #work(messages: readonly Message[], receivedAt: number): Promise<void> {
    this.#busy += 1;
    // A message that could not be deleted comes back, as on AWS.
    await this.#deliver(messages, receivedAt).catch(() => undefined);
    this.#busy -= 1;
    this.#onFree();
  }

  async #deliver(messages: readonly Message[], receivedAt: number): Promise<void> {
    const { source, target, visibilitySeconds } = this.#parts;
    const outcome = await target.invoke(JSON.stringify(sqsEvent(messages, source.EventSourceArn)));
    const ids = messages.map(({ MessageId }) => MessageId);
    const failures = failedMessages(outcome, ids, source.FunctionResponseTypes.length > 0);
    const [failed, done] = [true, false].map((isFailed) =>
      messages.filter(({ MessageId }) => failures.has(MessageId) === isFailed),
    );
    for (const { ReceiptHandle } of failed ?? [])
      this.#failed.set(ReceiptHandle, receivedAt + visibilitySeconds * 1000);
    await deleteAll(this.#parts, done ?? []);
  }

  #now(): number {
    return this.#parts.clock.now().getTime();
  }
}

const receiveBatch = async (parts: PollerParts): Promise<Message[]> => {
  const { BatchSize, MaximumBatchingWindowInSeconds: window } = parts.source;
  const batch = await receive(parts, BatchSize, LONG_POLL_SECONDS);
  const end = Date.now() + window * 1000;
  while (batch.length > 0 && batch.length < BatchSize && Date.now() < end) {
    const left = Math.ceil((end - Date.now()) / 1000);
    batch.push(...(await receive(parts, BatchSize - batch.length, Math.min(left, LONG_POLL_SECONDS))));
  }
  return batch;
};

const receive = async (
  { client, queueUrl }: PollerParts,
  most: number,
  seconds: number,
): Promise<Message[]> => {
  try {
    const request = {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(most, 10),
      WaitTimeSeconds: seconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    };
    return received.parse(await client.json('sqs', 'ReceiveMessage', request)).Messages;
  } catch {
    // The endpoint is stopping, or a planned fault met the receive.
    await sleep(100, undefined, { ref: false });
    return [];
  }
};

const deleteAll = async ({ client, queueUrl }: PollerParts, messages: readonly Message[]): Promise<void> => {
  for (let start = 0; start < messages.length; start += 10) {
    const Entries = messages
      .slice(start, start + 10)
      .map(({ ReceiptHandle }, position) => ({ Id: String(position), ReceiptHandle }));
    await client.json('sqs', 'DeleteMessageBatch', { QueueUrl: queueUrl, Entries });
  }
};
