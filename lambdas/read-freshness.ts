import { languageOf, pageReply, withPages } from './browser.ts';
import type { Endpoint } from './entrypoints.ts';
import type { FeedsTable } from '../adapters/feeds-table.ts';
import type { FreshnessReply } from '../api/replies-freshness.ts';
import { DEPARTMENT_FEED, type Feed } from '../domain/feed.ts';
import { silentSince, type FeedState } from '../domain/silence.ts';
import { freshnessPage } from '../web/freshness-page.ts';

export interface ReadFreshnessEdges {
  readonly knownFeeds: readonly Feed[];
  readonly feeds: Pick<FeedsTable, 'states'>;
  readonly now: () => Date;
}

type OfFeed = FreshnessReply['feeds'][number];

/** GET /freshness: until when we have had word from each feed, and which is silent. It tells nothing about anybody. */
export const readFreshness = ({ knownFeeds, feeds, now }: ReadFreshnessEdges): Endpoint => {
  const read: Endpoint<FreshnessReply> = async () => {
    const states = await feeds.states(knownFeeds.map(({ feedId }) => feedId));
    const all = knownFeeds.map((feed) => ofFeed(feed, states.get(feed.feedId) ?? {}, now()));
    const {
      freshness = 'never',
      heardAt,
      silentSince: since,
    } = all.find(({ feedId }) => feedId === DEPARTMENT_FEED) ?? {};
    return { statusCode: 200, json: { ...timesOf(freshness, heardAt, since), feeds: all } };
  };
  return withPages(read, {
    granted: (request, reply) =>
      'json' in reply ? pageReply(200, freshnessPage(languageOf(request), reply.json)) : reply,
    refused: (_, { status, ...problem }) => ({ statusCode: status, json: { status, ...problem } }),
  });
};

const ofFeed = (feed: Feed, state: FeedState, now: Date): OfFeed => {
  const since = silentSince(feed, state, now);
  const heard = state.lastHeardAt === undefined ? 'never' : 'fresh';
  return {
    ...{ feedId: feed.feedId, agency: feed.agency },
    ...timesOf(since === undefined ? heard : 'quiet', state.lastHeardAt, since),
  };
};

const timesOf = (
  freshness: OfFeed['freshness'],
  heardAt: string | undefined,
  since: string | undefined,
): Pick<OfFeed, 'freshness' | 'heardAt' | 'silentSince'> => ({
  freshness,
  ...(heardAt === undefined ? {} : { heardAt }),
  ...(since === undefined ? {} : { silentSince: since }),
});
