import { standardObserve } from '../adapters/observability.ts';
import document from '../docs/api/openapi.json' with { type: 'json' };
import { httpFunction } from './entrypoints.ts';

/** GET /openapi.json. The document is part of the bundle: made before, by bin/openapi.ts, from the schemas that validate. */
export const handler = httpFunction(
  () => Promise.resolve({ statusCode: 200, json: document }),
  standardObserve(),
);
