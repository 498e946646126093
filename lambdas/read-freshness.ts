import { languageOf, pageReply, withPages } from './browser.ts';
import type { Endpoint } from './entrypoints.ts';
import type { FeedsTable } from '../adapters/feeds-table.ts';
import type { FreshnessReply } from '../api/replies-freshness.ts';
import { DEPARTMENT_FEED, freshnessOf } from '../domain/feed.ts';
import { freshnessPage } from '../web/freshness-page.ts';

export interface ReadFreshnessEdges {
  readonly feeds: Pick<FeedsTable, 'lastHeardAt'>;
  readonly now: () => Date;
}

/** GET /freshness: until when we have had word from the department. It tells nothing about anybody. */
export const readFreshness = ({ feeds, now }: ReadFreshnessEdges): Endpoint => {
  const read: Endpoint<FreshnessReply> = async () => {
    const heardAt = await feeds.lastHeardAt(DEPARTMENT_FEED);
    const freshness = freshnessOf(heardAt, now());
    return { statusCode: 200, json: { freshness, ...(heardAt === undefined ? {} : { heardAt }) } };
  };
  return withPages(read, {
    granted: (request, reply) =>
      'json' in reply ? pageReply(200, freshnessPage(languageOf(request), reply.json)) : reply,
    refused: (_, { status, ...problem }) => ({ statusCode: status, json: { status, ...problem } }),
  });
};
