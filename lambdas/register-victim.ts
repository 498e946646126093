import type { Work } from './queue-worker.ts';
import type { ClaimedSubmission, FormSubmissionsTable } from '../adapters/form-submissions-table.ts';
import type { ContactsTable } from '../adapters/contacts-table.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { SendMails } from '../adapters/mail-sender.ts';
import type { Observe } from '../adapters/observability.ts';
import type { SendText } from '../adapters/sms-sender.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { TokensTable } from '../adapters/tokens-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import type { Contact } from '../domain/contact.ts';
import { deliveryFact, tagsOf, type Attempt } from '../domain/dispatch.ts';
import type { Delivery } from '../domain/facts.ts';
import { foldFacts, type ContactHistory } from '../domain/fold.ts';
import { confirmationIdFor } from '../domain/ids.ts';
import { composeCodeEmail, composeCodeSms } from '../domain/message-code.ts';
import { registrationTasks } from '../domain/office-tasks.ts';
import { UNMATCHED } from '../domain/offender.ts';
import type { Outcome } from '../domain/outcome.ts';
import { confirmationCodeFor, contactHashFor, dailyCountIdFor, tokenHashOf } from '../domain/secrets.ts';
import { after } from '../domain/times.ts';
import {
  CODES_PER_DAY,
  CODE_VALID_SECONDS,
  TRY_FOR_SECONDS,
  leaseSeconds,
  retryAfterSeconds,
} from '../domain/timing.ts';
import { contactsToConfirm, NO_MARKS, recipientOf, victimFrom } from '../domain/victim.ts';

export interface RegisterEdges {
  readonly formSubmissions: Pick<FormSubmissionsTable, 'claim' | 'postpone' | 'finish'>;
  readonly victims: Pick<VictimsTable, 'addOnce'>;
  readonly contacts: Pick<ContactsTable, 'add'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'addOnce'>;
  readonly staffTasks: Pick<StaffTasksTable, 'addOnce'>;
  readonly tokens: Pick<TokensTable, 'put' | 'countUpTo'>;
  readonly ledger: Pick<LedgerTable, 'record' | 'factsOf'>;
  readonly sendText: SendText;
  readonly sendMails: SendMails;
  readonly observe: Observe;
  readonly indexKey: string;
  /** Where a code is entered. */
  readonly confirmLink: string;
  readonly now: () => Date;
}

/**
 * Makes a victim and her offender subscription of a form submission, both waiting for a confirmed contact, and sends a
 * code to each contact. The submission's id is the victim's. Every step is harmless when done again.
 */
export const registerVictim = (edges: RegisterEdges): Work => {
  const { formSubmissions, now } = edges;
  return async (submissionId, timeoutSeconds) => {
    const claimed = await formSubmissions.claim(submissionId, now(), leaseSeconds(timeoutSeconds));
    if (claimed === undefined) return;
    await enter(edges, submissionId, claimed);
    const deliveries = await Promise.all(
      contactsToConfirm(claimed.form).map((contact) => confirmContact(edges, submissionId, claimed, contact)),
    );
    const round = claimed.round + 1;
    const isLate = now().getTime() - Date.parse(claimed.armedAt) > TRY_FOR_SECONDS * 1000;
    await (deliveries.includes('postponed') && !isLate
      ? formSubmissions.postpone(submissionId, round, after(now(), retryAfterSeconds(round)))
      : formSubmissions.finish(submissionId, now()));
  };
};

const enter = async (
  { victims, contacts, subscriptions, staffTasks, observe, indexKey }: RegisterEdges,
  victimId: string,
  { form, receivedAt }: ClaimedSubmission,
): Promise<void> => {
  await victims.addOnce(victimId, form, receivedAt);
  // A receipt or a reply knows only the address.
  for (const { contactId, address } of victimFrom(form).contacts)
    await contacts.add(contactHashFor(indexKey, address), { victimId, contactId });
  const isNew = await subscriptions.addOnce({
    docNumber: form.offenderDocNumber ?? UNMATCHED,
    victimId,
    state: 'pending',
    offenderName: form.offenderName,
    ...(form.eventTypes === undefined ? {} : { eventTypes: form.eventTypes }),
  });
  // Without a number nothing can match by itself, and without a contact for a code nothing can be confirmed: a person
  // of the office finds out who is meant, or writes to her.
  const opened = registrationTasks(victimId, form, receivedAt);
  for (const task of opened) await staffTasks.addOnce(task);
  if (isNew && opened.length > 0) {
    observe.count({ RegistrationsForStaff: 1 });
    observe.log('registration for staff', { submissionId: victimId });
  }
};

/** Sends a contact its code, unless it got it already; `capped`: this address was sent enough for today. */
const confirmContact = async (
  edges: RegisterEdges,
  victimId: string,
  claimed: ClaimedSubmission,
  contact: Contact,
): Promise<Delivery['is'] | 'capped'> => {
  const { tokens, ledger, indexKey } = edges;
  const { armedAt } = claimed;
  const { contactId, address } = contact;
  const notificationId = confirmationIdFor(victimId, contactId, armedAt);
  const history = foldFacts(await ledger.factsOf(notificationId)).contacts.get(contactId);
  if (history !== undefined && history.outcome !== 'postponed')
    return history.outcome === 'failed' ? 'failed' : 'accepted';
  if (history === undefined && !(await mayBeSent(edges, address, armedAt))) return 'capped';
  const code = confirmationCodeFor(indexKey, victimId, contactId, armedAt);
  await tokens.put(tokenHashOf(indexKey, code), { victimId, contactId }, after(armedAt, CODE_VALID_SECONDS));
  return sendAndRecord(edges, code, {
    notificationId,
    recipient: recipientOf(victimId, victimFrom(claimed.form), NO_MARKS, edges.now()),
    contact,
    ...attemptAfter(history, claimed.takenOver),
  });
};

/** A worker that died may have sent the code without writing it down. */
const attemptAfter = (
  history: ContactHistory | undefined,
  takenOver: boolean,
): Pick<Attempt, 'number' | 'possibleDuplicate' | 'isReminder'> => ({
  number: (history?.attempts ?? 0) + 1,
  possibleDuplicate: takenOver || history?.maybeSent === true,
  isReminder: false,
});

/** Counts one more code to this address today. Enough for a person in trouble, too few to harass one. */
const mayBeSent = ({ tokens, indexKey }: RegisterEdges, address: string, armedAt: string): Promise<boolean> =>
  tokens.countUpTo(
    dailyCountIdFor(indexKey, address, armedAt.slice(0, 10)),
    CODES_PER_DAY,
    after(armedAt, 2 * 86_400),
  );

const sendAndRecord = async (
  edges: RegisterEdges,
  code: string,
  attempt: Attempt,
): Promise<Delivery['is']> => {
  const outcome = await sendCode(edges, attempt, code);
  const delivery = deliveryFact(attempt, outcome, { at: edges.now().toISOString() });
  await edges.ledger.record([delivery]);
  return delivery.is;
};

const sendCode = async (
  { sendText, sendMails, confirmLink: link }: RegisterEdges,
  attempt: Attempt,
  code: string,
): Promise<Outcome> => {
  const { channel, address: to } = attempt.contact;
  const { language } = attempt.recipient;
  switch (channel) {
    case 'sms':
      return sendText({ to, text: composeCodeSms({ language, code, link }) });
    case 'email': {
      const [outcome] = await sendMails([
        { to, tags: tagsOf(attempt), ...composeCodeEmail({ language, code, link }) },
      ]);
      return outcome ?? { is: 'postponed', reason: 'no-answer', maybeSent: true };
    }
  }
};
