import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import Eleventy, { type UserConfig } from '@11ty/eleventy';
import { build } from 'esbuild';
import { compile } from 'sass';
import * as office from '../domain/office.ts';
import { languages } from '../domain/contact.ts';
import { framed } from '../web/frame.ts';
import { Markup } from '../web/html.ts';
import { staticPages } from '../web/static-pages.ts';
import { siteScripts } from './site-scripts.ts';

/** Makes the whole website below `dist/site`: styles, scripts, pages. What was there before is gone. */
export const buildSite = async (root: string): Promise<void> => {
  const site = join(root, 'dist/site');
  rmSync(site, { recursive: true, force: true });
  mkdirSync(join(site, 'assets'), { recursive: true });
  styles(root, site);
  await scripts(root, site);
  await pages(root, site);
  // Last, and a promise: where this file is, everything is.
  copyFileSync(join(site, 'en/index.html'), join(site, 'index.html'));
};

/** The parts of the design system that are used, and the pictures that these name. */
const styles = (root: string, site: string): void => {
  const uswds = join(root, 'node_modules/@uswds/uswds');
  const { css } = compile(join(root, 'web/styles/site.scss'), {
    style: 'compressed',
    loadPaths: [join(uswds, 'packages')],
    quietDeps: true,
  });
  writeFileSync(join(site, 'assets/site.css'), css);
  for (const [, picture = ''] of css.matchAll(/url\("?\/assets\/img\/([^")]+)"?\)/g)) {
    const to = join(site, 'assets/img', picture);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(uswds, 'dist/img', picture), to);
  }
  copyFileSync(join(root, 'web/icon.svg'), join(site, 'assets/icon.svg'));
};

const scripts = async (root: string, site: string): Promise<void> => {
  await build({
    ...siteScripts(root),
    entryPoints: ['web/scripts/site.ts', 'web/scripts/form.ts'],
    outdir: join(site, 'assets'),
    format: 'esm',
  });
};

/** How numbers and addresses are called in the texts: `{{ office.phone }}`. */
const officeData = {
  phone: office.OFFICE_PHONE,
  statewidePhone: office.STATEWIDE_PHONE,
  statewideName: 'MOVANS',
  postal: office.OFFICE.returnAddress.join(', '),
  safeAtHomePhone: office.SAFE_AT_HOME_PHONE,
  domesticViolenceHotline: office.DOMESTIC_VIOLENCE_HOTLINE,
  crisisLine: office.CRISIS_LINE,
};

const pages = async (root: string, site: string): Promise<void> => {
  const eleventy = new Eleventy(relative(process.cwd(), join(root, 'web/content')) || '.', site, {
    quietMode: true,
    source: 'script',
    config: (config) => {
      configured(config);
    },
  });
  await eleventy.write();
};

/** A page of text is framed by the same code that frames what functions answer. */
const configured = (config: UserConfig): void => {
  config.addGlobalData('office', officeData);
  config.addGlobalData('layout', 'text.11ty.js');
  config.addGlobalData('permalink', '{{ page.filePathStem }}.html');
  config.addFilter(
    'tel',
    (number: string) => `+${number.replaceAll(/\D/g, '').replace(/^(?=\d{10}$)/, '1')}`,
  );
  config.addTemplate('_includes/text.11ty.js', { render: textPage });
  for (const language of languages)
    for (const { name, page } of staticPages(language))
      config.addTemplate(
        `${language}/${name}.11ty.js`,
        { render: () => framed(page) },
        {
          permalink: `${language}/${name}.html`,
          layout: false,
        },
      );
};

interface TextData {
  readonly title: string;
  readonly tab: string;
  readonly lead: string;
  readonly content: string;
  readonly page: { readonly filePathStem: string };
}

const textPage = ({ title, tab, lead, content, page: { filePathStem } }: TextData): string => {
  const language = languages.find((one) => filePathStem.startsWith(`/${one}/`)) ?? 'en';
  const other = language === 'en' ? 'es' : 'en';
  return framed({
    ...{ language, title, tab, lead, isPublic: true },
    here: basename(filePathStem),
    main: new Markup(content),
    inOther: `${filePathStem.replace(`/${language}/`, `/${other}/`)}.html`,
  });
};
