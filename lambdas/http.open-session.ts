import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { variable } from '../adapters/environment.ts';
import { standardObserve } from '../adapters/observability.ts';
import { tokensTable } from '../adapters/tokens-table.ts';
import { withPages } from './browser.ts';
import { httpFunction } from './entrypoints.ts';
import { openSession } from './open-session.ts';
import { sessionPages } from './sign-in-pages.ts';

export const handler = httpFunction(
  withPages(
    openSession({
      tokens: tokensTable(new DynamoDBClient({}), variable('TOKENS')),
      indexKey: variable('INDEX_KEY'),
      newSecret: () => randomBytes(32).toString('base64url'),
      now: () => new Date(),
    }),
    sessionPages,
  ),
  standardObserve(),
  { linkBase: variable('LINK_BASE'), viewerProof: variable('VIEWER_PROOF') },
);
