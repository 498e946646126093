import type { ContactOwner } from '../adapters/contacts-table.ts';
import type { LedgerLookUps } from '../adapters/ledger-look-ups.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Duty } from '../domain/facts.ts';
import { sha256 } from '../domain/ids.ts';
import type { InboundText } from '../domain/inbound-text.ts';
import type { Told } from '../domain/receipt.ts';
import { answeredByYes } from '../domain/reply-target.ts';
import { after } from '../domain/times.ts';
import { LINK_VALID_SECONDS } from '../domain/timing.ts';

export interface AcknowledgeByReplyEdges {
  readonly ledger: Pick<LedgerTable, 'factsOf' | 'recordFirst' | 'byLink' | 'dutiesOf'> &
    Pick<LedgerLookUps, 'dutyOf' | 'byProviderMessage'>;
}

/** Only the first counts; that it was said before is no news to her. */
const acknowledge = async (
  { ledger }: AcknowledgeByReplyEdges,
  { notificationId, contactId, statusChangePage }: Told,
  at: string,
): Promise<void> => {
  await ledger.recordFirst({
    ...{ is: 'acknowledged', by: 'reply', notificationId, contactId, at },
    ...(statusChangePage === undefined ? {} : { statusChangePage }),
  });
};

/** What the text told that this one answers, where the phone network says which it was. */
const answeredMessage = async (
  { ledger }: AcknowledgeByReplyEdges,
  messageId: string,
): Promise<readonly Told[] | undefined> => {
  const told = await ledger.byProviderMessage(messageId);
  if (told.length === 0) return undefined;
  const duties = await Promise.all(told.map(({ notificationId }) => ledger.dutyOf(notificationId)));
  return told.filter((_, position) => duties[position] !== undefined);
};

const newestFirst = (one: Duty, other: Duty): number => Date.parse(other.at) - Date.parse(one.at);

const newestOf = async (
  { ledger }: AcknowledgeByReplyEdges,
  { victimId, contactId }: ContactOwner,
  at: string,
): Promise<readonly Told[]> => {
  const duties = await ledger.dutiesOf(victimId, after(at, -LINK_VALID_SECONDS));
  const candidates = await Promise.all(
    duties
      .toSorted(newestFirst)
      .map(async (duty) => ({ duty, facts: await ledger.factsOf(duty.notificationId) })),
  );
  const answered = answeredByYes(candidates, contactId, at);
  return answered === undefined ? [] : [{ ...toldOf(answered.duty), contactId }];
};

const toldOf = ({
  notificationId,
  statusChangePage,
}: {
  readonly notificationId: string;
  readonly statusChangePage?: string | undefined;
}): Omit<Told, 'contactId'> => ({
  notificationId,
  ...(statusChangePage === undefined ? {} : { statusChangePage }),
});

/**
 * A YES: acknowledges what the text told that it answers, else the newest notification that was texted to this number,
 * for each victim who has it. Tells whether there was one.
 */
export const acknowledgeByYes = async (
  edges: AcknowledgeByReplyEdges,
  { answers, at }: InboundText,
  owners: readonly ContactOwner[],
): Promise<boolean> => {
  const answered = answers === undefined ? undefined : await answeredMessage(edges, answers);
  const told = answered ?? (await Promise.all(owners.map((owner) => newestOf(edges, owner, at)))).flat();
  for (const one of told) await acknowledge(edges, one, at);
  return told.length > 0;
};

/** The code at the end of a notification's link, typed into a text. Tells whether it was right, and not too old. */
export const acknowledgeByCode = async (
  edges: AcknowledgeByReplyEdges,
  code: string,
  at: string,
): Promise<boolean> => {
  const carriers = (await edges.ledger.byLink(sha256(code))).filter(
    (carrier) => after(carrier.at, LINK_VALID_SECONDS) >= at,
  );
  for (const carrier of carriers)
    await acknowledge(
      edges,
      // A letter has no contact: its code stands in the fact that it was posted.
      { ...toldOf(carrier), contactId: 'contactId' in carrier ? carrier.contactId : 'letter' },
      at,
    );
  return carriers.length > 0;
};
