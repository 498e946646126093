import * as z from 'zod/mini';
import type { HashOf, UnfiledReceipt } from './receipt.ts';

/** One delivery status record of SNS. What is not listed is passed over. */
const record = z.object({
  notification: z.object({
    messageId: z.string(),
    /** Without a zone, in UTC: 2026-05-04 13:02:11.120 */
    timestamp: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,9})?$/)),
  }),
  status: z.enum(['SUCCESS', 'FAILURE']),
  delivery: z.object({
    destination: z.optional(z.string()),
    providerResponse: z.optional(z.string()),
  }),
});

type Undelivered = Extract<UnfiledReceipt, { is: 'undelivered' }>;
type Word = Pick<Undelivered, 'class' | 'reason'>;

const words = (
  of: Undelivered['class'],
  reasons: Readonly<Record<string, string>>,
): readonly (readonly [string, Word])[] =>
  Object.entries(reasons).map(([response, reason]) => [response, { class: of, reason }]);

/** `providerResponse`, in small letters, and what it means (docs of SNS delivery status). */
const responses: ReadonlyMap<string, Word> = new Map([
  ...words('permanent', {
    'invalid phone number': 'invalid-number',
    'phone number is opted out': 'opted-out',
    'phone has blocked sms': 'blocked',
    'phone is on a blocked list': 'blocked',
    'destination is on a blocked list': 'blocked',
  }),
  ...words('temporary', {
    'phone is currently unreachable/unavailable': 'phone-unreachable',
    'phone carrier is currently unreachable/unavailable': 'carrier-unreachable',
    'unknown error attempting to reach phone': 'unknown',
  }),
  ...words('ours', {
    'blocked as spam by phone carrier': 'taken-for-spam',
    'phone carrier has blocked this message': 'blocked-by-carrier',
    'message body is invalid': 'invalid-text',
    'this delivery would exceed max price': 'too-expensive',
    'no quota left for account': 'no-quota',
  }),
]);

/** A word that AWS does not document: tried again, and told to the operators. */
export const UNKNOWN_RESPONSE: Word = { class: 'temporary', reason: 'unknown-response' };

const wordFor = (response = ''): Word =>
  responses.get(response.trim().replace(/\.$/, '').toLowerCase()) ?? UNKNOWN_RESPONSE;

const parsed = (line: string): z.infer<typeof record> | undefined => {
  try {
    return record.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
};

/** Reads one record of what became of a text; undefined when this version cannot. */
export const readTextReceipt = (line: string, hashOf: HashOf): UnfiledReceipt | undefined => {
  const of = parsed(line);
  if (of === undefined) return undefined;
  const { notification, status, delivery } = of;
  const at = new Date(`${notification.timestamp.replace(' ', 'T')}Z`);
  if (Number.isNaN(at.getTime())) return undefined;
  const common = {
    channel: 'sms',
    providerMessageId: notification.messageId,
    at: at.toISOString(),
    ...(delivery.destination === undefined ? {} : { addressHash: hashOf(delivery.destination) }),
  } as const;
  return status === 'SUCCESS'
    ? { is: 'delivered', ...common }
    : { is: 'undelivered', ...wordFor(delivery.providerResponse), ...common };
};
