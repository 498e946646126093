import { composeEmail } from '../../domain/message-email.ts';
import { renderText } from '../../domain/message-html.ts';
import { OFFICE, OFFICE_PHONE } from '../../domain/office.ts';
import type { Letter } from '../../domain/letter.ts';
import { wordings } from '../../domain/wording-languages.ts';
import { aLetter, aRecipient, letters, WRITTEN_AT } from '../support/letter-cases.ts';
import { COUNTY, DOC_NUMBER, inEachLanguage, LINK, nameParts, REFERENCE } from '../support/message-cases.ts';
import { fleschKincaidGrade, sentencesOf, szigrisztPazos, wordsOf } from '../support/reading-level.ts';

const textOf = ({ body, language, title }: Letter): string =>
  renderText({ lang: language, title, blocks: body });

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

/** A case as an e-mail at its fullest and as a letter: what one says and the other does not. */
const compared = inEachLanguage.map((each) => {
  const letter = aLetter(each);
  const email = composeEmail({ ...each, discretion: 'full', link: LINK, reference: REFERENCE });
  const [paper, screen] = [linesOf(textOf(letter)), linesOf(email.text)];
  return {
    language: each.language,
    onlyOnPaper: paper.filter((line) => !screen.includes(line)),
    onlyOnScreen: screen.filter((line) => !paper.includes(line)),
    common: [paper.filter((line) => screen.includes(line)), screen.filter((line) => paper.includes(line))],
  };
});

// What an e-mail must and must not say (handbook 3.3) is tested in message-rules.test.ts, of the same cases.
describe('every letter', () => {
  it('says what the e-mail says at its fullest, in the same order, all but the links of a screen', () => {
    for (const { language, onlyOnScreen, common } of compared) {
      const { confirm, button } = wordings[language].frame;

      expect(common[0]).toEqual(common[1]);
      const { text, label } = wordings[language].frame.takePart;
      const form = [text, `${label}:`, `${LINK}/hearing?lang=${language}`];
      expect(onlyOnScreen.filter((line) => !form.includes(line))).toEqual([confirm.join(' '), `${button}:`]);
    }
  });

  it('adds a salutation, and how to confirm by phone or on the page', () => {
    const added = {
      en: [
        'Dear Robin A. Example Jr.,',
        `Call ${OFFICE_PHONE}, Monday to Friday, 8 to 5. Tell us your reference number. ` +
          'Or open this page on a phone or computer, and press the button on it. ' +
          'Then we know that this letter reached you.',
        'The address of the page:',
      ],
      es: [
        'Para Robin A. Example Jr.:',
        `Llame al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5. Díganos su número de referencia. ` +
          'O abra esta página en un teléfono o una computadora, y pulse el botón que hay en ella. ' +
          'Así sabemos que esta carta le llegó.',
        'La dirección de la página:',
      ],
    };

    for (const { language, onlyOnPaper } of compared) expect(onlyOnPaper).toEqual(added[language]);
  });

  it('prints the short link once', () => {
    expect(letters.filter(({ letter }) => textOf(letter).split(LINK).length !== 2)).toEqual([]);
  });

  it('has no gap that a value should have filled', () => {
    const gap = /undefined|NaN|null|\[object|\{\{|Invalid|, ,| {2,}/;

    expect(letters.filter(({ letter }) => gap.test(JSON.stringify(letter)))).toEqual([]);
  });

  it('shows nothing of the matter on the outside, in its window or in the name of the file', () => {
    const telling = /victim|víctima|correc|DOC\b|prison|prisión|hearing|audiencia|offend|certif/i;
    const outside = letters.map(({ letter }) =>
      [letter.title, ...letter.returnAddress, ...letter.recipient].join('\n'),
    );

    expect(outside.filter((text) => telling.test(text) || nameParts.test(text))).toEqual([]);
    expect(outside.filter((text) => text.includes(DOC_NUMBER) || text.includes(COUNTY))).toEqual([]);
  });

  it('does not print her address in its text', () => {
    const { line1, zip } = aRecipient.postalAddress;

    expect(
      letters.filter(({ letter }) => textOf(letter).includes(line1) || textOf(letter).includes(zip)),
    ).toEqual([]);
  });
});

describe('reading level of every letter', () => {
  /** The line in the other language cannot be measured by this one's yardstick. */
  const proseOf = (letter: Letter): string =>
    textOf(letter).replace(wordings[letter.language].frame.otherLanguage.text, '').replace(LINK, '');
  const proseIn = (language: string): string[] =>
    letters.filter(({ letter }) => letter.language === language).map(({ letter }) => proseOf(letter));

  it('is grade 6 or less in English, and 65 of 100 or more in Spanish', () => {
    expect(Math.max(...proseIn('en').map(fleschKincaidGrade))).toBeLessThanOrEqual(6);
    expect(Math.min(...proseIn('es').map(szigrisztPazos))).toBeGreaterThanOrEqual(65);
  });

  it('has no sentence of more than 20 words', () => {
    const sentences = letters.flatMap(({ letter }) => sentencesOf(proseOf(letter)));

    expect(sentences.filter((sentence) => wordsOf(sentence).length > 20)).toEqual([]);
  });

  it('does not exclaim or shout', () => {
    expect(letters.filter(({ letter }) => /[!¡]|URGENT/.test(textOf(letter)))).toEqual([]);
  });
});

describe('the head of a letter', () => {
  it('says who writes, on which day in Missouri, and that it is certified', () => {
    const head = (language: 'en' | 'es'): readonly string[] =>
      aLetter({ ...inEachLanguage.find((each) => each.language === language), writtenAt: WRITTEN_AT }).head;

    expect(head('en')).toEqual([
      'Missouri Department of Corrections',
      'Office of Victim Services',
      OFFICE_PHONE,
      'Saturday, March 7, 2026',
      `Reference: ${REFERENCE}`,
      'Sent by certified mail',
    ]);
    expect(head('es').slice(3)).toEqual([
      'sábado, 7 de marzo de 2026',
      `Referencia: ${REFERENCE}`,
      'Enviada por correo certificado',
    ]);
    expect(OFFICE.returnAddress).toEqual(['P.O. Box 236', 'Jefferson City, MO 65102']);
  });
});

describe('the lines of the recipient', () => {
  it('are as on an envelope, one below the other', () => {
    expect(aLetter().recipient).toEqual([
      'Robin A. Example Jr.',
      '12 Any Street',
      'Apt 7',
      'Jefferson City, MO 65101-0001',
    ]);
  });

  it('take a Safe at Home substitute address as it was given', () => {
    const postalAddress = { line1: 'P.O. Box 1409 #S', city: 'Jefferson City', state: 'MO', zip: '65102' };
    const recipient = { name: { first: 'Robin', last: 'Example' }, postalAddress };

    expect(aLetter({ recipient }).recipient).toEqual([
      'Robin Example',
      'P.O. Box 1409 #S',
      'Jefferson City, MO 65102',
    ]);
  });

  it('stay one line each, whatever a form let through', () => {
    const postalAddress = { ...aRecipient.postalAddress, line1: ' 12 Any\r\nStreet\tWest\u0000 ' };

    expect(aLetter({ recipient: { ...aRecipient, postalAddress } }).recipient[1]).toBe('12 Any Street West');
  });

  it('have accents that are one character with their letter', () => {
    const name = { first: 'Jose\u0301', last: 'Nun\u0303ez' };

    expect(aLetter({ recipient: { ...aRecipient, name } }).recipient[0]).toBe('Jos\u00e9 Nu\u00f1ez');
  });
});
