import { composeEmail } from '../../domain/message-email.ts';
import { escapeHtml, renderHtml, renderText, type Block, type Page } from '../../domain/message-html.ts';
import { inEachLanguage, LINK, REFERENCE } from '../support/message-cases.ts';

const aPage = (...blocks: Block[]): Page => ({ lang: 'en', title: 'A title', blocks });

/** The tags that stay open, in order: nothing, when all are closed in the order they were opened. */
const openTags = (html: string): string[] => {
  const open: string[] = [];
  for (const [, close, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]*)?>/g)) {
    if (tag === undefined || tag === 'meta') continue;
    if (close === '') open.push(tag);
    else if (open.at(-1) === tag) open.pop();
    else throw new Error(`</${tag}> closes <${open.at(-1) ?? 'nothing'}>`);
  }
  return open;
};

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** What a reader sees of the HTML: its body without the hidden preview and without tags, column by column. */
const visible = (html: string): string =>
  html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<div style="display:none[^>]*>.*<\/div>/, '')
    .replace(/<tr>(<th.*?<\/th>)(<th.*?<\/th>)<\/tr>\n<tr>(<td.*?<\/td>)(<td.*?<\/td>)<\/tr>/, '$1$3$2$4')
    .replace(/<\/?a\b[^>]*>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? '');

/** Words in their order; signs that only belong to plain text are left out. */
const wordsOf = (text: string): string[] =>
  text
    .replace(/^- /gm, '')
    .split(/\s+/)
    .filter((word) => word !== '');

const emails = inEachLanguage.map((each) => ({
  ...composeEmail({ ...each, discretion: 'full', link: LINK, reference: REFERENCE }),
  title: each.title,
  language: each.language,
}));

/** The e-mails of which something does not hold: an empty list is a pass, and a failure names them. */
const failing = (holds: (email: (typeof emails)[number]) => boolean): string[] =>
  emails.filter((email) => !holds(email)).map(({ title }) => title);

describe('the HTML of every e-mail', () => {
  it('closes every tag in order', () => {
    expect(failing(({ html }) => openTags(html).length === 0)).toEqual([]);
    expect(failing(({ html }) => !/[<>]/.test(html.replace(/<[^<>]*>/g, '')))).toEqual([]);
  });

  it('says the same words as the plain text, in the same order', () => {
    for (const { text, html } of emails) {
      // The colon after the words of a link stands in plain text only.
      const plain = text.replaceAll(`:\n${LINK}`, `\n${LINK}`);

      expect(wordsOf(visible(html))).toEqual(wordsOf(plain));
    }
  });

  it('names its language, and where it leaves it', () => {
    const other = { en: 'es', es: 'en' };

    expect(failing(({ html, language }) => html.includes(`<html lang="${language}">`))).toEqual([]);
    expect(failing(({ html, language }) => html.includes(`<p lang="${other[language]}">`))).toEqual([]);
  });

  it('has the subject line as its title', () => {
    expect(failing(({ html, subject }) => html.includes(`<title>${escapeHtml(subject)}</title>`))).toEqual(
      [],
    );
  });

  it('loads nothing, runs nothing and reports nothing', () => {
    const active =
      /<(img|script|link|iframe|object|form|input|svg|video|base)\b|url\(|@import|@font-face|\bon[a-z]+=|src=/i;
    const addressesIn = (html: string): string[] =>
      [...html.matchAll(/href="([^"]*)"|https?:\/\/[^\s"<]+/g)].map(([found, href = found]) => href);

    expect(failing(({ html }) => !active.test(html))).toEqual([]);
    expect(
      failing(({ html }) =>
        addressesIn(html).every(
          (href) =>
            [LINK, `${LINK}/hearing?lang=en`, `${LINK}/hearing?lang=es`].includes(href) ||
            href.startsWith('tel:+1'),
        ),
      ),
    ).toEqual([]);
  });

  it('is written in 16 pixels or more', () => {
    const sizes = emails.flatMap(({ html }) =>
      [...html.matchAll(/font-size:(\d+)px/g)].map(([, size]) => Number(size)),
    );

    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });

  it('leaves colors to the device, light or dark, but for the button, which brings both of its own', () => {
    const count = (html: string, pattern: RegExp): number => html.match(pattern)?.length ?? 0;

    expect(failing(({ html }) => html.includes('<meta name="color-scheme" content="light dark">'))).toEqual(
      [],
    );
    expect(failing(({ html }) => count(html, /[^-]color:#/g) === 1)).toEqual([]);
    expect(failing(({ html }) => count(html, /background-color:#/g) === 1)).toEqual([]);
  });

  it('shows a locked screen nothing but who writes', () => {
    const previewOf = (html: string): string =>
      /<body[^>]*>\s*<div style="display:none[^>]*>([^<]*)<\/div>/.exec(html)?.[1] ?? '';
    const sender = (text: string): string => escapeHtml(text.split('\n')[0] ?? '');
    const blank = '&#847;&zwnj;&nbsp;';

    expect(failing(({ html, text }) => previewOf(html).replaceAll(blank, '') === sender(text))).toEqual([]);
    expect(failing(({ html }) => previewOf(html).split(blank).length > 50)).toEqual([]);
  });
});

describe('a page of every kind of block', () => {
  const nasty = `<b onclick="x">Smith & Sons' "place"</b>`;
  const escaped = '&lt;b onclick=&quot;x&quot;&gt;Smith &amp; Sons&#39; &quot;place&quot;&lt;/b&gt;';

  it.each<[string, Block]>([
    ['fact', { is: 'fact', text: nasty }],
    ['heading', { is: 'heading', text: nasty }],
    ['paragraph', { is: 'paragraph', text: nasty }],
    ['list', { is: 'list', items: [nasty] }],
    ['label of a table', { is: 'table', rows: [[nasty, 'x']] }],
    ['value of a table', { is: 'table', rows: [['x', nasty]] }],
    [
      'label side by side',
      {
        is: 'side-by-side',
        columns: [
          [nasty, 'x'],
          ['y', 'z'],
        ],
      },
    ],
    [
      'value side by side',
      {
        is: 'side-by-side',
        columns: [
          ['x', 'y'],
          ['z', nasty],
        ],
      },
    ],
    ['button', { is: 'link', label: nasty, href: 'https://example.org' }],
    ['link', { is: 'link', label: 'x', href: nasty }],
  ])('escapes what stands in a %s, and leaves the plain text as it is', (_, block) => {
    const html = renderHtml(aPage(block));

    expect(html).toContain(escaped);
    expect(html).not.toContain('<b ');
    expect(openTags(html)).toEqual([]);
    expect(renderText(aPage(block))).toContain(nasty);
  });

  it('escapes language, title and preview', () => {
    const html = renderHtml({
      lang: '"><i>',
      title: nasty,
      preview: nasty,
      blocks: [{ is: 'paragraph', text: 'x', lang: '"><i>' }],
    });

    expect(html).not.toMatch(/<i>|<b /);
    expect(openTags(html)).toEqual([]);
  });

  it('puts old and new side by side: labels in one row, dates in the next', () => {
    const block: Block = {
      is: 'side-by-side',
      columns: [
        ['Old', '1 May'],
        ['New', '2 May'],
      ],
    };

    expect(renderHtml(aPage(block)).replace(/ (style|scope)="[^"]*"/g, '')).toContain(
      '<tr><th>Old:</th><th>New:</th></tr>\n<tr><td>1 May</td><td>2 May</td></tr>',
    );
    expect(renderText(aPage(block))).toBe('Old: 1 May\nNew: 2 May\n');
  });

  it('lets phone numbers be tapped, but not 911', () => {
    const html = renderHtml(aPage({ is: 'paragraph', text: 'Call 573-526-6516, 1-866-566-8267 or 911.' }));

    expect(html).toContain(
      '<p>Call <a href="tel:+15735266516">573-526-6516</a>, <a href="tel:+18665668267">1-866-566-8267</a> or 911.</p>',
    );
  });

  it('shows a link as a button and as text', () => {
    const html = renderHtml(aPage({ is: 'link', label: 'Open', href: 'https://example.org/a?b=1&c=2' }));

    expect(html).toContain('>Open</a>');
    expect(html).toContain('>https://example.org/a?b=1&amp;c=2</a>');
    expect(renderText(aPage({ is: 'link', label: 'Open', href: 'https://example.org' }))).toBe(
      'Open:\nhttps://example.org\n',
    );
  });
});
