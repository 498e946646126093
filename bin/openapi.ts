import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '../api/document.ts';
import { readme } from '../api/readme.ts';
import project from '../package.json' with { type: 'json' };

const folder = join(import.meta.dirname, '../docs/api');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'openapi.json'), `${JSON.stringify(openApiDocument(project.version), null, 2)}\n`);
writeFileSync(join(folder, 'README.md'), readme());
