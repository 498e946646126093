import type * as z from 'zod/mini';
import { accountOf, errandFor } from './errand-edges.ts';
import type { Endpoint } from './entrypoints.ts';
import { hintErrands, type HintErrandEdges } from './hint-errands.ts';
import { invalid, refused, type HttpRequest } from './http.ts';
import { ownJsonFrom } from './own-site.ts';
import { signedIn, type SessionEdges, type SignedIn } from './session.ts';
import type { SealedErrands } from '../adapters/errands-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import { changeMessages } from '../api/messages.ts';
import { problemFor } from '../api/problems.ts';
import type { AccountChanged } from '../api/replies-account.ts';
import { lossBy, type Account, type Change, type Changed } from '../domain/account.ts';
import { withContact, withoutContact } from '../domain/account-contacts.ts';
import { withoutRepresentative, withRepresentative } from '../domain/account-representative.ts';
import * as wishes from '../domain/account-wishes.ts';
import { ofAccountForm } from '../domain/account-form.ts';
import * as changes from '../domain/account-changes.ts';
import { declinedBy, typesOf } from '../domain/event-wishes.ts';
import { read } from '../domain/problems.ts';
import { after } from '../domain/times.ts';
import { PATIENCE_SECONDS } from '../domain/timing.ts';

export interface ChangeAccountEdges extends SessionEdges, HintErrandEdges {
  readonly victims: Pick<VictimsTable, 'get' | 'replace'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'ofVictim' | 'choose'>;
  readonly errands: Pick<SealedErrands, 'addOnce'>;
}

/** What a change makes of her account, from the body of the request. */
type Rule = (account: Account, now: Date, indexKey: string) => Changed;

const bodyOf = <Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.infer<Schema> => {
  const reading = read(schema, body);
  if (reading.is === 'invalid') throw invalid(reading.errors);
  return reading.value;
};

/** A rule for what a schema reads. */
const rule =
  <Schema extends z.ZodMiniType>(
    schema: Schema,
    make: (wanted: z.infer<Schema>) => Rule,
  ): ((body: unknown) => Rule) =>
  (body) =>
    make(bodyOf(schema, body));

const recordChanges: Readonly<Record<string, (body: unknown) => Rule>> = {
  'POST /account/contacts': rule(
    changes.newContact,
    (wanted) => (account, now, key) => withContact(account, wanted, now, key),
  ),
  'POST /account/contacts/remove': rule(
    changes.contactGone,
    (wanted) => (account, now) => withoutContact(account, wanted, now),
  ),
  'POST /account/settings': rule(
    changes.settings,
    (wanted) => (account, now) => wishes.withSettings(account, wanted, now),
  ),
  'POST /account/representative': rule(
    changes.representativeNamed,
    (wanted) => (account, now, key) => withRepresentative(account, wanted, now, key),
  ),
  'POST /account/representative/end': rule(changes.wish, () => withoutRepresentative),
  'POST /account/pause': rule(
    changes.pause,
    (wanted) => (account, now) => wishes.paused(account, wanted, now),
  ),
  'POST /account/resume': rule(changes.wish, () => wishes.resumed),
  'POST /account/withdrawal': rule(changes.wish, () => wishes.withdrawing),
  'POST /account/withdrawal/cancel': rule(changes.wish, () => wishes.notWithdrawing),
};

/**
 * POST /account/…: changes what is on record of the victim who is signed in. What the change brings about stands as an
 * errand before the record is changed, and is dropped by its worker if the change was not made.
 */
export const changeAccount =
  (edges: ChangeAccountEdges): Endpoint<AccountChanged> =>
  async (request) => {
    const { route, query } = request;
    const body = ownJsonFrom(request, (fields) => ofAccountForm(route, query['part'] ?? '', fields));
    const who = await signedIn(edges, request);
    if (who.as === 'representative' && isHersAlone(route, body))
      throw refused(problemFor('only-she-herself'));
    if (route === 'POST /account/events') await chooseEvents(edges, who, body);
    else await changeRecord(edges, who, request, body);
    return { statusCode: 200, json: { message: changeMessages[route] ?? changeMessages.other } };
  };

/** What whoever looks after her contacts may change: where, when and in which language she is told. */
const ofContacts: readonly string[] = [
  'POST /account/contacts',
  'POST /account/contacts/remove',
  'POST /account/settings',
];

/** Her phrase shows her that a message is ours, and her notes are for whoever calls her. */
const isHersAlone = (route: string, body: unknown): boolean =>
  !ofContacts.includes(route) ||
  (typeof body === 'object' && body !== null && ('phrase' in body || 'safeContactNotes' in body));

/** Two tabs at once: the one that comes second looks again, so that neither loses what the other changed. */
const TRIES = 5;

const changeRecord = async (
  edges: ChangeAccountEdges,
  { victimId, stored: first, as }: SignedIn,
  { route }: HttpRequest,
  body: unknown,
): Promise<void> => {
  const make = recordChanges[route]?.(body);
  if (make === undefined) throw refused(problemFor('failed'));
  let stored: SignedIn['stored'] | undefined = first;
  for (let tried = 0; tried < TRIES && stored !== undefined; tried += 1) {
    const account = accountOf(victimId, stored);
    const made = make(account, edges.now(), edges.indexKey);
    if (as === 'representative' && loses(account, made, edges.now()))
      throw refused(problemFor('only-she-herself'));
    const change = madeBy(made);
    const errandIds = await owe(edges, victimId, change);
    if (await edges.victims.replace(victimId, stored, change.record)) {
      await hintErrands(edges, errandIds);
      return;
    }
    stored = await edges.victims.get(victimId);
  }
  throw refused(problemFor('changed-meanwhile'));
};

/** Whether it leaves her without a way in which we, or the law, can reach her: nobody knows for her what that means. */
const loses = (account: Account, made: Changed, now: Date): boolean =>
  made.is === 'explain' || (made.is === 'changed' && lossBy(account, made.record, now).length > 0);

const madeBy = (changed: Changed): Change => {
  switch (changed.is) {
    case 'changed':
      return changed;
    case 'invalid':
      throw invalid(changed.errors);
    case 'explain':
      throw refused(problemFor('not-without-knowing', { errors: changed.errors }));
  }
};

const owe = async (
  { errands, now }: ChangeAccountEdges,
  victimId: string,
  { consequences }: Change,
): Promise<readonly string[]> => {
  const made = consequences.map((one) => errandFor(victimId, one, after(now(), PATIENCE_SECONDS)));
  for (const errand of made) await errands.addOnce(errand);
  const soon = after(now(), PATIENCE_SECONDS);
  return made.filter(({ dueAt }) => dueAt <= soon).map(({ errandId }) => errandId);
};

/** What the law gives without being asked ends only if she says that she knows. Her choice stays as it was written. */
const chooseEvents = async (
  { subscriptions, now }: ChangeAccountEdges,
  { victimId }: SignedIn,
  body: unknown,
): Promise<void> => {
  const choice = bodyOf(changes.eventChoice, body);
  const { docNumber } = choice;
  const all = await subscriptions.ofVictim(victimId);
  if (!all.some((one) => one.docNumber === docNumber))
    throw invalid([{ field: 'docNumber', problem: 'must be one that you asked about' }]);
  const declined = declinedBy(choice);
  const unread = declined.filter((type) => !choice.understood.includes(type));
  if (unread.length > 0)
    throw refused(
      problemFor('not-without-knowing', {
        errors: unread.map((type) => ({
          field: 'understood',
          problem: `must name ${type}: the law gives you this without being asked, and you would not hear of it any more`,
        })),
      }),
    );
  await subscriptions.choose({
    ...{ docNumber, victimId, eventTypes: typesOf(choice), declined, at: now().toISOString() },
  });
};
