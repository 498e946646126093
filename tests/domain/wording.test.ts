import { languages, type Language } from '../../domain/contact.ts';
import { eventTypes } from '../../domain/event-types.ts';
import { composeEmail } from '../../domain/message-email.ts';
import { composeSms } from '../../domain/message-sms.ts';
import { wordings } from '../../domain/wording-languages.ts';
import { inEachLanguage, LINK, REFERENCE } from '../support/message-cases.ts';
import {
  englishSyllables,
  fleschKincaidGrade,
  sentencesOf,
  spanishSyllables,
  szigrisztPazos,
  wordsOf,
} from '../support/reading-level.ts';

interface Rendered {
  readonly title: string;
  readonly language: Language;
  readonly eventType: string;
  readonly sms: string;
  readonly subject: string;
  readonly text: string;
}

const rendered: readonly Rendered[] = inEachLanguage.map((each) => {
  const { title, language, change } = each;
  const { subject, text } = composeEmail({ ...each, discretion: 'full', link: LINK, reference: REFERENCE });
  const sms = composeSms({ ...each, discretion: 'full', link: LINK }).replace(LINK, '');
  return { title, language, eventType: change.eventType, sms, subject, text: text.replace(LINK, '') };
});

const keysOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, keysOf(inner)]))
    : typeof value;

describe('the languages', () => {
  it('have every text', () => {
    expect(keysOf(wordings.es)).toEqual(keysOf(wordings.en));
    for (const language of languages) {
      expect(Object.keys(wordings[language].sms).toSorted()).toEqual(eventTypes.toSorted());
      expect(Object.keys(wordings[language].email).toSorted()).toEqual(eventTypes.toSorted());
    }
  });

  it('say as much as each other: as many lines in each message', () => {
    const lines = (wanted: Language): number[] =>
      rendered.filter(({ language }) => language === wanted).map(({ text }) => text.split('\n').length);

    expect(lines('es')).toEqual(lines('en'));
  });

  it('are not mixed up', () => {
    for (const { language, sms, subject } of rendered)
      expect(`${sms} ${subject}`).not.toMatch(
        language === 'en' ? /\b(la|el|de|su|persona|mensaje)\b/i : /\b(the|of|your|person|message)\b/i,
      );
  });
});

/** What offends, and in which message: an empty list is a pass. */
const found = (pattern: RegExp, part: (each: Rendered) => string): string[] =>
  rendered.flatMap((each) => (part(each).match(pattern) ?? []).map((word) => `${word} in ${each.title}`));

const everything = ({ sms, subject, text }: Rendered): string => `${sms}\n${subject}\n${text}`;

describe('the words of every message', () => {
  it('are none of those that hurt or that only lawyers use', () => {
    expect(
      found(
        /inmate|offender|perpetrator|abuser|discharged|releasable|abscond|apprehend|deceased|expired|clemency|proceeding|disposition|your appearance|permitted|anomaly|pursuant|herein/gi,
        everything,
      ),
    ).toEqual([]);
    expect(
      found(
        /reclus|\bpreso|\breo\b|\binterno\b|delincuente|agresor|ofensor|perpetrador|occiso|difunt|expirad|clemencia|procedimiento|disposición|anomalía|comparec|excarcel/gi,
        everything,
      ),
    ).toEqual([]);
  });

  it('do not exclaim', () => {
    expect(found(/[!¡]/g, everything)).toEqual([]);
  });

  it('do not shout', () => {
    // YES is the reply, as it is typed; III belongs to the name, MO to the postal address too, AM and PM to the time, ID to the card.
    const allowed = [
      'ALERT',
      'ALERTA',
      'CORRECTION',
      'CORRIGE',
      'YES',
      'SI',
      'DOC',
      'MO',
      'AM',
      'PM',
      'ID',
      'III',
    ];
    const shouted = found(/(?<![\p{L}\d-])\p{Lu}{2,}(?![\p{L}\d-])/gu, everything);

    expect(shouted.filter((word) => !allowed.includes(word.split(' ')[0] ?? ''))).toEqual([]);
  });

  it('keep the event, the name and the word victim out of the subject line', () => {
    expect(
      found(
        /victim|víctima|escap|releas|salida|hear|audiencia|die|fallec|quentin|zwick/gi,
        ({ subject }) => subject,
      ),
    ).toEqual([]);
  });

  it('speak to her with usted in Spanish', () => {
    expect(
      found(/(?<!\p{L})(tú|tu|tus|ti|contigo|puedes|tienes|quieres|abre)(?!\p{L})/giu, everything),
    ).toEqual([]);
  });
});

/** The line in the other language cannot be measured by this one's yardstick. */
const inOneLanguage = ({ language, text }: Rendered): string =>
  text.replace(wordings[language].frame.otherLanguage.text, '');

describe('reading level', () => {
  it('has no sentence of more than 20 words', () => {
    const long = rendered.flatMap((each) =>
      sentencesOf(inOneLanguage(each)).filter((sentence) => wordsOf(sentence).length > 20),
    );

    expect(long).toEqual([]);
  });

  it('has no word of more than four syllables in English, and six in Spanish', () => {
    const most = { en: 4, es: 6 };
    const syllables = { en: englishSyllables, es: spanishSyllables };
    const long = rendered.flatMap((each) =>
      sentencesOf(inOneLanguage(each))
        .flatMap(wordsOf)
        .filter((word) => syllables[each.language](word) > most[each.language]),
    );

    expect(long).toEqual([]);
  });

  it('is measured on whole messages', () => {
    expect(rendered.filter((each) => sentencesOf(inOneLanguage(each)).length < 12)).toEqual([]);
  });

  // `npx jest tests/domain/wording --verbose -t 'reads at'` prints the worst of each type.
  it.each(
    eventTypes.map((eventType) => {
      const grades = rendered
        .filter((each) => each.language === 'en' && each.eventType === eventType)
        .map((each) => fleschKincaidGrade(inOneLanguage(each)));
      return { eventType, grade: Math.max(...grades).toFixed(1) };
    }),
  )('English $eventType reads at grade $grade', ({ grade }) => {
    expect(Number(grade)).toBeLessThanOrEqual(6);
  });

  it.each(
    eventTypes.map((eventType) => {
      const eases = rendered
        .filter((each) => each.language === 'es' && each.eventType === eventType)
        .map((each) => szigrisztPazos(inOneLanguage(each)));
      return { eventType, ease: Math.min(...eases).toFixed(1) };
    }),
  )('Spanish $eventType reads at $ease of 100', ({ ease }) => {
    expect(Number(ease)).toBeGreaterThanOrEqual(65);
  });
});

describe('the yardstick', () => {
  it.each(
    Object.entries({
      1: 'a the told waived changed reached planned moved time rules pressed wrote died phone 911',
      2: 'person request hearing escaped release people because rely changes prison language notice statement safety parole',
      3: 'custody invited recorded partition department corrections video messages earlier supervised another area',
      4: 'monitoring electronic commutation community material',
    }).flatMap(([count, words]) => words.split(' ').map((word) => ({ word, count: Number(count) }))),
  )('counts $count syllables in English "$word"', ({ word, count }) => {
    expect(englishSyllables(word)).toBe(count);
  });

  it.each(
    Object.entries({
      1: 'la que muy hoy quien 911',
      2: 'día país después cuando guía quiere viernes guerra leer maíz',
      3: 'persona audiencia libertad servicios línea idioma poeta ahora',
      4: 'solicitud condicional referencia seguridad detenida oficina',
      5: 'departamento equivocado',
    }).flatMap(([count, words]) => words.split(' ').map((word) => ({ word, count: Number(count) }))),
  )('counts $count syllables in Spanish "$word"', ({ word, count }) => {
    expect(spanishSyllables(word)).toBe(count);
  });

  it('finds a hard text hard', () => {
    const legal =
      'Notification of the aforementioned disposition is hereby communicated to all statutorily designated individuals pursuant to applicable legislation.';
    const legalSpanish =
      'La notificación de la mencionada determinación administrativa será comunicada inmediatamente a las personas legalmente designadas correspondientes.';

    expect(fleschKincaidGrade(legal)).toBeGreaterThan(15);
    expect(szigrisztPazos(legalSpanish)).toBeLessThan(45);
  });

  it('leaves out headings, table rows, links, phone numbers and dates, and nothing else', () => {
    expect(
      sentencesOf(
        'What this means\nDate: Wednesday, January 20, 2027\n- Call 573-526-6516 now.\nIt was on Wednesday, January 20, 2027 at 10:00 AM, Missouri time.\nhttps://example.org/a',
      ).map(wordsOf),
    ).toEqual([
      ['Call', 'now'],
      ['It', 'was', 'on'],
    ]);
  });
});
