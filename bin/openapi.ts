import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '../api/document.ts';
import { readme } from '../api/readme.ts';
import { statusChangeSchema } from '../api/status-change-schema.ts';
import project from '../package.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../docs/api');
const write = (name: string, value: unknown): void => {
  writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`);
};
mkdirSync(folder, { recursive: true });
write('openapi.json', openApiDocument(project.version));
write('status-change.schema.json', statusChangeSchema());
writeFileSync(join(folder, 'README.md'), readme());
