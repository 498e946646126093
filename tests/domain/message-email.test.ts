import type { Discretion, Language } from '../../domain/contact.ts';
import { composeEmail, type Email } from '../../domain/message-email.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../../domain/office.ts';
import {
  aChange,
  COUNTY,
  DOC_NUMBER,
  inEachLanguage,
  LINK,
  nameParts,
  offender,
  REFERENCE,
} from '../support/message-cases.ts';

const PHRASE = 'Message from the public library - ref 42';

type Titled = Email & { readonly title: string; readonly language: Language };

const at = (discretion: Discretion): Titled[] =>
  inEachLanguage.map((each) => ({
    ...composeEmail({ ...each, discretion, phrase: PHRASE, link: LINK, reference: REFERENCE }),
    title: each.title,
    language: each.language,
  }));

/** The e-mails of which something does not hold: an empty list is a pass, and a failure shows them. */
const failing = (emails: readonly Titled[], holds: (email: Titled) => boolean): string[] =>
  emails.filter((email) => !holds(email)).map(({ title, text }) => `${title}:\n${text}`);

const linesOf = ({ text }: Email): string[] => text.trim().split(/\n+/);

describe('every e-mail that shows the news', () => {
  const emails = at('full');

  it('has a neutral subject line with the reference', () => {
    expect(new Set(emails.map(({ subject }) => subject))).toEqual(
      new Set([
        `A message from MO DOC, reference ${REFERENCE}`,
        `Un mensaje de MO DOC, referencia ${REFERENCE}`,
      ]),
    );
  });

  it('has no gap that a value should have filled', () => {
    const gap = /undefined|NaN|null|\[object|\{\{|Invalid|, ,| {2,}/;

    expect(failing(emails, ({ subject, text, html }) => !gap.test(`${subject}${text}${html}`))).toEqual([]);
  });

  it('holds the link once in the text, and twice in the HTML: as a button and to read', () => {
    const inText = ({ text }: Email): number => text.split(/\s/).filter((word) => word === LINK).length;
    const inHtml = ({ html }: Email): number => html.split(`<a href="${LINK}"`).length - 1;

    expect(failing(emails, (email) => inText(email) === 1)).toEqual([]);
    expect(failing(emails, (email) => inHtml(email) === 2)).toEqual([]);
  });

  it('keeps the order of the skeleton', () => {
    const order = {
      en: [
        'DOC number',
        'What this means',
        'What you can do',
        'What happens next',
        'Who can help you',
        'Please confirm that',
        'To change how',
        'Do not rely',
        'Your reference',
      ],
      es: [
        'Número DOC',
        'Qué significa',
        'Qué puede hacer',
        'Qué pasa después',
        'Quién puede ayudarle',
        'Por favor, confirme que',
        'Para cambiar',
        'No dependa',
        'Su número de',
      ],
    };
    const inOrder = ({ text, language }: Titled): boolean => {
      const positions = order[language].map((start) => text.indexOf(start));
      return !positions.includes(-1) && positions.join() === positions.toSorted((a, b) => a - b).join();
    };

    expect(failing(emails, inOrder)).toEqual([]);
  });
});

describe('every discreet e-mail', () => {
  const emails = at('discreet');

  it('says her phrase, the link and a phone line, and nothing else', () => {
    const expected = {
      en: [
        PHRASE,
        'Open the message:',
        LINK,
        `Or call ${OFFICE_PHONE}, Monday to Friday, 8 to 5. At any other time, call ${STATEWIDE_PHONE}.`,
      ],
      es: [
        PHRASE,
        'Abrir el mensaje:',
        LINK,
        `O llame al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5. A cualquier otra hora, llame al ${STATEWIDE_PHONE}.`,
      ],
    };

    expect(failing(emails, ({ subject }) => subject === PHRASE)).toEqual([]);
    expect(failing(emails, (email) => linesOf(email).join() === expected[email.language].join())).toEqual([]);
  });

  it('gives nothing away in the HTML either', () => {
    const telling = /corrections|correcciones|MO DOC|victim|víctima|prison|prisión/i;
    const secrets = [DOC_NUMBER, REFERENCE, COUNTY];

    expect(failing(emails, ({ html }) => !telling.test(html) && !nameParts.test(html))).toEqual([]);
    expect(failing(emails, ({ html }) => !secrets.some((secret) => html.includes(secret)))).toEqual([]);
  });
});

describe('every e-mail that is only a link', () => {
  const emails = at('link-only');

  it('says that there is a message, and where, and nothing else', () => {
    const expected = {
      en: ['You have an important message', 'Open the message:', LINK],
      es: ['Tiene un mensaje importante', 'Abrir el mensaje:', LINK],
    };

    expect(failing(emails, ({ subject, language }) => subject === expected[language][0])).toEqual([]);
    expect(failing(emails, (email) => linesOf(email).join() === expected[email.language].join())).toEqual([]);
  });

  it('gives nothing away in the HTML either', () => {
    const secrets = [PHRASE, DOC_NUMBER, REFERENCE, COUNTY];

    expect(failing(emails, ({ html }) => !nameParts.test(html))).toEqual([]);
    expect(failing(emails, ({ html }) => !secrets.some((secret) => html.includes(secret)))).toEqual([]);
  });
});

describe('the phrase and the name', () => {
  const escape = { change: aChange('escape', {}), link: LINK, reference: REFERENCE };

  it('keeps a subject line on one line', () => {
    const request = {
      ...escape,
      language: 'en',
      link: LINK,
      reference: REFERENCE,
      discretion: 'discreet',
    } as const;

    expect(composeEmail({ ...request, phrase: 'Library\r\nBcc: someone@example.org' }).subject).toBe(
      'Library Bcc: someone@example.org',
    );
    expect(composeEmail(request).subject).toBe('You have an important message');
  });

  it.each([
    [{ last: "O'NEIL-SMITH" }, "O'Neil-Smith"],
    [{ first: 'MARÍA', last: 'DE LA CRUZ' }, 'María De La Cruz'],
    [{ first: 'Ann', middle: 'B.', last: 'McDonald', suffix: 'IV' }, 'Ann B. McDonald IV'],
    [{ first: 'J', last: 'O’BRIEN', suffix: 'JR.' }, 'J O’Brien Jr.'],
  ])('does not shout a name: %j', (offenderName, written) => {
    const change = aChange('escape', {}, { offenderName });

    expect(composeEmail({ ...escape, change, language: 'en', discretion: 'full' }).text).toContain(
      `in your request: ${written}\n`,
    );
  });

  it('never prints the name as the file has it', () => {
    expect(composeEmail({ ...escape, language: 'en', discretion: 'full' }).text).not.toContain(offender.last);
  });
});

describe('an e-mail that goes out again', () => {
  const emailOf = (language: Language, discretion: Discretion, reminder: boolean): Email =>
    composeEmail({
      change: aChange('escape', {}),
      link: LINK,
      reference: REFERENCE,
      phrase: PHRASE,
      language,
      discretion,
      reminder,
    });

  it.each([
    ['en', 'This is a reminder of news that we sent before. You have not confirmed it yet.'],
    ['es', 'Le recordamos una noticia que ya le mandamos. Usted aún no la confirmó.'],
  ] as const)('in %s says at the top that it is no new event', (language, sentence) => {
    const [, second] = linesOf(emailOf(language, 'full', true));

    expect(second).toBe(sentence);
    expect(emailOf(language, 'full', true).html).toContain(sentence);
    expect(emailOf(language, 'full', false).text).not.toContain(sentence);
  });

  it.each([
    ['en', 'This is a reminder. It is still the same message.'],
    ['es', 'Le recordamos un mensaje. Sigue siendo el mismo.'],
  ] as const)('in %s says no more than that where it may show no news', (language, sentence) => {
    for (const discretion of ['discreet', 'link-only'] as const) {
      const [plain, again] = [false, true].map((reminder) => emailOf(language, discretion, reminder)) as [
        Email,
        Email,
      ];

      expect(again.subject).toBe(plain.subject);
      expect(linesOf(again).filter((line) => !linesOf(plain).includes(line))).toEqual([sentence]);
    }
  });
});
