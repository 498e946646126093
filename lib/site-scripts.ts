import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';

/** How the scripts of the website are made, for browsers that are years old too. */
export const siteScripts = (root: string): BuildOptions => ({
  absWorkingDir: root,
  ...{ bundle: true, minify: true, target: 'es2020', legalComments: 'none' },
  // The library weighs more than all scripts of a page may; its stand-in judges the same.
  alias: { 'zod/mini': join(root, 'web/scripts/small-zod.ts') },
  logOverride: { 'import-is-undefined': 'error' },
  // Built-in modules do not exist in a browser; a script that reaches one is a mistake, and fails here.
  platform: 'browser',
  logLevel: 'warning',
});
