import type { CountPosted } from './count-posted.ts';
import type { Endpoint } from './entrypoints.ts';
import { invalid, refused, refuseOver, valueFrom, type HttpReply } from './http.ts';
import type { FeedsTable } from '../adapters/feeds-table.ts';
import type { SendHints } from '../adapters/hints.ts';
import type { Observe } from '../adapters/observability.ts';
import type { StatusChangesTable, StoredStatusChange } from '../adapters/status-changes-table.ts';
import { MOST_IN_A_BATCH, mostBytes } from '../api/limits.ts';
import { problemFor, problems } from '../api/problems.ts';
import type { StatusChangeOutcome, StatusChangesReceived } from '../api/replies.ts';
import { matchLaneOf, type Lane } from '../domain/batch.ts';
import { waitsForOthers } from '../domain/breaker.ts';
import type { EventType } from '../domain/event-types.ts';
import { feedNamed, HEARD_AGAIN_AFTER_SECONDS, type Feed } from '../domain/feed.ts';
import { read } from '../domain/problems.ts';
import { statusChange, timeProblems, type FieldProblem, type StatusChange } from '../domain/status-change.ts';
import { mayReplace } from '../domain/supersession.ts';

export interface ReceiveEdges {
  readonly statusChanges: Pick<StatusChangesTable, 'putOnce' | 'get'>;
  /** At once, or after the time in which a burst would show. */
  readonly hintMatch: Readonly<Record<Lane, SendHints>>;
  readonly hintMatchLater: Readonly<Record<Lane, SendHints>>;
  readonly countPosted: CountPosted;
  readonly feeds: Pick<FeedsTable, 'heard'>;
  /** The feeds of this deployment. */
  readonly knownFeeds: readonly Feed[];
  readonly observe: Observe;
  readonly now: () => Date;
}

const MOST_AT_ONCE = 25;

/** An outcome, and for one that is accepted the lane in which it is to be matched. */
interface Received {
  readonly outcome: StatusChangeOutcome;
  readonly lane?: Lane;
  /** Whether it is matched only when a burst would have shown. */
  readonly waits?: boolean;
}

const UNKNOWN: FieldProblem = {
  field: 'supersedes',
  problem:
    'must be the id of a status change of the same offender that was accepted here; post that one first',
};

/**
 * POST /feeds/{feedId}/status-changes: one status change, or a list of up to 500, each with an outcome of its own.
 * `accepted` means that it is on record and that the clock will see to it, whatever happens to the hint. The same id
 * with the same content is answered as the first time.
 */
export const receiveStatusChanges = (edges: ReceiveEdges): Endpoint<StatusChangesReceived> => {
  const heard = notedOnce(edges);

  return async (request) => {
    const feedId = feedNamed(edges.knownFeeds, request.path['feedId'])?.feedId;
    if (feedId === undefined) throw refused(problemFor('feed-unknown'));
    refuseOver(mostBytes.statusChanges, request);
    const body = valueFrom(request, { forms: false });
    if (!Array.isArray(body)) {
      const receive = receiveOne(edges, feedId, await edges.countPosted(feedId, [body]));
      const received = await receive(body);
      await hint(edges, [received]);
      await heard(feedId, [received]);
      return single(received.outcome);
    }
    if (body.length === 0 || body.length > MOST_IN_A_BATCH) {
      throw invalid([
        { field: '', problem: `must be one status change or a list of 1 to ${MOST_IN_A_BATCH}` },
      ]);
    }
    const receive = receiveOne(edges, feedId, await edges.countPosted(feedId, body));
    const received = await receiveAll(body, receive);
    await hint(edges, received);
    await heard(feedId, received);
    const results = received.map(({ outcome }) => outcome);
    const all = results.every(({ outcome }) => outcome === 'accepted');
    return { statusCode: all ? 202 : 207, json: { results } satisfies StatusChangesReceived };
  };
};

type Receive = (candidate: unknown) => Promise<Received>;

const receiveOne =
  ({ statusChanges, now }: ReceiveEdges, feedId: string, crowded: ReadonlySet<EventType>): Receive =>
  async (candidate) => {
    const reading = read(statusChange, candidate);
    if (reading.is === 'invalid') return { outcome: { outcome: 'invalid', errors: reading.errors } };
    const change = reading.value;
    const errors = timeProblems(change, now());
    if (errors.length > 0) return { outcome: { outcome: 'invalid', errors } };
    if (change.supersedes !== undefined) {
      const problem = problemOfReplacing(change, await statusChanges.get(change.supersedes));
      if (problem !== undefined) return { outcome: { outcome: 'invalid', errors: [problem] } };
    }
    const { statusChangeId } = change;
    const isCrowded = crowded.has(change.eventType);
    const { is, receivedAt } = await statusChanges.putOnce(change, feedId, now(), isCrowded);
    return is === 'different'
      ? { outcome: { outcome: 'conflict', statusChangeId, detail: problems['id-taken'].detail } }
      : {
          outcome: { outcome: 'accepted', statusChangeId, receivedAt },
          lane: matchLaneOf(change, receivedAt),
          waits: waitsForOthers(change.eventType),
        };
  };

const OTHER_TYPE: FieldProblem = {
  field: 'supersedes',
  problem:
    'must name a status change of the same type, or a plan that this one moves or cancels; take back any other by a correction',
};

/** What is wrong about replacing the status change that was found under the id. */
const problemOfReplacing = (
  change: StatusChange,
  earlier: StoredStatusChange | undefined,
): FieldProblem | undefined => {
  if (earlier?.change.docNumber !== change.docNumber) return UNKNOWN;
  return mayReplace(change.eventType, earlier.change.eventType) ? undefined : OTHER_TYPE;
};

const missesAnother = ({ outcome }: Received): boolean =>
  outcome.outcome === 'invalid' && outcome.errors.includes(UNKNOWN);

/**
 * A correction or revision may stand in one batch with what it replaces: those that miss it are tried again, as long as
 * that helps.
 * The outcomes keep the order of the batch.
 */
const receiveAll = async (
  batch: readonly unknown[],
  receive: (candidate: unknown) => Promise<Received>,
): Promise<readonly Received[]> => {
  const all = new Map<number, Received>();
  let left = [...batch.keys()];
  for (let before = Infinity; left.length > 0 && left.length < before;) {
    before = left.length;
    for (let start = 0; start < left.length; start += MOST_AT_ONCE) {
      await Promise.all(
        left.slice(start, start + MOST_AT_ONCE).map(async (position) => {
          all.set(position, await receive(batch[position]));
        }),
      );
    }
    left = left.filter((position) => {
      const received = all.get(position);
      return received !== undefined && missesAnother(received);
    });
  }
  return [...batch.keys()].flatMap((position) => all.get(position) ?? []);
};

/** One hint for each, so that none waits for its neighbours; emergencies first, and in a lane of their own. */
const hint = async (
  { hintMatch, hintMatchLater, observe }: ReceiveEdges,
  received: readonly Received[],
): Promise<void> => {
  const ways = [
    { lane: 'emergency', waits: false, send: hintMatch.emergency },
    { lane: 'emergency', waits: true, send: hintMatchLater.emergency },
    { lane: 'routine', waits: true, send: hintMatchLater.routine },
  ] as const;
  for (const { lane, waits: isLater, send } of ways) {
    const ids = received.flatMap(({ outcome, ...way }) =>
      outcome.outcome === 'accepted' && way.lane === lane && way.waits === isLater
        ? [outcome.statusChangeId]
        : [],
    );
    if (ids.length === 0) continue;
    observe.count({ StatusChangesAccepted: ids.length });
    await send(ids.map((id) => ({ ids: [id] }))).catch((error: unknown) => {
      // On record already: the clock finds what was not hinted.
      observe.log('hint refused', {
        error: error instanceof Error ? error.name : 'unknown',
        count: ids.length,
      });
      observe.count({ HintsRefused: ids.length });
    });
  }
};

/** Notes that a feed was heard, once a minute at most. That it could not be noted harms nobody. */
const notedOnce = ({
  feeds,
  observe,
  now,
}: ReceiveEdges): ((feedId: string, received: readonly Received[]) => Promise<void>) => {
  const notedAt = new Map<string, number>();
  return async (feedId, received) => {
    const isAccepted = received.some(({ outcome }) => outcome.outcome === 'accepted');
    const at = now().getTime();
    if (!isAccepted || at - (notedAt.get(feedId) ?? -Infinity) < HEARD_AGAIN_AFTER_SECONDS * 1000) return;
    notedAt.set(feedId, at);
    await feeds.heard(feedId, now().toISOString()).catch((error: unknown) => {
      observe.log('feed not noted', { error: error instanceof Error ? error.name : 'unknown' });
    });
  };
};

const single = (outcome: StatusChangeOutcome): HttpReply<StatusChangesReceived> => {
  switch (outcome.outcome) {
    case 'accepted':
      return { statusCode: 202, json: outcome };
    case 'conflict':
      throw refused(problemFor('id-taken'));
    case 'invalid':
      throw invalid(outcome.errors);
  }
};
