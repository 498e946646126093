/** The fields of a form, in their order; a name may stand twice. */
export type Fields = readonly [name: string, value: string][];
export type Answers = Readonly<Record<string, readonly string[]>>;

/** Text as a reader sees it. */
export const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag: string, name: string): string =>
  unescaped(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

const isSent = (tag: string): boolean => !/type="(?:radio|checkbox)"/.test(tag) || /\schecked/.test(tag);

const valueOf = (tag: string): string => {
  if (tag.startsWith('<textarea')) return unescaped(/>\n?([\s\S]*)<\/textarea>/.exec(tag)?.[1] ?? '');
  if (!tag.startsWith('<select')) return attribute(tag, 'value');
  const chosen = /<option value="([^"]*)"\s+selected/.exec(tag) ?? /<option value="([^"]*)"/.exec(tag);
  return unescaped(chosen?.[1] ?? '');
};

/** A form of a page: where it goes, and what a browser sends if nobody touches it. */
export interface PageForm {
  readonly action: string;
  readonly fields: Fields;
}

/** The first form of a page that goes to a route. */
export const formIn = (page: string, route: string): PageForm => {
  const [, action, form = ''] =
    new RegExp(`<form[^>]*action="(${route}(?:\\?[^"]*)?)"[^>]*>([\\s\\S]*?)</form>`).exec(page) ?? [];
  if (action === undefined) throw new Error(`the page has no form for ${route}`);
  const tags = [
    ...form.matchAll(/<input[^>]*>|<select[\s\S]*?<\/select>|<textarea[\s\S]*?<\/textarea>/g),
  ].map(([tag]) => tag);
  return {
    action: unescaped(action),
    fields: tags.filter(isSent).map((tag) => [attribute(tag, 'name'), valueOf(tag)]),
  };
};

/** The same fields with other answers; an empty list of answers takes the field away. */
export const answered = (fields: Fields, answers: Answers): Fields => [
  ...fields.filter(([name]) => !(name in answers)),
  ...Object.entries(answers).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  ),
];
