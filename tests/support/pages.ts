import type { Language } from '../../domain/contact.ts';
import { html, type Content } from '../../web/html.ts';
import { fleschKincaidGrade, plainTextOf, sentencesOf, szigrisztPazos, wordsOf } from './reading-level.ts';

/** What a passer-by must not read on a tab. */
export const telling = {
  en: /victim|offender|prison|jail|inmate|crime|criminal|release|parole|custody|escape|correction|hearing|abus|violen/i,
  es: /v[ií]ctima|delinc|ofensor|agresor|prisi[oó]n|c[aá]rcel|preso|reclus|delito|crimen|criminal|salida|liberaci|libertad|condicional|custodia|deten|fuga|escap|correc|audiencia|abus|violen/i,
} as const satisfies Record<Language, RegExp>;

const all = (page: string, pattern: RegExp): readonly string[] =>
  [...page.matchAll(pattern)].map(([, found = '']) => found);

const twice = (values: readonly string[]): readonly string[] =>
  values.filter((value, position) => values.indexOf(value) !== position);

const skipped = (levels: readonly number[]): readonly string[] =>
  levels.flatMap((level, position) =>
    level - (levels[position - 1] ?? 0) > 1 ? [`a heading of level ${level} out of order`] : [],
  );

/** Inputs that a reader of the screen could not name. */
const unnamed = (page: string): readonly string[] => {
  const labelled = all(page, /<label[^>]* for="([^"]*)"/g);
  return [...page.matchAll(/<(input|select|textarea)\b([^>]*)>/g)]
    .filter(([, , attributes = '']) => !attributes.includes('type="hidden"'))
    .map(([, kind = '', attributes = '']) => [kind, /\sid="([^"]*)"/.exec(attributes)?.[1] ?? ''] as const)
    .filter(([, id]) => !labelled.includes(id))
    .map(([kind, id]) => `${kind} ${id} without a label`);
};

const pointers = /\s(?:for|aria-describedby|aria-labelledby)="([^"]*)"|href="#([^"]*)"/g;

/** Ids that something points to, and that are not there. */
const missing = (page: string, ids: readonly string[]): readonly string[] =>
  [...page.matchAll(pointers)]
    .flatMap(([, one = '', other = '']) => `${one} ${other}`.split(' '))
    .filter((id) => id !== '' && !ids.includes(id))
    .map((id) => `nothing is called ${id}`);

/** What is not right about the markup of a page; empty when all is well. */
export const pageProblems = (page: string): readonly string[] => {
  const ids = all(page, /\sid="([^"]*)"/g);
  const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
  const levels = all(main, /<h(\d)/g).map(Number);
  return [
    ...(all(page, /<(h1)/g).length === 1 ? [] : ['not one h1']),
    ...skipped(levels),
    ...twice(ids).map((id) => `two are called ${id}`),
    ...unnamed(page),
    ...missing(page, ids),
    ...(page.match(/undefined|\[object|NaN|Invalid Date|\{\w+\}/g) ?? []),
    ...(page.match(/<script(?![^>]*src=)|<style|\sstyle="|\son\w+="/g) ?? []),
  ];
};

const entities: readonly (readonly [RegExp, string])[] = [
  [/&#39;/g, "'"],
  [/&quot;/g, '"'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
];

/** The words of a part of a page as they are read, a block a line. What stands in the language of a message is left out. */
export const linesOf = (...contents: readonly Content[]): string => {
  const marked = contents
    .map((content) => html`${content}`.text)
    .join('\n')
    .replaceAll(/<(blockquote|select)\b[\s\S]*?<\/\1>/g, '\n')
    .replaceAll(/<(?:input|textarea)\b[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      /<\/?(?:p|h\d|li|ul|ol|div|form|fieldset|legend|label|button|dt|dd|dl|br|section|nav|table|tr|t[dh])\b[^>]*>/g,
      '\n',
    )
    .replaceAll(/<[^>]*>/g, '');
  const text = entities.reduce((words, [entity, sign]) => words.replaceAll(entity, sign), marked);
  return plainTextOf(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join('\n\n'),
  );
};

const unwelcome = {
  en: /inmate|your offender|offender|perpetrator|abuser|discharged|releasable|abscond|apprehend|deceased|expire|executive|clemency|proceeding|disposition|your appearance|permitted|anomaly|pursuant|herein|guarantee|we promise|you (?:are|will be) safe|[!¡]/gi,
  es: /reclus|\bpres[oa]s?\b|\breo\b|\bintern[oa]\b|delincuente|agresor|ofensor|perpetrador|victimario|abusador|occis|difunt|expira|clemencia|procedimiento|disposición|anomalía|comparec|excarcel|\bindulta|garantiz|le prometemos|(?:está|estará) a salvo|(?<!\p{L})(?:tú|tu|tus|ti|contigo|puedes|tienes|quieres)(?!\p{L})|código(?! postal)|[!¡]/giu,
} as const satisfies Record<Language, RegExp>;

const shouted = /(?<![\p{L}-])(?!STOP|START|HELP|YES|RSMo|MOVANS|BCDF)[\p{Lu}]{4,}/gu;

const foreign = {
  en: / (?:el|la|que|usted|persona) /g,
  es: / (?:the|you|and|your|person) /g,
} as const satisfies Record<Language, RegExp>;

/** What makes a text hard to read, or hurts; empty when all is well. */
export const reading = (language: Language, contents: readonly Content[]): readonly string[] => {
  const text = linesOf(...contents);
  const sentences = sentencesOf(
    text
      .split('\n')
      .map((line) => (/[.?]$/.test(line) ? line : `${line}.`))
      .join('\n'),
  );
  const grade = fleschKincaidGrade(text);
  const ease = szigrisztPazos(text);
  return [
    ...sentences.filter((sentence) => wordsOf(sentence).length > 20),
    ...(language === 'en' && grade > 6 ? [`grade ${grade.toFixed(1)}: ${text}`] : []),
    ...(language === 'es' && ease < 65 ? [`ease ${ease.toFixed(1)}: ${text}`] : []),
    ...(text.match(unwelcome[language]) ?? []),
    ...(text.match(shouted) ?? []),
    // The names of offices stay as they are written on letters and doors.
    ...(text.replaceAll('Probation and Parole', '').match(foreign[language]) ?? []),
  ];
};
