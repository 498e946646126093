import * as z from 'zod';
import { REGION } from './intrinsics.ts';

const attributeValue = z.looseObject({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});

const message = z.object({
  MessageId: z.string(),
  ReceiptHandle: z.string(),
  Body: z.string(),
  MD5OfBody: z.string(),
  Attributes: z.record(z.string(), z.string()).default({}),
  MessageAttributes: z.record(z.string(), attributeValue).default({}),
  MD5OfMessageAttributes: z.string().optional(),
});
export type Message = z.infer<typeof message>;

/** The answer to ReceiveMessage. */
export const received = z.object({ Messages: z.array(message).default([]) });

/** The event that Lambda makes of received messages. */
export const sqsEvent = (messages: readonly Message[], queueArn: string): object => ({
  Records: messages.map((each) => ({
    messageId: each.MessageId,
    receiptHandle: each.ReceiptHandle,
    body: each.Body,
    attributes: each.Attributes,
    messageAttributes: Object.fromEntries(
      Object.entries(each.MessageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        {
          ...(StringValue === undefined ? {} : { stringValue: StringValue }),
          ...(BinaryValue === undefined ? {} : { binaryValue: BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType,
        },
      ]),
    ),
    md5OfBody: each.MD5OfBody,
    ...(each.MD5OfMessageAttributes === undefined
      ? {}
      : { md5OfMessageAttributes: each.MD5OfMessageAttributes }),
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: REGION,
  })),
});
