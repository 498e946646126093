import type { Endpoint } from './entrypoints.ts';
import { refused, refuseOver } from './http.ts';
import type { FeedsTable } from '../adapters/feeds-table.ts';
import { mostBytes } from '../api/limits.ts';
import { problemFor } from '../api/problems.ts';
import type { HeartbeatReply } from '../api/replies-freshness.ts';
import { feedNamed, type Feed } from '../domain/feed.ts';
import { expectedBy } from '../domain/silence.ts';

export interface HeartbeatEdges {
  readonly knownFeeds: readonly Feed[];
  readonly feeds: Pick<FeedsTable, 'heard'>;
  readonly now: () => Date;
}

/**
 * POST /feeds/{feedId}/heartbeat: the feed has nothing to report, and says so. Answers when it was heard, which is now, and
 * by when it is expected again. Whatever the body holds is not read.
 */
export const receiveHeartbeat =
  ({ knownFeeds, feeds, now }: HeartbeatEdges): Endpoint<HeartbeatReply> =>
  async (request) => {
    const feed = feedNamed(knownFeeds, request.path['feedId']);
    if (feed === undefined) throw refused(problemFor('feed-unknown'));
    refuseOver(mostBytes.heartbeat, request);
    const heardAt = now().toISOString();
    await feeds.heard(feed.feedId, heardAt);
    return {
      statusCode: 200,
      json: { feedId: feed.feedId, heardAt, expectedBy: expectedBy(feed, heardAt) },
    };
  };
