import { discretionLevels, languages, type Discretion, type Language } from '../../domain/contact.ts';
import { composeServiceEmail, composeServiceSms } from '../../domain/message-service.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../../domain/office.ts';
import { isOneSegment } from '../../domain/segments.ts';
import { serviceWordings } from '../../domain/wording-service.ts';
import type { ServiceKind, ServiceNews } from '../../domain/wording-service-shape.ts';
import { LINK, LONGEST_DAY } from '../support/message-cases.ts';
import { fleschKincaidGrade, sentencesOf, szigrisztPazos, wordsOf } from '../support/reading-level.ts';

const CODE = '7KQ2-M9XT-4B';
const PHRASE = 'Message from the public library - ref 42';

/** Every kind with its longest values. */
const news: readonly ServiceNews[] = [
  { is: 'sign-in-code', code: CODE },
  { is: 'contact-changed' },
  { is: 'texts-ended' },
  { is: 'not-reached', channel: 'sms' },
  { is: 'not-reached', channel: 'email' },
  { is: 'withdrawal-asked', takesEffectOn: LONGEST_DAY },
  { is: 'withdrawn' },
  { is: 'invitation', code: CODE },
  { is: 'representative-named' },
  { is: 'representative-agreed' },
  { is: 'contact-check' },
  { is: 'paused', until: LONGEST_DAY },
  { is: 'paused' },
  { is: 'resumed' },
  { is: 'request-received', number: 'A1B2C3D4' },
  { is: 'please-call' },
  { is: 'unconfirmed', scope: 'notify-also' },
  { is: 'unconfirmed', scope: 'notify-instead' },
];

const nameOf = (each: ServiceNews): string => Object.values(each).join(' ');

const cases = (discretion: Discretion) =>
  news.flatMap((each) =>
    languages.map((language) => {
      const request = { news: each, language, discretion, phrase: PHRASE, link: LINK };
      const { subject, text, html } = composeServiceEmail(request);
      return {
        name: `${language}: ${nameOf(each)}`,
        each,
        language,
        sms: composeServiceSms(request),
        subject,
        text,
        html,
      };
    }),
  );

type Case = ReturnType<typeof cases>[number];

const full = cases('full');

/** What fails, with its words: an empty list is a pass. */
const failing = (among: readonly Case[], holds: (each: Case) => boolean): string[] =>
  among
    .filter((each) => !holds(each))
    .map(({ name, sms, subject, text }) => [name, sms, subject, text].join('\n'));

/** What would tell someone else why she is written to. */
const revealing =
  /offender|victim|víctima|inmate|escape|fuga|releas|salida|prison|prisión|hearing|audiencia|parole|custody|detenid|crime|delito|in your request|de su solicitud/i;

it('is tested with every kind', () => {
  const kinds = Object.keys(serviceWordings.en) as ServiceKind[];

  expect(new Set(news.map((each) => each.is))).toEqual(new Set(kinds));
  expect(Object.keys(serviceWordings.es).toSorted()).toEqual(kinds.toSorted());
});

describe('every message about the service', () => {
  it.each(discretionLevels)('is one segment as a text message: %s', (discretion) => {
    expect(failing(cases(discretion), ({ sms }) => isOneSegment(sms))).toEqual([]);
  });

  it.each(discretionLevels)('tells whoever else reads it nothing: %s', (discretion) => {
    expect(
      failing(
        cases(discretion),
        ({ sms, subject, text, html }) => !revealing.test(sms + subject + text + html),
      ),
    ).toEqual([]);
  });

  it.each(discretionLevels)('has no gap, and no exclamation: %s', (discretion) => {
    const gap = /undefined|NaN|null|\[object|\{|\}|Invalid| {2,}|[!¡]/;

    expect(failing(cases(discretion), ({ sms, subject, text }) => !gap.test(sms + subject + text))).toEqual(
      [],
    );
  });

  it.each(discretionLevels)('has the link once, with nothing glued to it: %s', (discretion) => {
    const links = (text: string): number => text.split(/\s/).filter((word) => word === LINK).length;

    expect(failing(cases(discretion), ({ sms, text }) => links(sms) === 1 && links(text) === 1)).toEqual([]);
  });

  it('says first who writes', () => {
    const sender = {
      en: [/^MO DOC notices: /, /^This message is from MO DOC notices/],
      es: [/^Avisos MO DOC: /, /^Este mensaje es de los avisos MO DOC/],
    } as const;

    expect(
      failing(
        full,
        ({ language, sms, text }) => sender[language][0].test(sms) && sender[language][1].test(text),
      ),
    ).toEqual([]);
  });

  it('gives a phone line in each e-mail, and says not to rely on it alone', () => {
    expect(failing(full, ({ text }) => text.includes(OFFICE_PHONE))).toEqual([]);
    expect(failing(full, ({ text }) => /Do not rely on this|No dependa solo de este/.test(text))).toEqual([]);
  });

  it('shows its code in the body alone, and shows no code where there is none', () => {
    const withCode = ['sign-in-code', 'invitation'];

    for (const level of discretionLevels)
      for (const { each, sms, subject, text } of cases(level)) {
        const expected = withCode.includes(each.is);

        expect([each.is, level, sms.includes(CODE), text.includes(CODE)]).toEqual([
          each.is,
          level,
          expected,
          expected,
        ]);
        expect(subject).not.toContain(CODE);
      }
  });
});

describe('a quiet message about the service', () => {
  const quietly = (discretion: Discretion): Case[] =>
    cases(discretion).filter(({ each }) => each.is !== 'sign-in-code' && each.is !== 'invitation');

  it('shows her phrase and the link alone on a discreet phone', () => {
    expect(failing(quietly('discreet'), ({ sms }) => sms === `${PHRASE} ${LINK}`)).toEqual([]);
  });

  it('has her phrase as the subject line of a discreet e-mail, and no name of ours in it', () => {
    const linesOf = (text: string): string[] => text.trim().split(/\n+/);

    expect(failing(quietly('discreet'), ({ subject }) => subject === PHRASE)).toEqual([]);
    expect(failing(quietly('discreet'), ({ text }) => linesOf(text).length === 4)).toEqual([]);
    expect(
      failing(quietly('discreet'), ({ html }) => !/MO DOC|corrections|correcciones/i.test(html)),
    ).toEqual([]);
  });

  it('says only that there is a message where it may show no more', () => {
    const words = { en: 'You have an important message', es: 'Tiene un mensaje importante' };

    expect(
      failing(quietly('link-only'), ({ language, sms }) => sms === `${words[language]}: ${LINK}`),
    ).toEqual([]);
    expect(failing(quietly('link-only'), ({ language, subject }) => subject === words[language])).toEqual([]);
    expect(failing(quietly('link-only'), ({ html }) => !html.includes(PHRASE))).toEqual([]);
  });

  it('carries a code with it, and no other word', () => {
    const request = { news: { is: 'sign-in-code', code: CODE }, language: 'en', link: LINK } as const;

    expect(composeServiceSms({ ...request, discretion: 'discreet', phrase: PHRASE })).toBe(
      `${PHRASE}: ${CODE} ${LINK}`,
    );
    expect(composeServiceSms({ ...request, discretion: 'link-only' })).toBe(
      `You have an important message: ${CODE} ${LINK}`,
    );
  });

  it('stays one segment with signs in her phrase that take two places', () => {
    const phrase = '€'.repeat(40);

    for (const each of news)
      expect(
        isOneSegment(
          composeServiceSms({ news: each, language: 'es', discretion: 'discreet', phrase, link: LINK }),
        ),
      ).toBe(true);
  });
});

/** What each message owes, in the text message and in the e-mail. */
const owed: readonly { kind: string; language: Language; sms: RegExp; email: RegExp }[] = [
  {
    kind: 'sign-in-code',
    language: 'en',
    sms: /Do not share it/,
    email: /Do not share this code[\s\S]*did not ask for a code, do not use it/,
  },
  {
    kind: 'sign-in-code',
    language: 'es',
    sms: /No la comparta/,
    email: /No comparta esta clave[\s\S]*no la use/,
  },
  {
    kind: 'contact-changed',
    language: 'en',
    sms: /If it was not you, call 573/,
    email: /If it was not you, call us/,
  },
  {
    kind: 'contact-changed',
    language: 'es',
    sms: /Si no fue usted, llame/,
    email: /Si no fue usted, llámenos/,
  },
  {
    kind: 'texts-ended',
    language: 'en',
    sms: /by e-mail or letter/,
    email: /by e-mail or letter[\s\S]*text START/,
  },
  { kind: 'texts-ended', language: 'es', sms: /por correo/, email: /por carta[\s\S]*mande START/ },
  {
    kind: 'withdrawal-asked',
    language: 'en',
    sms: /end on Sep 22, 2027\. To keep them:/,
    email: /end on Wednesday, September 22, 2027[\s\S]*want to keep your notices/,
  },
  {
    kind: 'withdrawal-asked',
    language: 'es',
    sms: /Terminan el 22 sep 2027\. Para seguir:/,
    email: /miércoles, 22 de septiembre de 2027[\s\S]*quiere seguir/,
  },
  { kind: 'withdrawn', language: 'en', sms: /have ended/, email: /We erased[\s\S]*without your name/ },
  { kind: 'withdrawn', language: 'es', sms: /han terminado/, email: /Borramos[\s\S]*sin su nombre/ },
  {
    kind: 'invitation',
    language: 'en',
    sms: /To agree: code .*Msg&data rates may apply\. HELP or STOP/,
    email:
      /We do not tell you who it is[\s\S]*If you agree[\s\S]*end this at any time[\s\S]*If you do not agree, do nothing/,
  },
  {
    kind: 'invitation',
    language: 'es',
    sms: /Si acepta: clave .*Pueden aplicar cargos\. HELP o STOP/,
    email:
      /No le decimos quién es[\s\S]*Si acepta[\s\S]*terminar cuando quiera[\s\S]*Si no acepta, no haga nada/,
  },
  {
    kind: 'representative-named',
    language: 'en',
    sms: /We asked if they agree\. Not you\?/,
    email: /did not give your name[\s\S]*Until they agree, we tell them nothing/,
  },
  {
    kind: 'representative-named',
    language: 'es',
    sms: /pedido su acuerdo\. ¿No fue usted\?/,
    email: /No dimos su nombre[\s\S]*Hasta que acepte, no le decimos nada/,
  },
  {
    kind: 'contact-check',
    language: 'en',
    sms: /Reply YES or open .*STOP to end/,
    email: /There is no news in this one/,
  },
  {
    kind: 'contact-check',
    language: 'es',
    sms: /Responda SI o abra .*STOP fin/,
    email: /no hay ninguna noticia/,
  },
  {
    kind: 'paused',
    language: 'en',
    sms: /Urgent news still comes/,
    email: /Urgent news still comes at once/,
  },
  {
    kind: 'paused',
    language: 'es',
    sms: /Lo urgente le llega igual/,
    email: /Lo urgente le llega de inmediato/,
  },
  { kind: 'please-call', language: 'en', sms: new RegExp(STATEWIDE_PHONE), email: /For your privacy/ },
  {
    kind: 'please-call',
    language: 'es',
    sms: new RegExp(STATEWIDE_PHONE),
    email: /Para cuidar su privacidad/,
  },
  { kind: 'unconfirmed', language: 'en', sms: /the person who named you/, email: /in danger, call 911/ },
  { kind: 'unconfirmed', language: 'es', sms: /quien dio su nombre/, email: /en peligro, llame al 911/ },
];

describe('what each message about the service must say', () => {
  it.each(owed)('$kind in $language', ({ kind, language, sms, email }) => {
    const concerned = full.filter((each) => each.each.is === kind && each.language === language);

    expect(concerned).not.toEqual([]);
    for (const each of concerned) {
      expect(each.sms).toMatch(sms);
      expect(each.text).toMatch(email);
    }
  });

  it('says which way did not reach her', () => {
    const said = full.filter(({ each }) => each.is === 'not-reached').map(({ sms }) => sms);

    expect(said[0]).toContain('by phone');
    expect(said[1]).toContain('al celular');
    expect(said[2]).toContain('by e-mail');
    expect(said[3]).toContain('nuestro correo');
  });

  it('says until when a pause lasts, if it ends by itself', () => {
    const texts = full.filter(({ each }) => each.is === 'paused').map(({ text }) => text);

    expect(texts[0]).toContain('ends on Wednesday, September 22, 2027');
    expect(texts[1]).toContain('termina el miércoles, 22 de septiembre de 2027');
    expect(texts[2]).toContain('until you end it');
    expect(texts[3]).toContain('hasta que usted la termine');
  });
});

describe('the reading level of messages about the service', () => {
  it('has no sentence of more than 20 words', () => {
    expect(full.flatMap(({ text }) => sentencesOf(text).filter((line) => wordsOf(line).length > 20))).toEqual(
      [],
    );
  });

  it.each(full.filter(({ language }) => language === 'en'))('$name is easy', ({ text }) => {
    expect(fleschKincaidGrade(text.replace(LINK, ''))).toBeLessThanOrEqual(6);
  });

  it.each(full.filter(({ language }) => language === 'es'))('$name is easy', ({ text }) => {
    expect(szigrisztPazos(text.replace(LINK, ''))).toBeGreaterThanOrEqual(65);
  });
});
