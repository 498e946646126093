import * as z from 'zod';
import { getStoreReadonly } from 'aws-ses-v2-local/dist/store.js';
import type { AwsCall } from './aws-call.ts';
import type { Reply } from './aws-reply.ts';
import type { Clock } from './clock.ts';
import type { Journal } from './journal.ts';

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
  /** Moves the e-mails that this answer speaks of from the engine into their mailboxes. */
  readonly collect: (call: AwsCall, answer: Reply) => void;
}

const accepted = z.object({
  MessageId: z.string().optional(),
  BulkEmailEntryResults: z.array(z.object({ MessageId: z.string().optional() })).optional(),
});

/** Mailboxes whose e-mails are kept in the given journal. */
export const mailboxes = (journal: Journal<Email>, clock: Clock): Mailboxes => ({
  received: journal.entries,
  collect: ({ caller }, { status, body }) => {
    if (status !== 200) return;
    const { MessageId, BulkEmailEntryResults = [] } = accepted.parse(JSON.parse(body.toString()));
    const wanted = new Set([MessageId, ...BulkEmailEntryResults.map((entry) => entry.MessageId)]);
    // The engine keeps every e-mail in memory for ever, in one list for the whole process: take ours out of it.
    const { emails } = getStoreReadonly();
    for (const mail of emails.filter(({ messageId }) => wanted.has(messageId))) {
      emails.splice(emails.indexOf(mail), 1);
      const { messageId, from, subject, destination, headers, body: content } = mail;
      const at = clock.now().toISOString();
      for (const to of [...destination.to, ...destination.cc, ...destination.bcc])
        journal.append({ messageId, at, to, from, subject, headers, ...content, caller });
    }
  },
});
