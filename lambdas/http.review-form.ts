import { standardObserve } from '../adapters/observability.ts';
import { withPages } from './browser.ts';
import { httpFunction } from './entrypoints.ts';
import { reviewForm, reviewPages } from './register-pages.ts';

export const handler = httpFunction(
  withPages(reviewForm({ now: () => new Date() }), reviewPages),
  standardObserve(),
);
