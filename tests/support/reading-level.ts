/**
 * Reading level of a rendered plain text. What nobody reads as prose is left out, since it says nothing about how hard
 * the sentences are:
 * - lines that end without a full stop or question mark: headings, rows of the table, the button, the reference number
 *   (names of people and places stand only there) and the postal address;
 * - links, phone numbers and dates, which are looked at and not spelled out: the sentence around them stays.
 * Nothing else is left out: Missouri Department of Corrections counts with all its syllables.
 */
const proseOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^- /, '').trim())
    .map((line) =>
      line
        .replace(/https?:\/\/\S+/g, '')
        .replace(/\b(1-)?\d{3}-\d{3}-\d{4}\b/g, '')
        .replace(englishDate, '')
        .replace(spanishDate, ''),
    )
    .filter((line) => /[.?]$/.test(line));

/** Where a line of Markdown begins that is not the rest of the line before: a heading, an item, a row. */
const opening = /^(#+ |- |\d+\. |\|)/;

/**
 * The lines of a Markdown text as a reader meets them, each whole: for the functions of this file. Quotations are left
 * out, since their words are not ours; so are tags. Times of day lose the points that would end a sentence.
 */
export const plainTextOf = (markdown: string): string =>
  markdown
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .map((line) =>
      line
        .replace(/<[^>]+>/g, '')
        .replace(/\\$/, '')
        .trim(),
    )
    .reduce<string[]>((lines, line) => {
      const isRest = line !== '' && !opening.test(line) && (lines.at(-1) ?? '') !== '';
      return isRest ? [...lines.slice(0, -1), `${lines.at(-1) ?? ''} ${line}`] : [...lines, line];
    }, [])
    .map((line) =>
      line
        .replace(/^(#+|-|\d+\.) /, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll('**', ''),
    )
    .map((line) => line.replace(/\b([ap])\. ?m\./g, '$1m').replace(/([ap]m)$/, '$1.'))
    .filter((line) => line !== '')
    .join('\n');

const englishDate = /\b[A-Z][a-z]+day, [A-Z][a-z]+ \d{1,2}, \d{4}( at \d{1,2}:\d{2} [AP]M, Missouri time)?/g;
const spanishDate =
  /(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo), \d{1,2} de [a-z]+ de \d{4}( a las? \d{1,2}:\d{2} [ap]\. m\., hora de Missouri)?/g;

export const sentencesOf = (text: string): string[] =>
  proseOf(text)
    .flatMap((line) => line.split(/(?<=[.?:])\s+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);

export const wordsOf = (sentence: string): string[] =>
  sentence.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];

const silent = [
  /(?<=[aeiouy][^aeiouy]+)e(?=(?:ment|ly|ty|ful|less|one|time|wide)s?$)/,
  /(?<=[^aeiouylr]|[aeiouy][rl])e$/,
  /(?<=[^aeioutdy])e(?=d$)/,
  /(?<=[^aeiouysxzcghl]|[^cs]h|[aeiou]l)e(?=s$)/,
];
/** Two vowels side by side that are spoken apart. */
const apart =
  /[aeiou]ing\b|eo(?!u|ple)|(?<![ct])ia(?!ge)|io(?!n)|[^qg]ua|ue[lnt]|(?<!t)ie[nt]|ier\b|iest\b|[iu]um|creat|ea$/g;

/** Counts English syllables by spelling; a number or a sign counts as one. */
export const englishSyllables = (word: string): number => {
  const spelled = word
    .toLowerCase()
    .replace(/['’].*$/, '')
    .replace(/[^a-z]/g, '');
  if (spelled.length <= 3) return 1;
  const spoken = silent.reduce((letters, ending) => letters.replace(ending, ''), spelled);
  const groups = spoken.match(/[aeiouy]+/g) ?? [];
  return Math.max(1, groups.length + (spoken.match(apart) ?? []).length);
};

/** Counts Spanish syllables: strong vowels stand alone, weak ones join their neighbors, an accent makes them strong. */
export const spanishSyllables = (word: string): number => {
  const spelled = word
    .toLowerCase()
    .replace(/qu(?=[eiéí])|gu(?=[eiéí])/g, 'g')
    .replace(/y(?![aeiouáéíóú])/g, 'i');
  const nuclei =
    spelled.match(/[iuü]?[aeoáéóíú][iuü]?(?![aeoáéóíú]*[iuü][aeo])|[iuü]?[aeoáéóíú]|[iuü]+/g) ?? [];
  return Math.max(1, nuclei.length);
};

interface Counts {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
}

const countsOf = (text: string, syllablesOf: (word: string) => number): Counts => {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  return {
    sentences: sentences.length,
    words: words.length,
    syllables: words.reduce((sum, word) => sum + syllablesOf(word), 0),
  };
};

/** Years of school in the United States that it takes to read the text. */
export const fleschKincaidGrade = (text: string): number => {
  const { sentences, words, syllables } = countsOf(text, englishSyllables);
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
};

/** Ease of a Spanish text, 0 to 100; from 65 on it reads like a popular magazine. */
export const szigrisztPazos = (text: string): number => {
  const { sentences, words, syllables } = countsOf(text, spanishSyllables);
  return 206.835 - 62.3 * (syllables / words) - words / sentences;
};
