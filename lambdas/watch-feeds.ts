import type { FeedsTable } from '../adapters/feeds-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { PageOffice } from '../adapters/office-pager.ts';
import type { StaffTasksTable } from '../adapters/staff-tasks-table.ts';
import type { Feed } from '../domain/feed.ts';
import { recoveryPage, silenceStep, silenceTask, type FeedState } from '../domain/silence.ts';

export interface WatchEdges {
  readonly knownFeeds: readonly Feed[];
  readonly feeds: Pick<FeedsTable, 'states' | 'beginSilence' | 'endSilence'>;
  readonly tasks: Pick<StaffTasksTable, 'addOnce' | 'closeUnasked'>;
  readonly page: PageOffice;
  readonly observe: Observe;
}

/**
 * Looks once a minute whether each feed is heard as often as it should be. One read; a silence goes on record before
 * anybody is told, and is closed after all were, so that whatever dies in between is done by the next tick.
 */
export const watchFeeds =
  (edges: WatchEdges): ((now: Date) => Promise<void>) =>
  async (now) => {
    const states = await edges.feeds.states(edges.knownFeeds.map(({ feedId }) => feedId));
    const watched = await Promise.allSettled(
      edges.knownFeeds.map((feed) => watch(edges, feed, states.get(feed.feedId) ?? {}, now)),
    );
    // The other feeds had their look.
    const broken = watched.find((one) => one.status === 'rejected');
    if (broken !== undefined) throw broken.reason;
  };

const watch = async (edges: WatchEdges, feed: Feed, state: FeedState, now: Date): Promise<void> => {
  const { feeds, observe } = edges;
  const step = silenceStep(feed, state, now);
  switch (step.is) {
    case 'nothing':
      return;
    case 'noticed':
      if (await feeds.beginSilence(feed.feedId, step.since)) await silent(edges, feed, step.since);
      return;
    case 'silent':
      await silent(edges, feed, step.since);
      return;
    case 'over':
      await edges.tasks.closeUnasked(silenceTask(feed, step.since).taskId, 'heard-again', now);
      await edges.page(recoveryPage(feed, step.since, step.until));
      await feeds.endSilence(feed.feedId, step.since, step.until);
      observe.log('feed heard again', {
        feedId: feed.feedId,
        ms: Date.parse(step.until) - Date.parse(step.since),
      });
  }
};

/** The task is asked for at each tick: it is there once, and pages staff as other tasks do. */
const silent = async ({ tasks, observe }: WatchEdges, feed: Feed, since: string): Promise<void> => {
  observe.count({ [`FeedSilent-${feed.feedId}`]: 1 });
  const isNew = await tasks.addOnce(silenceTask(feed, since));
  if (isNew) observe.log('feed silent', { feedId: feed.feedId });
};
