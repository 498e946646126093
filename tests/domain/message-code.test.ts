import { languages } from '../../domain/contact.ts';
import { composeCodeEmail, composeCodeSms } from '../../domain/message-code.ts';
import { OFFICE_PHONE } from '../../domain/office.ts';
import { isOneSegment } from '../../domain/segments.ts';
import { LINK } from '../support/message-cases.ts';
import { fleschKincaidGrade, sentencesOf, szigrisztPazos, wordsOf } from '../support/reading-level.ts';

const CODE = '7KQ2-M9XT-4B';

/** What would tell someone else why she is written to. */
const revealing =
  /offender|victim|víctima|escape|release|prison|prisión|inmate|hearing|audiencia|parole|custody|detenid/i;

describe('a code by text message', () => {
  it.each([
    [
      'en',
      'MO DOC notices: code 7KQ2-M9XT-4B. Do not share it. Number varies. Msg&data rates may apply. HELP for help, STOP to end. Do not rely on texts alone.',
    ],
    [
      'es',
      'Avisos MO DOC: clave 7KQ2-M9XT-4B. No la comparta. Cantidad variable. Pueden aplicar cargos. HELP ayuda, STOP fin. No dependa solo de textos.',
    ],
  ] as const)(
    'in %s says who writes, the code, and what the phone networks require',
    (language, expected) => {
      const text = composeCodeSms({ language, code: CODE, link: LINK });

      expect(text).toBe(expected);
      expect(isOneSegment(text)).toBe(true);
      expect(text).not.toMatch(revealing);
    },
  );

  it.each(languages)('in %s takes a link along only if it stays one segment', (language) => {
    const short = composeCodeSms({ language, code: CODE, link: 'vn.mo.gov' });
    const long = composeCodeSms({ language, code: CODE, link: 'https://vn.mo.gov/confirm' });

    expect(short).toContain(' vn.mo.gov ');
    expect(isOneSegment(short)).toBe(true);
    expect(long).not.toContain('vn.mo.gov');
    expect(isOneSegment(long)).toBe(true);
  });
});

describe('a code by e-mail', () => {
  it.each(languages)('in %s has a neutral subject line, without the code', (language) => {
    const { subject } = composeCodeEmail({ language, code: CODE, link: LINK });

    expect(subject).toBe(
      language === 'en' ? 'Please confirm this e-mail address' : 'Por favor, confirme este correo',
    );
  });

  it.each([
    [
      'en',
      [
        /MO DOC notices/,
        /Do not share this code/,
        /Opening the link changes nothing/,
        /If it was not you, do nothing/,
        /Do not rely on this service alone/,
      ],
    ],
    [
      'es',
      [
        /avisos MO DOC/,
        /No comparta esta clave/,
        /Abrir el enlace no cambia nada/,
        /Si no fue usted, no haga nada/,
        /No dependa solo de este servicio/,
      ],
    ],
  ] as const)('in %s says who writes, the code, the link, and what to do', (language, expected) => {
    const { text, html } = composeCodeEmail({ language, code: CODE, link: LINK });

    for (const words of [...expected, new RegExp(CODE), new RegExp(LINK), new RegExp(OFFICE_PHONE)]) {
      expect(text).toMatch(words);
      expect(html).toMatch(words);
    }
  });

  it.each(languages)('in %s tells whoever else reads it nothing', (language) => {
    const { subject, text, html } = composeCodeEmail({ language, code: CODE, link: LINK });

    expect(`${subject}${text}${html}`).not.toMatch(revealing);
    expect(`${subject}${text}${html}`).not.toMatch(/undefined|NaN|\[object/);
  });

  it('reads easily', () => {
    const [english = '', spanish = ''] = languages.map(
      (language) => composeCodeEmail({ language, code: CODE, link: LINK }).text,
    );

    expect(fleschKincaidGrade(english)).toBeLessThanOrEqual(6);
    expect(szigrisztPazos(spanish)).toBeGreaterThanOrEqual(65);
    for (const sentence of sentencesOf(english + spanish))
      expect(wordsOf(sentence).length).toBeLessThanOrEqual(20);
  });
});
