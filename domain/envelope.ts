import * as z from 'zod/mini';
import { inUtc, instant } from './times.ts';

/** What SNS puts around a message on its way into a queue; signatures and links are passed over. */
const envelope = z.object({
  Message: z.string(),
  /** When SNS took it. */
  Timestamp: instant,
});

/** A message that came through a topic. */
export interface TopicMessage {
  readonly message: string;
  /** ISO-8601 UTC. */
  readonly at: string;
}

/** Opens the envelope of SNS; undefined when it is none. */
export const readEnvelope = (body: string): TopicMessage | undefined => {
  try {
    const { data } = envelope.safeParse(JSON.parse(body));
    return data && { message: data.Message, at: inUtc(data.Timestamp) };
  } catch {
    return undefined;
  }
};
