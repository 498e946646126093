import { accountOf, ownContacts, recipientNow, tell, type Done, type ErrandEdges } from './errand-edges.ts';
import type { ClaimedErrand } from '../adapters/errands-table.ts';
import type { StoredVictim } from '../adapters/victims-table.ts';
import {
  isInvitation,
  sentRequest,
  type HearingAhead,
  type SentRequest,
} from '../domain/asked-at-hearing.ts';
import type { Duty } from '../domain/facts.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { hearingTask } from '../domain/hearing-task.ts';
import { errandIdFor, requestNumberOf, sha256 } from '../domain/ids.ts';
import { dailyCountIdFor, isLinkCode } from '../domain/secrets.ts';
import { after, startOfWhile } from '../domain/times.ts';
import { HEARING_TASKS_PER_DAY, LINK_VALID_SECONDS, REQUEST_AGAIN_AFTER_SECONDS } from '../domain/timing.ts';

/** Whose hearing a request is about, as the records say. */
interface Concerned {
  readonly duty: Duty;
  readonly contactId: string;
  readonly change: HearingAhead;
  readonly stored: StoredVictim;
}

/**
 * Somebody asked for something at a hearing. Only here it shows whether the link was right: then the request is kept word
 * for word, stands in the ledger, becomes a task, and she is told that we have it. Every step may be done again.
 */
export const hearingRequested = async (edges: ErrandEdges, claimed: ClaimedErrand): Promise<Done> => {
  const sent = sentIn(claimed);
  const concerned = await concernedBy(edges, sent);
  if (concerned === undefined) return [];
  const requestId = claimed.errand.errandId;
  await putOnRecord(edges, requestId, sent, concerned);
  await openTask(edges, requestId, sent, concerned);
  return tellSo(edges, claimed, sent, concerned);
};

const sentIn = ({ errand }: ClaimedErrand): SentRequest => {
  const parsed = sentRequest.safeParse(JSON.parse(errand.secret ?? 'null'));
  if (!parsed.success) throw new UnreadableItem('An errand does not say what was asked for.');
  return parsed.data;
};

/** The notifications that it may be about, each with the contact that she came by. */
const waysIn = async (
  { ledger }: ErrandEdges,
  { by, receivedAt }: SentRequest,
): Promise<readonly { readonly notificationId: string; readonly contactId: string }[]> => {
  if (by.is === 'account') return [by];
  const carriers = isLinkCode(by.code) ? await ledger.byLink(sha256(by.code)) : [];
  return carriers
    .filter(({ at }) => after(at, LINK_VALID_SECONDS) >= receivedAt)
    .map((carrier) => ({
      notificationId: carrier.notificationId,
      // A letter has no contact: its link stands in the fact that it was posted.
      contactId: 'contactId' in carrier ? carrier.contactId : 'letter',
    }));
};

/** The first of them that invites a victim to a hearing. */
const concernedBy = async (edges: ErrandEdges, sent: SentRequest): Promise<Concerned | undefined> => {
  for (const way of await waysIn(edges, sent)) {
    const concerned = await concernedIn(edges, way);
    const isHers = sent.by.is === 'link' || sent.by.victimId === concerned?.duty.victimId;
    if (concerned !== undefined && isHers) return concerned;
  }
  return undefined;
};

const concernedIn = async (
  { ledger, statusChanges, victims }: ErrandEdges,
  { notificationId, contactId }: { readonly notificationId: string; readonly contactId: string },
): Promise<Concerned | undefined> => {
  const duty = (await ledger.factsOf(notificationId)).find((fact) => fact.is === 'created');
  const change = duty && (await statusChanges.get(duty.statusChangeId))?.change;
  if (duty === undefined || change === undefined || !isInvitation(change)) return undefined;
  const stored = await victims.get(duty.victimId);
  return stored !== undefined && mayTakePart(stored) ? { duty, contactId, change, stored } : undefined;
};

/** A witness is told of hearings, and not invited; whose withdrawal has begun is to be forgotten. */
const mayTakePart = ({ record }: StoredVictim): boolean =>
  !record.isWitness && record.withdrawal?.underWay !== true;

/** The fact also says that she was told of the hearing: whoever asks to take part knows of it. */
const putOnRecord = async (
  { hearingRequests, ledger }: ErrandEdges,
  requestId: string,
  { by, raw, contentType, request, receivedAt }: SentRequest,
  { duty, contactId }: Concerned,
): Promise<void> => {
  const { victimId, notificationId, statusChangePage } = duty;
  await hearingRequests.keepOnce({
    ...{ requestId, victimId, notificationId, contactId, by: by.is },
    ...{ receivedAt, raw, contentType, request },
  });
  const of = {
    notificationId,
    at: receivedAt,
    ...(statusChangePage === undefined ? {} : { statusChangePage }),
  };
  await ledger.record([{ is: 'asked-to-take-part', requestId, ...of }]);
};

const openTask = async (
  { tokens, staffTasks, indexKey }: ErrandEdges,
  requestId: string,
  { receivedAt, request }: SentRequest,
  { duty, change }: Concerned,
): Promise<void> => {
  const { victimId, notificationId, statusChangePage } = duty;
  const count = dailyCountIdFor(indexKey, `hearing requests ${victimId}`, receivedAt.slice(0, 10));
  if (!(await tokens.countUpTo(count, HEARING_TASKS_PER_DAY, after(receivedAt, 2 * 86_400)))) return;
  await staffTasks.addOnce(
    hearingTask({ requestId, victimId, notificationId, statusChangePage, receivedAt, request, change }),
  );
};

/** One message for all that she asks for within an hour. Whoever else has her link has asked in her name: so she hears of it. */
const tellSo = async (
  edges: ErrandEdges,
  { errand, armedAt, takenOver }: ClaimedErrand,
  { receivedAt }: SentRequest,
  { duty: { victimId }, stored }: Concerned,
): Promise<Done> => {
  const account = accountOf(victimId, stored);
  const recipient = recipientNow(account, edges.now());
  const hour = startOfWhile(new Date(receivedAt), REQUEST_AGAIN_AFTER_SECONDS);
  const ofHour = { ...errand, errandId: errandIdFor(errand.kind, victimId, hour) };
  return tell(
    edges,
    { errand: ofHour, armedAt, round: 0, takenOver, account, stored, recipient },
    ownContacts(recipient),
    { is: 'request-received', number: requestNumberOf(errand.errandId) },
  );
};
