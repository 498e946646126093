import { accountOf, recipientNow } from './errand-edges.ts';
import type { Done, ErrandEdges, VictimErrand } from './errand-edges.ts';
import { codeWords } from './register-victim.ts';
import { sendServiceMessage, type Sent } from './send-service-message.ts';
import type { ClaimedErrand } from '../adapters/errands-table.ts';
import type { ContactOwner } from '../adapters/contacts-table.ts';
import { maySignIn } from '../domain/account-representative.ts';
import type { Contact, Recipient } from '../domain/contact.ts';
import { errandMessageIdFor } from '../domain/ids.ts';
import { composeServiceEmail, composeServiceSms } from '../domain/message-service.ts';
import {
  confirmationCodeFor,
  contactHashFor,
  signInCodeFor,
  signInHashOf,
  tokenHashOf,
} from '../domain/secrets.ts';
import { after } from '../domain/times.ts';
import {
  CODES_PER_DAY,
  CODE_VALID_SECONDS,
  PATIENCE_SECONDS,
  SIGN_IN_CODE_VALID_SECONDS,
} from '../domain/timing.ts';

/** A shared phone has few owners; a code for each of them. */
const MOST_OWNERS = 5;

/** The time of a code begins with the wish, not with when the clock would have looked for it. */
const codeEndsAt = (armedAt: string): string => after(armedAt, SIGN_IN_CODE_VALID_SECONDS - PATIENCE_SECONDS);

/** A code for every confirmed contact that has this address. Of an address that nobody has, nothing comes. */
export const sendSignInCodes = async (edges: ErrandEdges, claimed: ClaimedErrand): Promise<Done> => {
  const { errand, armedAt } = claimed;
  const address = errand.secret ?? '';
  if (edges.now().toISOString() > codeEndsAt(armedAt)) return [];
  const owners = await edges.contacts.ownersOf(contactHashFor(edges.indexKey, address));
  const sent: Sent[] = [];
  for (const owner of owners.slice(0, MOST_OWNERS)) {
    const found = await contactOf(edges, owner, address);
    if (found !== undefined) sent.push(await sendSignInCode(edges, claimed, ...found));
  }
  return sent;
};

/** The contact of an owner, if it may be used and still is this address. */
const contactOf = async (
  edges: ErrandEdges,
  { victimId, contactId }: ContactOwner,
  address: string,
): Promise<readonly [Recipient, Contact] | undefined> => {
  const stored = await edges.victims.get(victimId);
  if (stored === undefined) return undefined;
  const recipient = recipientNow(accountOf(victimId, stored), edges.now());
  const contact = recipient.contacts.find(
    (one) => one.contactId === contactId && one.usable && maySignIn(stored.record, one),
  );
  return contact?.address.toLowerCase() === address.toLowerCase() ? [recipient, contact] : undefined;
};

const sendSignInCode = (
  edges: ErrandEdges,
  { errand, armedAt, takenOver }: ClaimedErrand,
  { victimId, language, phrase }: Recipient,
  contact: Contact,
): Promise<Sent> => {
  const { contactId, discretion } = contact;
  const code = signInCodeFor(edges.indexKey, errand.errandId, victimId, contactId);
  const news = { is: 'sign-in-code', code } as const;
  const request = { news, language, discretion, phrase, link: edges.links.signInCode(language) };
  return sendServiceMessage(edges, {
    notificationId: errandMessageIdFor(errand.errandId, victimId, news.is),
    contact,
    sms: () => composeServiceSms(request),
    email: () => composeServiceEmail(request),
    cap: { of: 'sign-in ', most: CODES_PER_DAY, at: armedAt },
    takenOver,
    prepare: () =>
      edges.tokens.put(signInHashOf(edges.indexKey, code), { victimId, contactId }, codeEndsAt(armedAt)),
  });
};

/** A code for a contact that she added, or for somebody whom she named. */
export const contactCode = async (
  edges: ErrandEdges,
  { errand, armedAt, takenOver, account, recipient }: VictimErrand,
): Promise<Done> => {
  const { victimId } = account;
  const contact = recipient.contacts.find(({ contactId }) => contactId === errand.contactId);
  if (contact === undefined || contact.usable) return [];
  const { contactId, address } = contact;
  await edges.contacts.add(contactHashFor(edges.indexKey, address), { victimId, contactId });
  const code = confirmationCodeFor(edges.indexKey, victimId, contactId, armedAt);
  const { language } = recipient;
  const sent = await sendServiceMessage(edges, {
    notificationId: errandMessageIdFor(errand.errandId, victimId, 'code'),
    contact,
    ...codeWords({ language, code, link: edges.links.confirm }, contact),
    cap: { of: '', most: CODES_PER_DAY, at: armedAt },
    takenOver,
    prepare: () =>
      edges.tokens.put(
        tokenHashOf(edges.indexKey, code),
        { victimId, contactId },
        after(armedAt, CODE_VALID_SECONDS),
      ),
  });
  return [sent];
};
