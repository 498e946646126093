import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as z from 'zod';
import { batches, type Batches } from './batches.ts';
import type { LambdaFunction } from './functions.ts';
import { ACCOUNT } from './intrinsics.ts';
import type { TextReceiptFunction } from './plan-outside.ts';

/**
 * What becomes of texts to a phone. `silent`: the text arrives, but no record of it is written, as happens.
 */
export const phoneRule = z.enum([
  'success',
  'unreachable',
  'blocked',
  'carrier-blocked',
  'invalid',
  'silent',
]);
export type PhoneRule = z.infer<typeof phoneRule>;

/** The provider's word for each end of a text, as AWS documents them; `opted-out` is no rule but the phone's own wish. */
const responses: Readonly<Record<Exclude<PhoneRule, 'silent'> | 'opted-out', string>> = {
  success: 'Message has been accepted by phone carrier',
  unreachable: 'Phone is currently unreachable/unavailable',
  blocked: 'Phone has blocked SMS',
  'carrier-blocked': 'Phone carrier has blocked this message',
  invalid: 'Invalid phone number',
  'opted-out': 'Phone number is opted out',
};

/** A text that SNS took, and how it ended. */
export interface EndedText {
  readonly messageId: string;
  readonly to: string;
  readonly text: string;
  readonly at: Date;
  readonly end: keyof typeof responses;
}

/** Stands in for SNS's delivery status log: its records go to the functions that subscribe to the log groups. */
export interface TextReceipts {
  readonly write: (ended: EndedText) => void;
  readonly pending: readonly Pick<Batches<unknown>, 'flush' | 'waiting' | 'busy' | 'stop'>[];
}

/** CloudWatch Logs collects for about as long. */
const FLUSH_MS = 1000;
const MOST_RECORDS = 100;

/** Receipts for the given functions; without any, nothing is written. */
export const textReceipts = (
  targets: readonly TextReceiptFunction[],
  functionOf: (name: string) => LambdaFunction,
): TextReceipts => {
  const streams = targets.map((target) => ({
    status: target.status,
    batches: batches<EndedText>({
      afterMs: FLUSH_MS,
      most: MOST_RECORDS,
      hand: (ended) => deliver(functionOf(target.functionName), logsEvent(target, ended)),
    }),
  }));
  return {
    write: (ended) => {
      const status = statusOf(ended);
      for (const stream of streams) if (stream.status === status) stream.batches.add(ended);
    },
    pending: streams.map((stream) => stream.batches),
  };
};

/** CloudWatch Logs invokes asynchronously, and Lambda then tries twice more. */
const deliver = async (target: LambdaFunction, event: object): Promise<void> => {
  for (let left = 3; left > 0; left -= 1) {
    const outcome = await target.invoke(JSON.stringify(event));
    if (outcome.is === 'answered') return;
  }
};

const statusOf = ({ end }: EndedText): TextReceiptFunction['status'] =>
  end === 'success' ? 'SUCCESS' : 'FAILURE';

const logsEvent = ({ logGroup, filter }: TextReceiptFunction, ended: readonly EndedText[]): object => {
  const content = {
    messageType: 'DATA_MESSAGE',
    owner: ACCOUNT,
    logGroup,
    logStream: randomUUID(),
    subscriptionFilters: [filter],
    logEvents: ended.map((each, position) => ({
      id: `${each.at.getTime()}${String(position).padStart(43, '0')}`,
      timestamp: each.at.getTime(),
      message: JSON.stringify(recordOf(each)),
    })),
  };
  return { awslogs: { data: gzipSync(JSON.stringify(content)).toString('base64') } };
};

/** A delivery status record as AWS documents it; its time has no zone. */
const recordOf = (ended: EndedText): object => {
  const { messageId, to, text, at, end } = ended;
  const carried =
    end === 'success' ? { phoneCarrier: 'Example Wireless', mnc: 12, mcc: 310 } : { mnc: 0, mcc: 0 };
  return {
    notification: { messageId, timestamp: at.toISOString().slice(0, 23).replace('T', ' ') },
    delivery: {
      ...carried,
      destination: to,
      priceInUSD: 0.007,
      numberOfMessageParts: text.length <= 160 ? 1 : Math.ceil(text.length / 153),
      smsType: 'Transactional',
      providerResponse: responses[end],
      dwellTimeMs: 610,
      ...(end === 'success' ? { dwellTimeMsUntilDeviceAck: 1350 } : {}),
    },
    status: statusOf(ended),
  };
};
