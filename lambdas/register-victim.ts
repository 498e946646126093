import type { Work } from './queue-worker.ts';
import {
  sendServiceMessage,
  type Sent,
  type ServiceEdges,
  type ServiceMessage,
} from './send-service-message.ts';
import type { ClaimedSubmission, FormSubmissionsTable } from '../adapters/form-submissions-table.ts';
import type { ContactsTable } from '../adapters/contacts-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { StaffTaskOpener } from '../adapters/staff-task-opener.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { TokensTable } from '../adapters/tokens-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import type { Contact } from '../domain/contact.ts';
import { confirmationIdFor } from '../domain/ids.ts';
import { composeCodeEmail, composeCodeSms, type CodeRequest } from '../domain/message-code.ts';
import { composeServiceEmail, composeServiceSms } from '../domain/message-service.ts';
import { registrationTasks } from '../domain/office-tasks.ts';
import { UNMATCHED } from '../domain/offender.ts';
import { confirmationCodeFor, contactHashFor, tokenHashOf } from '../domain/secrets.ts';
import { after } from '../domain/times.ts';
import {
  CODES_PER_DAY,
  CODE_VALID_SECONDS,
  TRY_FOR_SECONDS,
  leaseSeconds,
  retryAfterSeconds,
} from '../domain/timing.ts';
import { contactsToConfirm, victimFrom } from '../domain/victim.ts';

export interface RegisterEdges extends ServiceEdges {
  readonly formSubmissions: Pick<FormSubmissionsTable, 'claim' | 'postpone' | 'finish'>;
  readonly victims: Pick<VictimsTable, 'addOnce'>;
  readonly contacts: Pick<ContactsTable, 'add'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'addOnce'>;
  readonly staffTasks: Pick<StaffTaskOpener, 'addOnce'>;
  readonly tokens: Pick<TokensTable, 'put' | 'countUpTo'>;
  readonly observe: Observe;
  /** Where a code is entered. */
  readonly confirmLink: string;
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

/** Sends a contact its code, unless it got it already. */
const confirmContact = (
  edges: RegisterEdges,
  victimId: string,
  { form, armedAt, takenOver }: ClaimedSubmission,
  contact: Contact,
): Promise<Sent> => {
  const { tokens, indexKey, confirmLink: link } = edges;
  const { contactId } = contact;
  const code = confirmationCodeFor(indexKey, victimId, contactId, armedAt);
  const { language } = victimFrom(form);
  return sendServiceMessage(edges, {
    notificationId: confirmationIdFor(victimId, contactId, armedAt),
    contact,
    ...codeWords({ language, code, link }, contact),
    cap: { of: '', most: CODES_PER_DAY, at: armedAt },
    takenOver,
    prepare: () =>
      tokens.put(tokenHashOf(indexKey, code), { victimId, contactId }, after(armedAt, CODE_VALID_SECONDS)),
  });
};

/** She is asked to confirm her phone; whom she named is asked to agree. */
export const codeWords = (
  { language, code, link }: CodeRequest,
  { whose }: Pick<Contact, 'whose'>,
): Pick<ServiceMessage, 'sms' | 'email'> => {
  if (whose === undefined)
    return {
      sms: () => composeCodeSms({ language, code, link }),
      email: () => composeCodeEmail({ language, code, link }),
    };
  const invitation = { news: { is: 'invitation', code }, language, discretion: 'full', link } as const;
  return { sms: () => composeServiceSms(invitation), email: () => composeServiceEmail(invitation) };
};
