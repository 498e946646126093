import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SESv2Client } from '@aws-sdk/client-sesv2';
import type { SNSClient } from '@aws-sdk/client-sns';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { awsError, memoryTables, type MemoryTables } from './fakes-dynamodb.ts';
import { tableKinds, tableShapes } from './fakes-tables.ts';

/** The process that held the request is gone. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** The n-th request from then on (from 1), and whether AWS still carries it out. */
export interface CrashPoint {
  readonly request: number;
  readonly when: 'before' | 'after';
}

export interface SentText {
  readonly to: string;
  readonly text: string;
  readonly messageId: string;
}
export interface SentMail extends SentText {
  readonly subject: string;
  readonly html: string;
  /** The notification it is about. */
  readonly tag: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What a provider answers instead of taking a message: an error it throws, or for e-mails a state. */
export type Refusing = (to: string) => Error | string | undefined;

/** The four clients of one process. Once the process has crashed, none of them does anything any more. */
export interface Process {
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly ses: SESv2Client;
  readonly isDead: () => boolean;
}

/** AWS in memory: tables, queues, phones and mailboxes, with a log of requests and a plan of crashes. */
export interface FakeAws {
  readonly tables: MemoryTables;
  /** Bodies of the messages of each queue, oldest first. */
  readonly queues: Map<string, string[]>;
  readonly queued: string[];
  readonly texts: SentText[];
  readonly mails: SentMail[];
  /** What was published to topics. */
  readonly pages: { readonly topic: string; readonly subject: string; readonly text: string }[];
  /** Numbers whose block after STOP was lifted. */
  readonly optedIn: string[];
  /** For example `dynamodb:PutItem StatusChanges`. */
  readonly requests: string[];
  /** From now on: the next process that makes the first point's request dies, then the points after it. */
  readonly crash: (...points: readonly CrashPoint[]) => void;
  readonly crashesLeft: () => number;
  readonly refuse: Record<'text' | 'mail' | 'queue' | 'table' | 'optIn', Refusing>;
  /** How often a message that a queue took is delivered: queues promise once or more, and the pipeline bears less. */
  deliveries: () => number;
  readonly process: () => Process;
}

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: unknown;
}

interface SnsRequest {
  readonly PhoneNumber: string;
  readonly phoneNumber: string;
  readonly TopicArn?: string;
  readonly Subject?: string;
  readonly Message: string;
}

interface BulkMail {
  readonly BulkEmailEntries: readonly {
    readonly Destination: { readonly ToAddresses: readonly string[] };
    readonly ReplacementTags: readonly { readonly Name: string; readonly Value: string }[];
    readonly ReplacementEmailContent: {
      readonly ReplacementTemplate: { readonly ReplacementTemplateData: string };
    };
  }[];
}

const never: Refusing = () => undefined;

export const fakeAws = (): FakeAws => {
  const tables = memoryTables();
  let crashes: readonly CrashPoint[] = [];
  let sinceCrash = 0;
  for (const kind of tableKinds) tables.create(kind, tableShapes[kind]);
  const aws: FakeAws = {
    tables,
    queues: new Map(),
    queued: [],
    texts: [],
    mails: [],
    pages: [],
    optedIn: [],
    requests: [],
    crash: (...points) => {
      crashes = [...points];
      sinceCrash = 0;
    },
    crashesLeft: () => crashes.length,
    refuse: { text: never, mail: never, queue: never, table: never, optIn: never },
    deliveries: () => 1,
    process: () => aProcess(),
  };
  let ids = 0;

  const enqueue = (url: string, body: string): void => {
    const bodies = Array.from({ length: aws.deliveries() }, () => body);
    aws.queues.set(url, [...(aws.queues.get(url) ?? []), ...bodies]);
    aws.queued.push(body);
  };
  const refusal = (refusing: Refusing, to: string): string | undefined => {
    const answer = refusing(to);
    if (answer instanceof Error) throw answer;
    return answer;
  };

  const services: Readonly<Record<string, (operation: string, input: never) => unknown>> = {
    dynamodb: (operation, input: { TableName?: string; RequestItems?: object }) => {
      refusal(aws.refuse.table, `${operation} ${input.TableName ?? ''}`);
      return tables.run(operation, input);
    },
    sqs: (
      operation,
      input: { QueueUrl: string; MessageBody: string; Entries?: { MessageBody: string }[] },
    ) => {
      refusal(aws.refuse.queue, input.QueueUrl);
      if (operation === 'SendMessage') enqueue(input.QueueUrl, input.MessageBody);
      else {
        if ((input.Entries?.length ?? 0) > 10) throw awsError('TooManyEntriesInBatchRequest');
        for (const { MessageBody } of input.Entries ?? []) enqueue(input.QueueUrl, MessageBody);
      }
      return { Successful: [], Failed: [] };
    },
    sns: (operation, input: SnsRequest) => {
      if (operation === 'OptInPhoneNumber') {
        refusal(aws.refuse.optIn, input.phoneNumber);
        aws.optedIn.push(input.phoneNumber);
        return {};
      }
      if (input.TopicArn !== undefined) {
        const { TopicArn: topic, Subject: subject = '', Message: text } = input;
        aws.pages.push({ topic, subject, text });
        return { MessageId: `page-${(ids += 1)}` };
      }
      refusal(aws.refuse.text, input.PhoneNumber);
      const messageId = `text-${(ids += 1)}`;
      aws.texts.push({ to: input.PhoneNumber, text: input.Message, messageId });
      return { MessageId: messageId };
    },
    ses: (_, input: BulkMail) => ({
      BulkEmailEntryResults: input.BulkEmailEntries.map((entry) => {
        const to = entry.Destination.ToAddresses[0] ?? '';
        const Status = refusal(aws.refuse.mail, to);
        if (Status !== undefined) return { Status };
        const messageId = `mail-${(ids += 1)}`;
        const data = JSON.parse(
          entry.ReplacementEmailContent.ReplacementTemplate.ReplacementTemplateData,
        ) as Omit<SentMail, 'to' | 'messageId' | 'tag' | 'tags'>;
        const tags = Object.fromEntries(entry.ReplacementTags.map(({ Name, Value }) => [Name, Value]));
        aws.mails.push({ ...data, to, messageId, tag: tags['notificationId'] ?? '', tags });
        return { Status: 'SUCCESS', MessageId: messageId };
      }),
    }),
  };

  const nameOf = (service: string, operation: string, input: unknown): string => {
    const { TableName, RequestItems, QueueUrl } = input as {
      TableName?: string;
      RequestItems?: object;
      QueueUrl?: string;
    };
    return [`${service}:${operation}`, TableName ?? Object.keys(RequestItems ?? {})[0] ?? QueueUrl ?? '']
      .join(' ')
      .trim();
  };

  /** Counts one request, and tells whether it is the one at which its process dies. */
  const nextCrash = (): CrashPoint['when'] | undefined => {
    sinceCrash += 1;
    const [planned, ...later] = crashes;
    if (planned?.request !== sinceCrash) return undefined;
    crashes = later;
    sinceCrash = 0;
    return planned.when;
  };

  const aProcess = (): Process => {
    let dead = false;
    const client = (service: string) => ({
      send: async (command: Command): Promise<unknown> => {
        await Promise.resolve();
        if (dead) throw new Crash();
        const operation = command.constructor.name.replace(/Command$/, '');
        const crash = nextCrash();
        dead = crash !== undefined;
        if (crash === 'before') throw new Crash();
        aws.requests.push(nameOf(service, operation, command.input));
        const answer = services[service]?.(operation, command.input as never);
        if (crash === 'after') throw new Crash();
        return answer;
      },
    });
    return {
      dynamodb: client('dynamodb') as unknown as DynamoDBClient,
      sqs: client('sqs') as unknown as SQSClient,
      sns: client('sns') as unknown as SNSClient,
      ses: client('ses') as unknown as SESv2Client,
      isDead: () => dead,
    };
  };
  return aws;
};
