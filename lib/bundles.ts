import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';

/** One deployable function: `name` is the entry file without `.ts`, `bytes` the size of its only file. */
export interface Bundle {
  readonly name: string;
  readonly bytes: number;
}

/** The entry files, `{trigger}.{operation}.ts`: each becomes one function. */
export const entryFiles = (root: string): string[] =>
  readdirSync(join(root, 'lambdas'))
    .filter((file) => /^(http|sqs|schedule|logs)\..+\.ts$/.test(file))
    .sort();

/**
 * Bundles every entry file to `dist/<name>/index.mjs` and describes them all in `dist/meta.json`.
 * A file is replaced only when it differs, and in one step, so a reader never meets half a bundle. `dist/site` is the website's.
 */
export const bundleFunctions = async (root: string): Promise<Bundle[]> => {
  const entries = entryFiles(root).map((file) => file.slice(0, -'.ts'.length));
  const { outputFiles, metafile } = await build({
    ...bundleSettings,
    absWorkingDir: root,
    ...named(entries),
  });
  for (const { path, contents } of outputFiles) replace(path, contents);
  replace(join(root, 'dist/meta.json'), Buffer.from(`${JSON.stringify(metafile, null, 1)}\n`));
  removeStale(join(root, 'dist'), new Set([...entries, 'meta.json', 'site']));
  return bundlesOf(metafile);
};

const named = (entries: readonly string[]): Pick<BuildOptions, 'entryPoints'> => ({
  entryPoints: entries.map((name) => ({ in: `lambdas/${name}.ts`, out: `${name}/index` })),
});

const bundlesOf = ({ outputs }: Metafile): Bundle[] =>
  Object.entries(outputs).map(([file, { bytes }]) => ({
    name: relative('dist', dirname(file)),
    bytes,
  }));

const replace = (path: string, contents: Uint8Array): void => {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
};

const removeStale = (folder: string, wanted: ReadonlySet<string>): void => {
  for (const found of readdirSync(folder)) {
    if (!wanted.has(found)) rmSync(join(folder, found), { recursive: true, force: true });
  }
};

/**
 * On Node 24 an `import` of `node:http` costs 27 ms, because binding every export wakes its lazy parts
 * (nodejs/node issue 59686); a `require` does not.
 */
const builtinsViaRequire: Plugin = {
  name: 'via-require',
  setup: (bundler) => {
    bundler.onResolve({ filter: /.*/ }, ({ path, kind, namespace }) =>
      isBuiltin(path) && namespace !== 'builtin' && kind !== 'require-call'
        ? { path, namespace: 'builtin' }
        : undefined,
    );
    bundler.onResolve({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ path, external: true }));
    bundler.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * Lambda hands a function its credentials in variables. The SDK would bring along every other way to find some
 * (profiles, single sign-on, instance metadata), a quarter of each bundle and a seventh of its start.
 */
const credentialsFromVariables: Plugin = {
  name: 'credentials-from-variables',
  setup: (bundler) => {
    bundler.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path }) => ({
      path,
      namespace: 'credentials',
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'credentials' }, () => ({
      contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
      resolveDir: bundler.initialOptions.absWorkingDir ?? '',
    }));
  },
};

/**
 * The SDK's schemas are objects whose keys stand in constants, `{ [_h]: … }`, and the bundler must take those for code that
 * runs. With the keys in place it sees plain data, and leaves out what nobody asks for: nine tenths of the e-mail service.
 */
const schemaKeysInPlace: Plugin = {
  name: 'schema-keys-in-place',
  setup: (bundler) => {
    bundler.onLoad(
      { filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]dist-es[\\/]schemas[\\/].+\.js$/ },
      ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const keys = new Map(
          [...source.matchAll(/^const (\w+) = ("[^"\n]*");$/gm)].map(([, name, key]) => [name, key]),
        );
        return {
          contents: source.replace(/\[(\w+)\]:/g, (whole, name: string) =>
            keys.has(name) ? `${keys.get(name)}:` : whole,
          ),
        };
      },
    );
  },
};

/** A client of the SDK reads its own version out of its whole package file, to name it in requests. */
const versionsOnly: Plugin = {
  name: 'versions-only',
  setup: (bundler) => {
    bundler.onLoad({ filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, ({ path }) => {
      const version = /"version": *("[^"]+")/.exec(readFileSync(path, 'utf8'))?.[1];
      if (version === undefined) throw new Error(`${path} tells no version.`);
      return { contents: `{"version":${version}}`, loader: 'json' };
    });
  },
};

/** The faces of a letter, in the bundle of whatever draws one: a function is a single file, so none can lie beside it. */
const fontsInside: Plugin = {
  name: 'fonts-inside',
  setup: (bundler) => {
    bundler.onLoad({ filter: /[\\/]adapters[\\/]letter-fonts\.ts$/ }, ({ path }) => ({
      contents: `
        import regular from 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf';
        import bold from 'dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf';
        const fonts = { regular, bold };
        export const fontOf = (face) => fonts[face];`,
      resolveDir: dirname(path),
    }));
  },
};

/** Built-ins are loaded by `require`, which an ES module has to make for itself. */
const banner = `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`;

/** How every function is bundled: one minified ES module, the SDK included, so that what was tested is what runs. */
export const bundleSettings = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  banner: { js: banner },
  metafile: true,
  write: false,
  logLevel: 'warning',
  loader: { '.ttf': 'binary' },
  plugins: [credentialsFromVariables, schemaKeysInPlace, versionsOnly, fontsInside, builtinsViaRequire],
} satisfies BuildOptions;
