import type { Row } from './wording-shape.ts';

/** One piece of a page. Whatever it holds is plain text: it is escaped where it becomes HTML. */
export type Block =
  | { readonly is: 'fact' | 'heading'; readonly text: string }
  /** `lang` when it is not the language of the page. */
  | { readonly is: 'paragraph'; readonly text: string; readonly lang?: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | { readonly is: 'table'; readonly rows: readonly Row[] }
  | { readonly is: 'side-by-side'; readonly columns: readonly [Row, Row] }
  /** A button, of which a message has one at most; `isPlain`: a link beside it. */
  | { readonly is: 'link'; readonly label: string; readonly href: string; readonly isPlain?: true };

/** A message as it is meant, before it becomes plain text and HTML: both say the same, in the same order. */
export interface Page {
  readonly lang: string;
  readonly title: string;
  /** What a locked screen may show in place of the first lines. */
  readonly preview?: string | undefined;
  readonly blocks: readonly Block[];
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe in text and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

const textOf = (block: Block): string => {
  switch (block.is) {
    case 'fact':
    case 'paragraph':
      return block.text;
    case 'heading':
      return `\n${block.text}`;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return block.rows.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'side-by-side':
      return block.columns.map(([label, value]) => `${label}: ${value}`).join('\n');
    case 'link':
      return `${block.label}:\n${block.href}`;
  }
};

/** The plain text part. A heading stands close to what it heads. */
export const renderText = ({ blocks }: Page): string =>
  blocks.map((block) => `${textOf(block)}${block.is === 'heading' ? '' : '\n'}`).join('\n');

/** Phone numbers are tapped, not copied. Never 911: a slip of the thumb must not call it. */
const prose = (text: string): string =>
  escapeHtml(text).replace(
    /\b(?:1-)?(\d{3}-\d{3}-\d{4})\b/g,
    (number, national: string) => `<a href="tel:+1${national.replaceAll('-', '')}">${number}</a>`,
  );

const CELL = 'style="text-align:left;vertical-align:top;padding:4px 16px 4px 0"';
const TABLE = '<table style="border-collapse:collapse;font-size:17px;margin:0 0 16px">';
/** Dark enough for white letters on a light page, and set off by its rim on a dark one. */
const BUTTON =
  'style="display:inline-block;padding:14px 24px;border:2px solid #ffffff;border-radius:6px;' +
  'background-color:#1a4480;color:#ffffff;font-weight:bold;text-decoration:none"';

const heads = (row: readonly string[]): string =>
  row.map((label) => `<th scope="col" ${CELL}>${escapeHtml(label)}:</th>`).join('');

const htmlOf = (block: Block): string => {
  switch (block.is) {
    case 'fact':
      return `<p style="font-size:20px">${prose(block.text)}</p>`;
    case 'heading':
      return `<h2 style="font-size:20px;margin:28px 0 8px">${escapeHtml(block.text)}</h2>`;
    case 'paragraph':
      return `<p${languageOf(block.lang)}>${prose(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map((item) => `<li style="margin:0 0 8px">${prose(item)}</li>`).join('\n')}\n</ul>`;
    case 'table':
      return tableOf(block.rows);
    case 'side-by-side':
      return sideBySide(block.columns);
    case 'link':
      return linkOf(block.label, escapeHtml(block.href), block.isPlain === true ? '' : ` ${BUTTON}`);
  }
};

const languageOf = (lang: string | undefined): string =>
  lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`;

const tableOf = (rows: readonly Row[]): string =>
  `${TABLE}\n${rows
    .map(
      ([label, value]) =>
        `<tr><th scope="row" ${CELL}>${escapeHtml(label)}:</th><td ${CELL}>${prose(value)}</td></tr>`,
    )
    .join('\n')}\n</table>`;

const sideBySide = (columns: readonly [Row, Row]): string =>
  `${TABLE}\n<tr>${heads(columns.map(([label]) => label))}</tr>\n` +
  `<tr>${columns.map(([, value]) => `<td ${CELL}>${escapeHtml(value)}</td>`).join('')}</tr>\n</table>`;

/** As a button, and as text for whoever sees no buttons or wants to see where it leads. */
const linkOf = (label: string, href: string, style: string): string =>
  `<p><a href="${href}"${style}>${escapeHtml(label)}</a></p>\n` +
  `<p style="word-break:break-all"><a href="${href}">${href}</a></p>`;

/** Blank characters behind the preview keep a locked screen from showing the lines after it. */
const hiddenPreview = (preview: string): string =>
  '<div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">' +
  `${escapeHtml(preview)}${'&#847;&zwnj;&nbsp;'.repeat(60)}</div>\n`;

/**
 * The HTML part. No picture, no script, no style sheet from elsewhere, nothing that reports back. Colors are left to
 * the reader's device, so that it can be dark.
 */
export const renderHtml = ({ lang, title, preview, blocks }: Page): string => `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title>
<style>:root { color-scheme: light dark; }</style>
</head>
<body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:17px;line-height:1.5">
${preview === undefined ? '' : hiddenPreview(preview)}<div style="max-width:600px;margin:0 auto">
${blocks.map(htmlOf).join('\n')}
</div>
</body>
</html>
`;
