import { join } from 'node:path';
import { ensureBuilt } from '../../local/build.ts';

/** Before the first test: bundles and templates as the sources are now, so that no test sees old ones. */
export default async (): Promise<void> => {
  await ensureBuilt(join(__dirname, '../..'), () => undefined);
};
