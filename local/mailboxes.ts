import * as z from 'zod';
import { getStoreReadonly } from 'aws-ses-v2-local/dist/store.js';
import type { AwsCall } from './aws-call.ts';
import type { Reply } from './aws-reply.ts';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';
import type { AcceptedMail, MailEvents, MailRule } from './mail-events.ts';

/** An e-mail that arrived at a simulated mailbox. */
export const email = z.strictObject({
  messageId: z.string(),
  at: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  caller: z.string(),
});
export type Email = z.infer<typeof email>;

/** Keeps what the local SES accepted. */
export interface Mailboxes {
  readonly received: readonly Email[];
  /** What becomes of e-mails to this address from now on. */
  readonly rule: (address: string, rule: MailRule) => void;
  /** Moves the e-mails that this answer speaks of from the engine into their mailboxes. */
  readonly collect: (call: AwsCall, answer: Reply) => void;
}

const bounces: readonly MailRule[] = ['bounce', 'soft-bounce'];

/** Mailboxes whose e-mails are kept in the given journal; senders hear of them through the events. */
export const mailboxes = (
  journal: Journal<Email>,
  clock: Clock,
  events: Pick<MailEvents, 'accepted'>,
): Mailboxes => {
  const rules = new Map<string, MailRule>();
  const arrive = (caller: string, mail: Stored, sent: Sent): void => {
    const { messageId, from, subject, destination, headers, body } = mail;
    const at = clock.now().toISOString();
    for (const to of [...destination.to, ...destination.cc, ...destination.bcc]) {
      const rule = rules.get(to) ?? 'deliver';
      if (!bounces.includes(rule))
        journal.append({ messageId, at, to, from, subject, headers, ...body, caller });
      events.accepted({ ...sent, messageId, from, to, subject, rule });
    }
  };
  return {
    received: journal.entries,
    rule: (address, rule) => rules.set(address, rule),
    collect: (call, { status, body }) => {
      if (status !== 200) return;
      const sent = sentIn(call, JSON.parse(body.toString()));
      // The engine keeps every e-mail in memory for ever, in one list for the whole process: take ours out of it.
      const { emails } = getStoreReadonly();
      for (const mail of emails.filter(({ messageId }) => sent.has(messageId))) {
        emails.splice(emails.indexOf(mail), 1);
        arrive(call.caller, mail, sent.get(mail.messageId) ?? untagged);
      }
    },
  };
};

type Stored = ReturnType<typeof getStoreReadonly>['emails'][number];

/** What the sender wants to find again in the events. */
type Sent = Pick<AcceptedMail, 'configurationSet' | 'tags'>;

const untagged: Sent = { configurationSet: '', tags: {} };

const tagList = z
  .array(z.object({ Name: z.string(), Value: z.string() }))
  .default([])
  .transform((tags) => Object.fromEntries(tags.map(({ Name, Value }) => [Name, Value])));

const request = z.object({
  ConfigurationSetName: z.string().default(''),
  EmailTags: tagList,
  DefaultEmailTags: tagList,
  BulkEmailEntries: z.array(z.object({ ReplacementTags: tagList })).default([]),
});

const answer = z.object({
  MessageId: z.string().optional(),
  BulkEmailEntryResults: z.array(z.object({ MessageId: z.string().optional() })).default([]),
});

/** The e-mails of a request by their message ids: the entries of a bulk request are answered in their order. */
const sentIn = (call: AwsCall, answered: unknown): ReadonlyMap<string, Sent> => {
  const { MessageId, BulkEmailEntryResults } = answer.parse(answered);
  // The engine's own page asks with nothing in its hands.
  if (MessageId === undefined && BulkEmailEntryResults.length === 0) return new Map();
  const asked = request.parse(JSON.parse(call.body.toString()));
  const configurationSet = asked.ConfigurationSetName;
  const single = { MessageId, tags: asked.EmailTags };
  const bulk = BulkEmailEntryResults.map((entry, position) => ({
    ...entry,
    tags: { ...asked.DefaultEmailTags, ...asked.BulkEmailEntries[position]?.ReplacementTags },
  }));
  return new Map(
    [single, ...bulk].flatMap(({ MessageId: id, tags }): [string, Sent][] =>
      id === undefined ? [] : [[id, { configurationSet, tags }]],
    ),
  );
};
