import type { ContactEdges } from './after-receipt.ts';
import type { QuarantineEdges } from './errands-of-quarantine.ts';
import { sendServiceMessage, type Sent, type ServiceEdges } from './send-service-message.ts';
import type { ContactConfirmations } from '../adapters/contact-marks.ts';
import type { ContactsTable } from '../adapters/contacts-table.ts';
import type { ClaimedErrand, SealedErrands } from '../adapters/errands-table.ts';
import type { FormSubmissionsTable } from '../adapters/form-submissions-table.ts';
import type { HearingRequests } from '../adapters/hearing-requests.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { RecordingsStore } from '../adapters/recordings-store.ts';
import type { ReceiptsTable } from '../adapters/receipts-table.ts';
import type { StaffTaskCloser, StaffTaskOpener } from '../adapters/staff-task-opener.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { TokensTable } from '../adapters/tokens-table.ts';
import type { StoredVictim, VictimsTable } from '../adapters/victims-table.ts';
import type { Account, Consequence } from '../domain/account.ts';
import type { Contact, Language, Recipient } from '../domain/contact.ts';
import { anErrand, type SecretErrand } from '../domain/errand.ts';
import { LedgerBusy } from '../domain/errors.ts';
import { errandMessageIdFor } from '../domain/ids.ts';
import { composeServiceEmail, composeServiceSms } from '../domain/message-service.ts';
import { SERVICE_MESSAGES_PER_DAY } from '../domain/timing.ts';
import { recipientOf, type VictimRecord } from '../domain/victim.ts';
import type { ServiceNews } from '../domain/wording-service-shape.ts';

/** Everything that an errand may need. */
export interface ErrandEdges extends ServiceEdges, Omit<ContactEdges, 'errands'>, QuarantineEdges {
  readonly errands: SealedErrands;
  readonly victims: Pick<VictimsTable, 'get' | 'replace' | 'withdraw'>;
  readonly contacts: Pick<ContactsTable, 'ownersOf' | 'add' | 'remove'>;
  readonly confirmations: Pick<ContactConfirmations, 'bar' | 'listSilent'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'endAllOf'>;
  readonly formSubmissions: Pick<FormSubmissionsTable, 'erase'>;
  readonly hearingRequests: Pick<HearingRequests, 'keepOnce' | 'of' | 'eraseAllOf'>;
  readonly recordings: Pick<RecordingsStore, 'erase'>;
  readonly replies: Pick<ReceiptsTable, 'eraseRepliesOf'>;
  readonly staffTasks: Pick<StaffTaskOpener, 'addOnce'> & StaffTaskCloser;
  readonly ledger: ServiceEdges['ledger'] & ContactEdges['ledger'] & Pick<LedgerTable, 'byLink'>;
  readonly tokens: ServiceEdges['tokens'] & Pick<TokensTable, 'put'>;
  /**
   * Her settings, where a code is typed that confirms or that signs in, what comes before the secret of a link that
   * confirms, and where notices are asked for.
   */
  readonly links: {
    readonly account: string;
    readonly confirm: string;
    readonly signInCode: (language: Language) => string;
    readonly check: string;
    readonly register: (language: Language) => string;
  };
}

/** One errand with the victim it is for, as she is on record. */
export interface VictimErrand extends ClaimedErrand {
  readonly account: Account;
  readonly stored: StoredVictim;
  readonly recipient: Recipient;
}

/** What became of the messages of an errand; what was postponed is tried again. */
export type Done = readonly Sent[];

export const accountOf = (victimId: string, { record, marks }: StoredVictim): Account => ({
  victimId,
  record,
  marks,
});

export const recipientNow = ({ victimId, record, marks }: Account, now: Date): Recipient =>
  recipientOf(victimId, record, marks, now);

/** Her own contacts that may be used now. */
export const ownContacts = ({ contacts }: Recipient): readonly Contact[] =>
  contacts.filter(({ usable, whose }) => usable && whose === undefined);

/** Puts a changed record in the place of the one that was read; if somebody else changed that, the errand comes again. */
export const changeRecord = async (
  { victims }: ErrandEdges,
  { account, stored }: VictimErrand,
  record: VictimRecord,
): Promise<void> => {
  if (!(await victims.replace(account.victimId, stored, record)))
    throw new LedgerBusy('A victim was changed meanwhile.');
};

/** Tells some contacts something about the service, each once. */
export const tell = async (
  edges: ErrandEdges,
  { errand, armedAt, takenOver, recipient }: VictimErrand,
  to: readonly Contact[],
  news: ServiceNews,
  linkFor: (contact: Contact) => string = () => edges.links.account,
): Promise<Done> => {
  const notificationId = errandMessageIdFor(errand.errandId, recipient.victimId, news.is);
  const sent: Sent[] = [];
  for (const contact of to) {
    const { language, phrase } = recipient;
    const request = { news, language, discretion: contact.discretion, phrase, link: linkFor(contact) };
    sent.push(
      await sendServiceMessage(edges, {
        ...{ notificationId, contact, takenOver },
        sms: () => composeServiceSms(request),
        email: () => composeServiceEmail(request),
        cap: { of: 'service ', most: SERVICE_MESSAGES_PER_DAY, at: armedAt },
      }),
    );
  }
  return sent;
};

/** A consequence of a change as the errand that sees to it. */
export const errandFor = (
  victimId: string,
  { kind, cause, contactId, about, dueAt }: Consequence,
  otherwise: string,
): SecretErrand =>
  anErrand(cause, {
    ...{ kind, victimId, dueAt: dueAt ?? otherwise },
    ...(contactId === undefined ? {} : { contactId }),
    ...(about === undefined ? {} : { secret: JSON.stringify(about) }),
  });
