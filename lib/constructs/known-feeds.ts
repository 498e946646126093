import type { Environment } from '../environments.ts';
import type { Use } from './use.ts';

/** Knowing which feeds there are, and how often each is heard of. */
export const knownFeeds = ({ feeds }: Environment): Use => ({
  variables: { KNOWN_FEEDS: JSON.stringify(feeds) },
  statements: [],
});
