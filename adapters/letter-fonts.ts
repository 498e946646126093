import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The two faces a letter is set in. */
export type Face = 'regular' | 'bold';

const files: Readonly<Record<Face, string>> = {
  regular: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
};

/** The bytes of a face, a TrueType file. A bundle has them inside it, in place of this file: see lib/bundles.ts. */
export const fontOf = (face: Face): Uint8Array =>
  readFileSync(createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${files[face]}`));
