import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An empty folder that is gone when the test file is done. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'victim-notification-test-'));
  folders.push(folder);
  return folder;
};
