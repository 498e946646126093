import { acknowledgeByCode, acknowledgeByYes, type AcknowledgeByReplyEdges } from './acknowledge-by-reply.ts';
import { barContact, lookAgainAtAllOf, type ContactEdges } from './after-receipt.ts';
import type { ContactConfirmations } from '../adapters/contact-marks.ts';
import type { ContactOwner } from '../adapters/contacts-table.ts';
import type { OptInPhone } from '../adapters/opt-in.ts';
import type { ReceiptsTable } from '../adapters/receipts-table.ts';
import type { StaffTaskOpener } from '../adapters/staff-task-opener.ts';
import { ProviderUnavailable } from '../domain/errors.ts';
import type { InboundText } from '../domain/inbound-text.ts';
import { stillBlockedTask } from '../domain/office-tasks.ts';
import { readReply, type Reply } from '../domain/reply.ts';
import { aStaffTask, type StaffTask } from '../domain/staff-task.ts';
import { after } from '../domain/times.ts';
import { READ_REPLY_WITHIN_SECONDS, REVIEW_WITHIN_SECONDS } from '../domain/timing.ts';
import type { ReplyKind } from '../domain/wording-service-shape.ts';

export interface ActEdges extends ContactEdges {
  readonly ledger: ContactEdges['ledger'] & AcknowledgeByReplyEdges['ledger'];
  readonly confirmations: Pick<ContactConfirmations, 'bar' | 'resume' | 'renew'>;
  readonly optIn: OptInPhone;
  readonly confirmByCode: (code: string) => Promise<boolean>;
  readonly replies: Pick<ReceiptsTable, 'keepReply'>;
  readonly staffTasks: Pick<StaffTaskOpener, 'addOnce'>;
}

/** Does what a text to us asks for, and says with what it is to be answered. Harmless when done again. */
export const actOnReply = async (
  edges: ActEdges,
  text: InboundText,
  owners: readonly ContactOwner[],
): Promise<ReplyKind> => {
  const reply = readReply(text.text);
  switch (reply.is) {
    case 'yes':
      return saidYes(edges, text, owners);
    case 'code':
      return useCode(edges, reply, text.at, owners);
    case 'stop':
      return stopped(edges, owners, text.at);
    case 'start':
      return started(edges, text, owners);
    case 'help':
      return 'help';
    case 'unclear':
    case 'unclear-stop':
      await askPerson(edges, reply.is, text, owners);
      return reply.is;
  }
};

/** It may answer a quarterly check as well as a notification, or both: whoever answers is reached by this number. */
const saidYes = async (
  edges: ActEdges,
  text: InboundText,
  owners: readonly ContactOwner[],
): Promise<ReplyKind> => {
  const isAcknowledged = await acknowledgeByYes(edges, text, owners);
  const isRenewed = await renewed(edges, owners, text.at);
  if (isAcknowledged) return 'confirmed';
  return isRenewed ? 'contact-confirmed' : 'nothing-to-confirm';
};

/** Tells whether the number is a confirmed contact of anybody. */
const renewed = async (
  { confirmations }: ActEdges,
  owners: readonly ContactOwner[],
  at: string,
): Promise<boolean> => {
  let isRenewed = false;
  for (const { victimId, contactId } of owners)
    isRenewed = (await confirmations.renew(victimId, contactId, at)) || isRenewed;
  return isRenewed;
};

const useCode = async (
  edges: ActEdges,
  { of, code }: Extract<Reply, { is: 'code' }>,
  at: string,
  owners: readonly ContactOwner[],
): Promise<ReplyKind> => {
  switch (of) {
    case 'notification':
      if (!(await acknowledgeByCode(edges, code, at))) return 'code-not-right';
      await renewed(edges, owners, at);
      return 'confirmed';
    case 'contact':
      return (await edges.confirmByCode(code)) ? 'contact-confirmed' : 'code-not-right';
  }
};

/** No more texts, for everybody who has the number. What is owed goes another way: a STOP ends texts, never a duty. */
const stopped = async (edges: ActEdges, owners: readonly ContactOwner[], at: string): Promise<ReplyKind> => {
  for (const owner of owners) await barContact(edges, owner, { why: 'opted-out', at, errand: 'texts-ended' });
  return 'stopped';
};

/**
 * SNS blocks a number for the whole account after STOP, wherever the phone network does not lift that by itself. Where it
 * does not lift it either, a person finds another way to her; should a text fail, the number is barred again.
 */
const started = async (
  edges: ActEdges,
  text: InboundText,
  owners: readonly ContactOwner[],
): Promise<ReplyKind> => {
  const optIn = await edges.optIn(text.from);
  for (const { victimId, contactId } of owners) {
    if (optIn === 'refused') await askForAnotherWay(edges, text, victimId);
    if (await edges.confirmations.resume(victimId, contactId, text.at))
      await lookAgainAtAllOf(edges, victimId);
  }
  if (optIn === 'unavailable')
    throw new ProviderUnavailable('SNS did not say whether it texts a number again.');
  return 'started';
};

const askForAnotherWay = async (
  { staffTasks, observe }: ActEdges,
  { inboundMessageId, at }: InboundText,
  victimId: string,
): Promise<void> => {
  await staffTasks.addOnce(stillBlockedTask(inboundMessageId, victimId, at));
  observe.log('opt-in refused', { remedy: 'staff' });
};

/** "He is at my door" must be read at once; a wish for no more texts, in words of her own, within a day. */
const about = {
  unclear: { reason: 'reply-unclear', within: READ_REPLY_WITHIN_SECONDS, pages: true },
  'unclear-stop': { reason: 'stop-unclear', within: REVIEW_WITHIN_SECONDS, pages: false },
} as const;

/** The words first, under a seal, then the task that they belong to: whoever takes it can read them. */
const askPerson = async (
  { replies, staffTasks, observe }: ActEdges,
  is: keyof typeof about,
  { inboundMessageId, from, text, at }: InboundText,
  owners: readonly ContactOwner[],
): Promise<void> => {
  const { reason, within, pages } = about[is];
  const victimIds = [...new Set(owners.map(({ victimId }) => victimId))];
  const task: StaffTask = aStaffTask(`reply#${inboundMessageId}`, {
    kind: 'review',
    reason,
    createdAt: at,
    deadline: after(at, within),
    pages: pages ? [at] : [],
    ...onlyVictim(victimIds),
  });
  await replies.keepReply(task.taskId, { from, text }, victimIds);
  await staffTasks.addOnce(task);
  observe.count({ RepliesUnclear: 1 });
};

/** Where several share a phone, nobody guesses who wrote. */
const onlyVictim = ([victimId, ...others]: readonly string[]): Pick<StaffTask, 'victimId'> =>
  victimId === undefined || others.length > 0 ? {} : { victimId };
