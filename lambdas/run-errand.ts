import { lookAgainAtAllOf } from './after-receipt.ts';
import { accountOf, ownContacts, recipientNow, tell } from './errand-edges.ts';
import type { Done, ErrandEdges, VictimErrand } from './errand-edges.ts';
import * as about from './errands-about-contacts.ts';
import { hearingRequested } from './errands-of-hearings.ts';
import { quarantineDecided } from './errands-of-quarantine.ts';
import { contactCode, sendSignInCodes } from './errands-with-codes.ts';
import type { Work } from './queue-worker.ts';
import { withdraw, withdrawalAsked } from './withdraw-victim.ts';
import type { ClaimedErrand } from '../adapters/errands-table.ts';
import type { ErrandKind } from '../domain/errand.ts';
import { sendableAt } from '../domain/send-window.ts';
import { after } from '../domain/times.ts';
import { leaseSeconds, retryAfterSeconds, TRY_FOR_SECONDS } from '../domain/timing.ts';
import { isoDay, knownZone, wallTimeAt } from '../domain/zones.ts';

/**
 * Runs one errand: claims it, does it for the victim as she is on record now, and takes it off. Every step is harmless
 * when done again; what a provider is too busy to take is tried again, and what was sent is not sent twice.
 */
export const runErrand =
  (edges: ErrandEdges): Work =>
  async (errandId, timeoutSeconds) => {
    const { errands, now } = edges;
    const claimed = await errands.claim(errandId, now(), leaseSeconds(timeoutSeconds));
    if (claimed === undefined) return;
    const of = await victimOf(edges, claimed);
    const quietUntil = of === undefined ? undefined : waitsUntil(edges, of);
    if (quietUntil !== undefined) {
      await errands.postpone(errandId, claimed.round, quietUntil);
      return;
    }
    const done = await run(edges, claimed, of);
    const round = claimed.round + 1;
    const isLate = after(claimed.armedAt, TRY_FOR_SECONDS) < now().toISOString();
    await (done.includes('postponed') && !isLate
      ? errands.postpone(errandId, round, after(now(), retryAfterSeconds(round)))
      : errands.finish(errandId, now()));
  };

const victimOf = async (edges: ErrandEdges, claimed: ClaimedErrand): Promise<VictimErrand | undefined> => {
  const { victimId } = claimed.errand;
  const stored = victimId === undefined ? undefined : await edges.victims.get(victimId);
  if (victimId === undefined || stored === undefined) return undefined;
  const account = accountOf(victimId, stored);
  return { ...claimed, account, stored, recipient: recipientNow(account, edges.now()) };
};

/** What she did not bring about herself, at this moment, may not ring at night. */
const quiet: readonly ErrandKind[] = ['contact-check', 'contact-failed', 'pause-over'];

const waitsUntil = (edges: ErrandEdges, { errand, recipient }: VictimErrand): string | undefined => {
  if (!quiet.includes(errand.kind)) return undefined;
  const now = edges.now().toISOString();
  const at = sendableAt(recipient.timing, { channel: 'sms', urgency: 'routine', now });
  return at > now ? at : undefined;
};

type OfVictim = Exclude<
  ErrandKind,
  'sign-in-code' | 'contact-removed' | 'withdrawal' | 'hearing-request' | 'quarantine-decided'
>;

const run = (edges: ErrandEdges, claimed: ClaimedErrand, of: VictimErrand | undefined): Promise<Done> => {
  const { kind, victimId = '' } = claimed.errand;
  if (kind === 'sign-in-code') return sendSignInCodes(edges, claimed);
  if (kind === 'quarantine-decided') return quarantineDecided(edges, claimed);
  if (kind === 'hearing-request') return hearingRequested(edges, claimed);
  if (kind === 'contact-removed') return about.contactRemoved(edges, claimed, victimId, of);
  if (kind === 'withdrawal') return withdraw(edges, claimed, victimId, of);
  // Whoever withdrew is told nothing more.
  return of === undefined ? Promise.resolve([]) : ofVictim[kind](edges, of);
};

const paused = async (edges: ErrandEdges, of: VictimErrand): Promise<Done> => {
  const { pausedUntil, timeZone } = of.account.record;
  if (pausedUntil === undefined) return [];
  const until = isoDay(wallTimeAt(Date.parse(pausedUntil), knownZone(timeZone)));
  return tell(edges, of, ownContacts(of.recipient), { is: 'paused', until });
};

const resumed = async (edges: ErrandEdges, of: VictimErrand): Promise<Done> => {
  await lookAgainAtAllOf(edges, of.account.victimId);
  return tell(edges, of, ownContacts(of.recipient), { is: 'resumed' });
};

const ofVictim: Readonly<Record<OfVictim, (edges: ErrandEdges, of: VictimErrand) => Promise<Done>>> = {
  'contact-code': contactCode,
  'contact-confirmed': about.contactConfirmed,
  'contact-failed': about.contactFailed,
  'texts-ended': about.textsEnded,
  'contact-check': about.contactCheck,
  'contact-silent': about.contactSilent,
  'representative-asked': about.representativeAsked,
  paused,
  // Unless she paused anew, or ended it before.
  'pause-over': async (edges, of) => (of.account.record.pausedUntil === of.armedAt ? resumed(edges, of) : []),
  resumed: async (edges, of) => (of.account.record.pausedUntil === undefined ? resumed(edges, of) : []),
  'withdrawal-asked': withdrawalAsked,
};
