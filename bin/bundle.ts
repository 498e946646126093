import { join } from 'node:path';
import { bundleFunctions } from '../lib/bundles.ts';

const bundles = await bundleFunctions(join(import.meta.dirname, '..'));
if (!process.argv.includes('--quiet')) {
  for (const { name, bytes } of bundles)
    process.stdout.write(`${String(bytes).padStart(8)} bytes  ${name}\n`);
}
