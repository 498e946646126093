import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { formOf, type AwsCall } from './aws-call.ts';
import { errorReply, optInReply, publishReply, type Reply } from './aws-reply.ts';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import type { EndedText, PhoneRule, TextReceipts } from './text-receipts.ts';

/** A text message that arrived at a simulated phone. */
export const sms = z.strictObject({
  messageId: z.string(),
  at: z.string(),
  to: z.string(),
  text: z.string(),
  caller: z.string(),
});
export type Sms = z.infer<typeof sms>;

/**
 * What a phone that has sent STOP does to a publish. AWS documents the error code `OptedOut`, while senders report
 * that SNS accepts the message and only its delivery log tells; so a test chooses.
 */
export const optOutManner = z.enum(['refused', 'swallowed']);
export type OptOutManner = z.infer<typeof optOutManner>;

/** Stands in for SNS, the carrier and every phone. */
export interface Phones {
  readonly received: readonly Sms[];
  readonly optOut: (phone: string, manner: OptOutManner) => void;
  readonly optIn: (phone: string) => void;
  /** What becomes of texts to this phone from now on. */
  readonly rule: (phone: string, rule: PhoneRule) => void;
  /** Answers a publish to a phone, or nothing if the call is something else. */
  readonly publish: (call: AwsCall) => Reply | undefined;
  /** Answers a request to text a phone again, or nothing if the call is something else. */
  readonly returned: (call: AwsCall) => Reply | undefined;
}

/** SNS lifts its block of a number once in so long. */
const OPT_IN_AGAIN_AFTER_MS = 30 * 86_400_000;

/** Phones whose messages are kept in the given journal. */
export const phones = (
  journal: Journal<Sms>,
  clock: Clock,
  receipts: Pick<TextReceipts, 'write'>,
): Phones => {
  const stopped = new Map<string, OptOutManner>();
  const rules = new Map<string, PhoneRule>();
  const returnedAt = new Map<string, number>();
  const endOf = (to: string): EndedText['end'] | 'silent' =>
    stopped.has(to) ? 'opted-out' : (rules.get(to) ?? 'success');
  return {
    received: journal.entries,
    optOut: (phone, manner) => stopped.set(phone, manner),
    optIn: (phone) => stopped.delete(phone),
    rule: (phone, rule) => rules.set(phone, rule),
    publish: (call) => {
      const form = formOf(call.body);
      const to = form.get('PhoneNumber');
      if (call.operation !== 'Publish' || to === null) return undefined;
      const text = form.get('Message') ?? '';
      const refusal = refusalOf(to, text, stopped.get(to));
      if (refusal) return refusal;
      const messageId = randomUUID();
      const at = clock.now();
      const end = endOf(to);
      if (end === 'success' || end === 'silent')
        journal.append({ messageId, at: at.toISOString(), to, text, caller: call.caller });
      if (end !== 'silent') receipts.write({ messageId, to, text, at, end });
      return publishReply(messageId);
    },
    returned: (call) => optInOf(call, stopped, returnedAt, clock.now().getTime()),
  };
};

const optInOf = (
  { operation, body }: AwsCall,
  stopped: Map<string, OptOutManner>,
  returnedAt: Map<string, number>,
  now: number,
): Reply | undefined => {
  if (operation !== 'OptInPhoneNumber') return undefined;
  const phone = formOf(body).get('phoneNumber') ?? '';
  if (!isPhone(phone) || now - (returnedAt.get(phone) ?? -Infinity) < OPT_IN_AGAIN_AFTER_MS)
    return errorReply('sns', 400, 'InvalidParameter', 'Invalid parameter: PhoneNumber');
  // What is not blocked needs no lifting, and does not count.
  if (stopped.delete(phone)) returnedAt.set(phone, now);
  return optInReply();
};

const isPhone = (to: string): boolean => /^\+\d{7,15}$/.test(to);

const refusalOf = (to: string, text: string, stopped: OptOutManner | undefined): Reply | undefined => {
  const invalid = (what: string): Reply =>
    errorReply('sns', 400, 'InvalidParameter', `Invalid parameter: ${what}`);
  if (!isPhone(to)) return invalid(`PhoneNumber Reason: ${to} is not valid to publish to`);
  if (text === '') return invalid('Empty message');
  if (Buffer.byteLength(text) > 1600) return invalid('Message too long');
  if (stopped === 'refused')
    return errorReply('sns', 400, 'OptedOut', 'The phone number has opted out of SMS');
  return undefined;
};
