import { callScript, type ScriptSection } from '../../domain/call-script.ts';
import { languages, type Language } from '../../domain/contact.ts';
import { eventTypes } from '../../domain/event-types.ts';
import { composeEmail } from '../../domain/message-email.ts';
import { OFFICE_PHONE } from '../../domain/office.ts';
import { callWordings } from '../../domain/wording-call.ts';
import {
  aChange,
  COUNTY,
  DOC_NUMBER,
  FACILITY,
  inEachLanguage,
  LINK,
  nameParts,
  REFERENCE,
} from '../support/message-cases.ts';
import { fleschKincaidGrade, sentencesOf, szigrisztPazos, wordsOf } from '../support/reading-level.ts';

const NAME = 'Wilhelmina Featherstonehaugh';

const scripts = inEachLanguage.map((each) => ({
  ...each,
  script: callScript({ ...each, name: NAME, reference: REFERENCE }),
  email: composeEmail({ ...each, discretion: 'full', link: LINK, reference: REFERENCE }).text,
}));

const sectionOf = (script: readonly ScriptSection[], heading: string): ScriptSection =>
  script.find((section) => section.heading === heading) ?? { heading, lines: [] };

const headings = (language: Language) => callWordings[language].headings;

const spokenIn = (sections: readonly ScriptSection[]): string[] =>
  sections.flatMap(({ lines }) => lines.flatMap(({ is, text }) => (is === 'say' ? [text] : [])));

/** What is said before it is sure who listens, and to a machine. */
const beforeTheCheck = (script: readonly ScriptSection[], language: Language): string[] =>
  spokenIn([
    sectionOf(script, headings(language).before),
    sectionOf(script, headings(language).who),
    sectionOf(script, headings(language).voicemail),
  ]);

/** The scripts of which something does not hold: an empty list is a pass. */
const failing = (holds: (each: (typeof scripts)[number]) => boolean): string[] =>
  scripts.filter((each) => !holds(each)).map(({ title }) => title);

describe('every call script', () => {
  it('has its sections in the order of the call, none of them empty', () => {
    expect(
      failing(
        ({ script, language }) =>
          script.map(({ heading }) => heading).join() === Object.values(headings(language)).join(),
      ),
    ).toEqual([]);
    expect(failing(({ script }) => script.every(({ lines }) => lines.length > 0))).toEqual([]);
  });

  it('gives nothing away before it is sure who is on the line', () => {
    const telling =
      /correct|correccion|MO DOC|department|departamento|victim|víctima|prison|prisión|offender|request|solicitud|hearing|audiencia|escap|releas|salida|urgent/i;
    const secrets = [DOC_NUMBER, FACILITY, COUNTY, REFERENCE];
    const told = ({ script, language }: (typeof scripts)[number]): string =>
      beforeTheCheck(script, language).join('\n');

    expect(failing((each) => !telling.test(told(each)) && !nameParts.test(told(each)))).toEqual([]);
    expect(failing((each) => !secrets.some((secret) => told(each).includes(secret)))).toEqual([]);
  });

  it('asks whether she can talk, and checks who she is without reading her data out', () => {
    const asked = {
      en: /private message\. Are you alone[\s\S]*what is your e-mail address, or your ZIP code\?/,
      es: /mensaje privado\. ¿Puede hablar a solas[\s\S]*¿cuál es su correo, o su código postal\?/,
    };

    expect(
      failing(({ script, language }) => asked[language].test(beforeTheCheck(script, language).join('\n'))),
    ).toEqual([]);
    expect(failing(({ script }) => JSON.stringify(script).includes(NAME))).toEqual([]);
  });

  it('leaves only a name and a number on a machine', () => {
    const left = {
      en: `Hello, this is (your first name). Please call me at ${OFFICE_PHONE}. Thank you.`,
      es: `Hola, habla (su nombre de pila). Por favor, llámeme al ${OFFICE_PHONE}. Gracias.`,
    };

    expect(
      failing(
        ({ script, language }) =>
          spokenIn([sectionOf(script, headings(language).voicemail)]).join() === left[language],
      ),
    ).toEqual([]);
  });

  it('tells the news in the words of the e-mail', () => {
    const news = ({ script, language }: (typeof scripts)[number]): string[] =>
      spokenIn([sectionOf(script, headings(language).news), sectionOf(script, headings(language).actions)]);

    expect(
      failing((each) =>
        news(each).every((line) => line === callWordings[each.language].fromUs || each.email.includes(line)),
      ),
    ).toEqual([]);
    expect(
      failing((each) => news(each).join('\n').includes("Quentin Xaverius Zwickauer-O'Neil III")),
    ).toEqual([]);
  });

  it('closes with what comes next, the lines to call and the reference', () => {
    const closing = ({ script, language }: (typeof scripts)[number]): string =>
      spokenIn([sectionOf(script, headings(language).close)]).join('\n');

    expect(
      failing((each) => closing(each).includes(OFFICE_PHONE) && closing(each).includes(REFERENCE)),
    ).toEqual([]);
  });

  it('has no gap, does not exclaim, and speaks with usted', () => {
    const wrong = /undefined|NaN|null|\[object|[!¡]| {2}/;
    const familiar = /(?<!\p{L})(tú|tu|tus|ti|contigo|puedes|tienes|quieres)(?!\p{L})/iu;

    expect(failing(({ script }) => !wrong.test(JSON.stringify(script)))).toEqual([]);
    expect(failing(({ script }) => !familiar.test(JSON.stringify(script)))).toEqual([]);
  });
});

describe('what a call script says of each type', () => {
  const of = (title: string): readonly ScriptSection[] =>
    scripts.find((each) => each.title === title)?.script ?? [];
  const text = (script: readonly ScriptSection[], heading: string): string =>
    sectionOf(script, heading)
      .lines.map((line) => line.text)
      .join('\n');

  it.each(
    eventTypes.map((type) => ({
      type,
      title: scripts.find(({ change }) => change.eventType === type)?.title.slice(4) ?? '',
    })),
  )('warns staff of what not to say with $type, in both languages', ({ type, title }) => {
    for (const language of languages) {
      const { never, neverByType } = callWordings[language];
      const said = text(of(`${language}: ${title}`), headings(language).never);

      expect(neverByType[type].length).toBeGreaterThan(0);
      for (const words of [...never, ...neverByType[type]]) expect(said).toContain(words);
    }
  });

  it('asks whether she is safe when the news may frighten her, and only then', () => {
    const asked = scripts.filter(({ script, language }) =>
      text(script, headings(language).ask).includes(callWordings[language].askSafe),
    );

    expect(new Set(asked.map(({ change }) => change.eventType))).toEqual(
      new Set(['escape', 'release', 'release-pending', 'correction']),
    );
  });

  it('asks a victim whether she wants to take part in a hearing, and not a witness', () => {
    const asked = scripts.filter(({ script, language }) =>
      text(script, headings(language).ask).includes(callWordings[language].askHearing),
    );

    expect(new Set(asked.map(({ change }) => change.eventType))).toEqual(
      new Set(['parole-hearing-scheduled', 'parole-hearing-rescheduled']),
    );
    expect(asked.filter(({ witness }) => witness === true)).toEqual([]);
  });

  it('does not assume a name that is not known', () => {
    const script = callScript({ change: aChange('escape', {}), language: 'en', reference: REFERENCE });

    expect(script[1]?.lines[0]?.text).toBe('Hello. Who am I speaking with?');
  });
});

describe('the reading level of what is said on the phone', () => {
  const said = ({ script }: (typeof scripts)[number]): string =>
    spokenIn(script).join('\n').replaceAll(NAME, '');

  it('has no sentence of more than 20 words', () => {
    expect(
      scripts.flatMap((each) => sentencesOf(said(each)).filter((line) => wordsOf(line).length > 20)),
    ).toEqual([]);
  });

  it('is easy', () => {
    const hard = scripts.filter((each) =>
      each.language === 'en' ? fleschKincaidGrade(said(each)) > 6 : szigrisztPazos(said(each)) < 65,
    );

    expect(hard.map(({ title }) => title)).toEqual([]);
  });
});
