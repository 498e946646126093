import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { StatusChangesTable } from '../adapters/status-changes-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import type { DispatchBatch } from '../domain/batch.ts';
import type { Contact, Recipient } from '../domain/contact.ts';
import { digestContacts, isForDigest, type DigestNotice } from '../domain/digest.ts';
import { deliveryFact } from '../domain/dispatch.ts';
import type { Delivery, Duty } from '../domain/facts.ts';
import { foldFacts } from '../domain/fold.ts';
import { sha256 } from '../domain/ids.ts';
import { composeDigestEmail } from '../domain/message-digest.ts';
import { composeDigestSms } from '../domain/message-sms.ts';
import { toldInstead } from '../domain/supersession.ts';
import type { Outcome } from '../domain/outcome.ts';
import { linkCodeFor } from '../domain/secrets.ts';
import { after } from '../domain/times.ts';
import { DIGEST_LOOKS_BACK_SECONDS } from '../domain/timing.ts';
import { referenceOf, type SendEdges } from './send-wave.ts';

export interface DigestEdges extends Pick<SendEdges, 'sendText' | 'sendMails' | 'linkKey' | 'linkBase'> {
  readonly victims: Pick<VictimsTable, 'recipients'>;
  readonly ledger: Pick<LedgerTable, 'dutiesOf' | 'factsOf' | 'record'>;
  readonly statusChanges: Pick<StatusChangesTable, 'get' | 'newestOf'>;
  readonly now: () => Date;
}

/** Sends one victim her digest. `suspect`: a worker died over it, so whatever is sent now may be a repeat. */
export type SendDigest = (digest: DispatchBatch, victimId: string, suspect: boolean) => Promise<void>;

/**
 * The routine notices of one victim on one day in one message. Each notification gets its own record of it, all with the
 * same link. A notice that was not in it for any reason goes out alone soon after.
 */
export const sendDigest =
  (edges: DigestEdges): SendDigest =>
  async ({ agendaId }, victimId, suspect) => {
    const now = edges.now();
    const recipient = (await edges.victims.recipients([victimId], now)).get(victimId);
    if (recipient === undefined) return;
    const duties = await edges.ledger.dutiesOf(victimId, after(now, -DIGEST_LOOKS_BACK_SECONDS));
    const known = await Promise.all(duties.map((duty) => noticeOf(edges, duty)));
    const notices = known
      .filter((notice) => notice !== undefined)
      .filter((notice) => isForDigest(notice, recipient, now.toISOString()));
    const [first] = notices;
    if (first === undefined) return;
    for (const contact of digestContacts(recipient, first, now.toISOString())) {
      const link = linkCodeFor(edges.linkKey, agendaId, contact.contactId);
      const outcome = await send(edges, recipient, contact, notices, link);
      await edges.ledger.record(
        notices.map(({ duty }) => told(duty, contact, outcome, { link, suspect, at: edges.now() })),
      );
    }
  };

/** A duty with what is known of it; nothing when a newer status change says it better. */
const noticeOf = async (
  { ledger, statusChanges }: DigestEdges,
  duty: Duty,
): Promise<DigestNotice | undefined> => {
  const stored = await statusChanges.get(duty.statusChangeId);
  if (stored === undefined) return undefined;
  const { change } = stored;
  if (toldInstead(change, await statusChanges.newestOf(change.docNumber)) !== undefined) return undefined;
  return { duty, change, folded: foldFacts(await ledger.factsOf(duty.notificationId)) };
};

/** One message; a provider's answer is the answer for every notice in it. */
const send = async (
  { sendText, sendMails, linkBase }: DigestEdges,
  { language, phrase, isWitness }: Recipient,
  { channel, address: to, discretion }: Contact,
  notices: readonly DigestNotice[],
  code: string,
): Promise<Outcome> => {
  const common = { language, discretion, phrase, link: `${linkBase}${code}` };
  if (channel === 'sms')
    return sendText({ to, text: composeDigestSms({ ...common, count: notices.length }) });
  const contents = notices.map(({ duty, change }) => ({
    change,
    reference: referenceOf(duty.notificationId),
    witness: isWitness,
  }));
  const [outcome] = await sendMails([{ to, ...composeDigestEmail({ ...common, notices: contents }) }]);
  return outcome ?? { is: 'postponed', reason: 'no-answer', maybeSent: true };
};

const told = (
  { notificationId, statusChangePage }: Duty,
  contact: Contact,
  outcome: Outcome,
  { link, suspect, at }: { readonly link: string; readonly suspect: boolean; readonly at: Date },
): Delivery =>
  deliveryFact({ notificationId, contact, number: 1, possibleDuplicate: suspect }, outcome, {
    at: at.toISOString(),
    linkHash: sha256(link),
    ...(statusChangePage === undefined ? {} : { statusChangePage }),
  });
