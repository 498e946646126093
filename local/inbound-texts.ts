import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Phones } from './phones.ts';
import { LocalProblem } from './problem.ts';
import type { Topics } from './topics.ts';

/** What a reply says of the text that it answers: by itself the phone's newest; null leaves it out, as may happen. */
export const replyOptions = z.strictObject({ previousMessageId: z.string().nullable().optional() });
export type ReplyOptions = z.infer<typeof replyOptions>;

/** Sends a text from a phone to our number. */
export type Reply = (phone: string, text: string, options?: ReplyOptions) => Promise<void>;

/** Our number, which nobody can call. */
const OURS = '+18665550101';

/** The words at which AWS itself stops or resumes texts to a phone. */
const stopWords = /^(arret|cancel|end|opt-out|optout|quit|remove|stop|td|unsubscribe)$/i;
const startWords = /^(start|unstop)$/i;

/** Stands in for a two-way number: the carrier acts on its own words, and every text goes to the topic. */
export const inboundTexts =
  (topicIds: readonly string[], topics: Topics, phones: Phones): Reply =>
  async (phone, text, { previousMessageId } = {}) => {
    const topic = topicIds.find((id) => id.startsWith('InboundTexts'));
    if (topic === undefined)
      throw new LocalProblem('the templates have no topic whose id begins with InboundTexts');
    if (stopWords.test(text.trim())) phones.optOut(phone, 'refused');
    if (startWords.test(text.trim())) phones.optIn(phone);
    const newest = phones.received.findLast(({ to }) => to === phone)?.messageId;
    const answered = previousMessageId === undefined ? newest : previousMessageId;
    const message = {
      originationNumber: phone,
      destinationNumber: OURS,
      messageKeyword: 'KEYWORD_1',
      messageBody: text,
      inboundMessageId: randomUUID(),
      ...(typeof answered === 'string' ? { previousPublishedMessageId: answered } : {}),
    };
    await topics.publish({ topic, message: JSON.stringify(message), caller: 'carrier' });
  };
