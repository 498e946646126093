import * as z from 'zod/mini';
import { readEnvelope } from './envelope.ts';

/** What a two-way number hands on of a text to us. */
const inbound = z.object({
  originationNumber: z.string().check(z.regex(/^\+[0-9]{4,15}$/)),
  messageBody: z.string(),
  inboundMessageId: z.string().check(z.minLength(1), z.maxLength(128)),
  previousPublishedMessageId: z.optional(z.nullable(z.string())),
});

/** A text that somebody wrote to us. */
export interface InboundText {
  readonly inboundMessageId: string;
  readonly from: string;
  readonly text: string;
  /** When it came, ISO-8601 UTC: by SNS's clock, since the text itself has none. */
  readonly at: string;
  /** The text of ours that it answers, if the phone network knows. */
  readonly answers: string | undefined;
}

const parsed = (message: string): z.infer<typeof inbound> | undefined => {
  try {
    return inbound.safeParse(JSON.parse(message)).data;
  } catch {
    return undefined;
  }
};

/** Reads a text to us as a topic hands it on; undefined when it is none. */
export const readInboundText = (body: string): InboundText | undefined => {
  const envelope = readEnvelope(body);
  const text = envelope && parsed(envelope.message);
  if (text === undefined) return undefined;
  return {
    inboundMessageId: text.inboundMessageId,
    from: text.originationNumber,
    text: text.messageBody,
    at: envelope?.at ?? '',
    answers: text.previousPublishedMessageId ?? undefined,
  };
};
