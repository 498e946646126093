import { join } from 'node:path';
import { buildSite } from '../lib/site.ts';

await buildSite(join(import.meta.dirname, '..'));
