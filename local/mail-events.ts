import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { batches, type Batches } from './batches.ts';
import type { Clock } from './clock.ts';
import { ACCOUNT, REGION } from './intrinsics.ts';
import type { MailEventDestination } from './plan-outside.ts';
import type { Topics } from './topics.ts';

/** What becomes of e-mails to an address. `silent`: the e-mail arrives, but nothing is heard of it. */
export const mailRule = z.enum(['deliver', 'bounce', 'soft-bounce', 'complaint', 'silent']);
export type MailRule = z.infer<typeof mailRule>;

/** An e-mail that SES accepted for one address, and what becomes of it. */
export interface AcceptedMail {
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly configurationSet: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly rule: MailRule;
}

/** Stands in for SES's event publishing and for the servers of all recipients. */
export interface MailEvents {
  readonly accepted: (mail: AcceptedMail) => void;
  readonly pending: Pick<Batches<unknown>, 'flush' | 'waiting' | 'busy' | 'stop'>;
}

/** Soon after the sender got its answer, and now and then before it has written that down. */
const SOON_MS = 20;
const MOST_MAILS = 25;

/** Publishes to the topics of the given destinations. */
export const mailEvents = (
  destinations: readonly MailEventDestination[],
  topics: Topics,
  clock: Clock,
): MailEvents => {
  const tell = async (mail: AcceptedMail): Promise<void> => {
    for (const kind of kindsOf[mail.rule])
      for (const { configurationSet, topic, kinds } of destinations)
        if (configurationSet === mail.configurationSet && kinds.has(kind.toLowerCase())) {
          const message = JSON.stringify(eventOf(kind, mail, clock.now().toISOString()));
          await topics.publish({
            topic,
            message,
            subject: 'Amazon SES Email Event Notification',
            caller: 'ses',
          });
        }
  };
  const pending = batches<AcceptedMail>({
    afterMs: SOON_MS,
    most: MOST_MAILS,
    hand: async (mails) => {
      for (const mail of mails) await tell(mail);
    },
  });
  return {
    accepted: (mail) => {
      if (destinations.length > 0) pending.add(mail);
    },
    pending,
  };
};

type Kind = 'Send' | 'Delivery' | 'Bounce' | 'Complaint';

const kindsOf: Readonly<Record<MailRule, readonly Kind[]>> = {
  deliver: ['Send', 'Delivery'],
  bounce: ['Send', 'Bounce'],
  'soft-bounce': ['Send', 'Bounce'],
  complaint: ['Send', 'Delivery', 'Complaint'],
  silent: [],
};

/** An event as SES documents it for SNS. */
const eventOf = (eventType: Kind, mail: AcceptedMail, at: string): object => {
  const { messageId, from, to, subject, configurationSet, tags } = mail;
  const named = { ...tags, 'ses:configuration-set': configurationSet };
  const headers = { From: from, To: to, Subject: subject };
  return {
    eventType,
    mail: {
      timestamp: at,
      source: from,
      sourceArn: `arn:aws:ses:${REGION}:${ACCOUNT}:identity/${from}`,
      sendingAccountId: ACCOUNT,
      messageId,
      destination: [to],
      headersTruncated: false,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      commonHeaders: { from: [from], to: [to], messageId, subject },
      tags: Object.fromEntries(Object.entries(named).map(([name, value]) => [name, [value]])),
    },
    [eventType.toLowerCase()]: details[eventType](mail, at),
  };
};

const details: Readonly<Record<Kind, (mail: AcceptedMail, timestamp: string) => object>> = {
  Send: () => ({}),
  Delivery: ({ to }, timestamp) => ({
    timestamp,
    processingTimeMillis: 546,
    recipients: [to],
    smtpResponse: '250 ok',
    remoteMtaIp: '127.0.0.1',
    reportingMTA: 'mta.example.com',
  }),
  Bounce: ({ to, rule }, timestamp) => ({
    ...(rule === 'bounce'
      ? { bounceType: 'Permanent', bounceSubType: 'General' }
      : { bounceType: 'Transient', bounceSubType: 'MailboxFull' }),
    bouncedRecipients: [
      rule === 'bounce'
        ? {
            emailAddress: to,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          }
        : {
            emailAddress: to,
            action: 'failed',
            status: '4.2.2',
            diagnosticCode: 'smtp; 452 4.2.2 mailbox full',
          },
    ],
    timestamp,
    feedbackId: randomUUID(),
    reportingMTA: 'dsn; mta.example.com',
  }),
  Complaint: ({ to }, timestamp) => ({
    complainedRecipients: [{ emailAddress: to }],
    timestamp,
    feedbackId: randomUUID(),
    complaintSubType: null,
    complaintFeedbackType: 'abuse',
    arrivalDate: timestamp,
  }),
};
