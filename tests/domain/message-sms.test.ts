import { languages, type Language } from '../../domain/contact.ts';
import { eventTypes } from '../../domain/event-types.ts';
import { composeDigestSms, composeSms } from '../../domain/message-sms.ts';
import { LINK_BUDGET, OFFICE_PHONE, STATEWIDE_PHONE } from '../../domain/office.ts';
import { isOneSegment, septets } from '../../domain/segments.ts';
import { englishCorrections } from '../../domain/wording-en-corrections.ts';
import { spanishCorrections } from '../../domain/wording-es-corrections.ts';
import {
  aChange,
  COUNTY,
  DOC_NUMBER,
  FACILITY,
  inEachLanguage,
  LINK,
  messageCases,
  nameParts,
} from '../support/message-cases.ts';

/** Forty characters, the most that a phrase may have. */
const PHRASE = 'Message from the public library - ref 42';
const emergencies = ['escape', 'recapture', 'release', 'correction'];
const escape =
  messageCases.find(({ change }) => change.eventType === 'escape')?.change ?? aChange('escape', {});

it('is tested with the longest link and the longest phrase', () => {
  expect(LINK).toHaveLength(LINK_BUDGET);
  expect(PHRASE).toHaveLength(40);
  expect(new Set(messageCases.map(({ change }) => change.eventType))).toEqual(new Set(eventTypes));
});

/** Each message as it goes out first, and as it goes out again. */
const [first, again] = [false, true].map((reminder) =>
  inEachLanguage.map((each) => ({
    ...each,
    title: `${each.title}${reminder ? ', again' : ''}`,
    text: composeSms({ ...each, discretion: 'full', link: LINK, reminder }),
  })),
) as [Shown[], Shown[]];
type Shown = (typeof inEachLanguage)[number] & { text: string };
const news = [...first, ...again];

/** The messages of which something does not hold: an empty list is a pass, and a failure shows them. */
const failing = (holds: (text: string) => boolean): string[] =>
  news.filter(({ text }) => !holds(text)).map(({ title, text }) => `${title}: ${text}`);

describe('every text message that shows the news', () => {
  it('is one segment of the plain alphabet', () => {
    expect(failing(isOneSegment)).toEqual([]);
  });

  it('says first who writes', () => {
    expect(
      failing((text) => /^MO DOC( ALERT| ALERTA| CORRECTION| CORRIGE| repeat| repite)?: /.test(text)),
    ).toEqual([]);
  });

  it('has the link once, with nothing glued to it', () => {
    expect(failing((text) => text.split(/\s/).filter((word) => word === LINK).length === 1)).toEqual([]);
  });

  it('has a phone line', () => {
    expect(failing((text) => text.includes(OFFICE_PHONE) || text.includes(STATEWIDE_PHONE))).toEqual([]);
  });

  it('names neither the offender nor a place', () => {
    const secrets = [DOC_NUMBER, FACILITY, COUNTY];

    expect(failing((text) => !nameParts.test(text))).toEqual([]);
    expect(failing((text) => !secrets.some((secret) => text.replace(LINK, '').includes(secret)))).toEqual([]);
  });

  it('has no gap that a value should have filled', () => {
    expect(failing((text) => !/undefined|NaN|null|\[object| {2}|\{|\}/.test(text))).toEqual([]);
  });
});

describe('what a text message says', () => {
  const named = (language: Language): Record<string, string> =>
    Object.fromEntries(
      first.filter((each) => each.language === language).map(({ name, text }) => [name, text]),
    );
  const english = named('en');
  const spanish = named('es');

  it.each([
    [
      'escape, facility known',
      /escaped\. In danger\? Call 911\..*1-866-566-8267/,
      /escapado.*911.*1-866-566-8267/,
    ],
    ['recapture', /back in custody as of Sep 22, 2027 12:58 PM/, /detenida de nuevo el 22 sep 2027 12:58 pm/],
    [
      'parole-hearing-scheduled, parole, video, place',
      /parole hearing is set for Sep 22, 2027\. You may attend or send a statement/,
      /audiencia de libertad condicional el 22 sep 2027\. Usted puede participar/,
    ],
    [
      'parole-hearing-scheduled, probation-revocation, video, place',
      /A probation hearing/,
      /audiencia de libertad vigilada/,
    ],
    ['parole-hearing-scheduled, release-217.362, video, place', /A release hearing/, /audiencia de salida/],
    [
      'parole-hearing-rescheduled, parole, video, place',
      /now on Sep 22, 2027 12:58 PM\. You may attend/,
      /pasa al 22 sep 2027 12:58 pm\. Usted puede/,
    ],
    [
      'parole-hearing-cancelled, parole',
      /Sep 22, 2027 is canceled\. Please do not travel/,
      /22 sep 2027.* no viaje/,
    ],
    [
      'hearing-result, parole, no release',
      /The result of the parole hearing is in/,
      /resultado de la audiencia/,
    ],
    ['release-date-set', /release date is set.*Sep 22, 2027\. It can change/, /22 sep 2027\. Puede cambiar/],
    [
      'release-date-changed, earlier',
      /is now Dec 30, 2026\. It can change/,
      /ahora es 30 dic 2026\. Puede cambiar/,
    ],
    [
      'release-pending, parole, supervised yes, day only',
      /due to leave prison on Sep 22, 2027/,
      /va a salir.*22 sep/,
    ],
    [
      'release, parole, supervised yes',
      /left prison Sep 22, 2027\. In danger\? Call 911/,
      /salido.*22 sep 2027.*911/,
    ],
    ['death', /has died\..* Details and support/, /ha fallecido\..* Detalles y apoyo/],
    [
      'clemency, commutation, date known',
      /The Governor changed the sentence/,
      /El Gobernador ha cambiado la pena/,
    ],
    ['clemency, pardon, date known', /The Governor pardoned/, /El Gobernador ha indultado/],
    ['transfer', /was moved and is still in custody/, /fue trasladada y sigue detenida/],
    [
      'correction, of escape, it did not happen',
      /CORRECTION: Our text was wrong\. The person did not escape\. We are sorry/,
      /CORRIGE: Nuestro aviso fue un error\. La persona no se ha escapado\. Lo sentimos/,
    ],
    [
      'correction, of recapture, it did not happen',
      /not in custody\. In danger\? Call 911/,
      /No se encuentra detenida\. ¿Peligro\? Llame al 911/,
    ],
    [
      'correction, of death, another day',
      /The date of death is Sep 22, 2027/,
      /fecha de la muerte es 22 sep 2027/,
    ],
    [
      'correction, of an unknown type, it did not happen',
      /What it said did not happen/,
      /Lo que dice no ha pasado/,
    ],
  ])('tells of: %s', (name, inEnglish, inSpanish) => {
    expect(english[name]).toMatch(inEnglish);
    expect(spanish[name]).toMatch(inSpanish);
  });

  it('does not give away the result of a hearing', () => {
    const results = Object.entries(english).filter(([name]) => name.startsWith('hearing-result, parole'));

    expect(new Set(results.map(([, text]) => text)).size).toBe(1);
  });

  it('does not invite a witness', () => {
    expect(english['parole-hearing-scheduled, parole, video, place, witness']).not.toContain('You may');
    expect(spanish['parole-hearing-rescheduled, parole, video, place, witness']).not.toContain('participar');
  });

  it('tells the day on Missouri clocks', () => {
    const change = aChange('recapture', {}, { occurredAt: '2027-01-01T05:30:00Z' });

    expect(composeSms({ change, language: 'en', discretion: 'full', link: LINK })).toContain(
      'Dec 31, 2026 11:30 PM',
    );
  });

  it('knows what was wrong for every type, in 50 characters', () => {
    for (const table of [englishCorrections, spanishCorrections])
      for (const { didNotHappen, otherDate } of Object.values(table))
        for (const fact of [didNotHappen.sms, otherDate.sms('Sep 22, 2027 12:58 PM')])
          expect([fact, septets(fact) ?? Infinity].at(1)).toBeLessThanOrEqual(50);
  });

  it('tells an escape together with the recapture', () => {
    expect(english['recapture, with its escape']).toMatch(
      /escaped Dec 30, 2026 and is back in custody since Sep 22, 2027 12:58 PM\./,
    );
    expect(spanish['recapture, with its escape']).toMatch(
      /se ha escapado el 30 dic 2026 y ya fue detenida el 22 sep 2027 12:58 pm\./,
    );
  });
});

describe('asking for a reply', () => {
  const asks = /Got this\? Reply YES\. |¿Recibido\? Responda SI\. /;
  const asking = [
    ...emergencies,
    'release-pending',
    'hearing-result',
    'death',
    'clemency',
    'transfer',
  ].filter((type) => type !== 'correction');

  it('is done in every emergency, the first time and again, with the longest link', () => {
    const silent = news.filter(
      (each) =>
        asking.includes(each.change.eventType) && each.alsoEscaped === undefined && !asks.test(each.text),
    );

    expect(silent.map(({ text }) => text)).toEqual([]);
  });

  it('is done in each message that has room for it when all that matters less is left out', () => {
    const bare = (text: string): string =>
      text
        .replace(/ (M-F|lun-vie) 8-5$/, '')
        .replace(/ (Details:|Read it:|Vea) (?=https)/, ' ')
        .replace(/ (or|o) (?=[0-9-]+$)/, ' ');
    const roomy = news.filter(
      ({ text, language }) =>
        !asks.test(text) && (septets(bare(text)) ?? 0) + (language === 'en' ? 21 : 24) <= 160,
    );

    expect(roomy.map(({ text }) => text)).toEqual([]);
  });

  it('does not depend on how long the link happens to be', () => {
    const differing = first.filter(
      (each) => composeSms({ ...each, discretion: 'full', link: 'L' }) !== each.text.replace(LINK, 'L'),
    );

    expect(differing.map(({ title }) => title)).toEqual([]);
  });
});

describe('a text message that goes out again', () => {
  it('says so in its first words', () => {
    expect(again.filter(({ text }) => !/^MO DOC (repeat|repite): /.test(text))).toEqual([]);
    expect(first.filter(({ text }) => /repeat|repite/.test(text))).toEqual([]);
  });

  it.each([
    ['en', 'URGENT, again: ', 'Again: ', 'Again: You have an important message: '],
    ['es', 'URGENTE, de nuevo: ', 'De nuevo: ', 'De nuevo: Tiene un mensaje importante: '],
  ] as const)('in %s says so at the levels that show nothing, too', (language, urgent, plain, linkOnly) => {
    const to = { change: escape, language, phrase: PHRASE, link: LINK, reminder: true } as const;
    const texts = [
      composeSms({ ...to, discretion: 'discreet' }),
      composeSms({ ...to, discretion: 'discreet', urgent: false }),
      composeSms({ ...to, discretion: 'link-only' }),
    ];

    expect(texts).toEqual([`${urgent}${PHRASE} ${LINK}`, `${plain}${PHRASE} ${LINK}`, `${linkOnly}${LINK}`]);
    expect(texts.filter((text) => !isOneSegment(text))).toEqual([]);
    expect(isOneSegment(composeSms({ ...to, discretion: 'discreet', phrase: '€'.repeat(40) }))).toBe(true);
  });
});

describe('a digest by text message', () => {
  const to = { count: 3, link: LINK, phrase: PHRASE } as const;

  it.each([
    [
      'en',
      `MO DOC: 3 notices about your request. Got this? Reply YES. Read: ${LINK} or ${OFFICE_PHONE} M-F 8-5`,
    ],
    [
      'es',
      `MO DOC: 3 avisos sobre su solicitud. ¿Recibido? Responda SI. Lea: ${LINK} o ${OFFICE_PHONE} lun-vie 8-5`,
    ],
  ] as const)('in %s says how many notices there are, and where', (language, expected) => {
    expect(composeDigestSms({ ...to, language, discretion: 'full' })).toBe(expected);
  });

  it.each(languages)('in %s is one segment with any number of notices, first and again', (language) => {
    for (const count of [2, 99])
      for (const reminder of [false, true])
        expect(isOneSegment(composeDigestSms({ ...to, count, language, reminder, discretion: 'full' }))).toBe(
          true,
        );
  });

  it('shows her phrase and the link alone, and is never urgent', () => {
    expect(composeDigestSms({ ...to, language: 'en', discretion: 'discreet' })).toBe(`${PHRASE} ${LINK}`);
    expect(composeDigestSms({ ...to, language: 'en', discretion: 'link-only' })).toBe(
      `You have an important message: ${LINK}`,
    );
  });
});

describe('a discreet text message', () => {
  it.each([
    ['en', 'URGENT: '],
    ['es', 'URGENTE: '],
  ] as const)('in %s shows her phrase and the link alone, after %s in an emergency', (language, urgent) => {
    for (const each of messageCases) {
      const text = composeSms({ ...each, language, discretion: 'discreet', phrase: PHRASE, link: LINK });

      expect(text).toBe(`${emergencies.includes(each.change.eventType) ? urgent : ''}${PHRASE} ${LINK}`);
      expect(isOneSegment(text)).toBe(true);
    }
  });

  it('is as urgent as the caller says', () => {
    const request = {
      change: escape,
      language: 'en',
      discretion: 'discreet',
      phrase: PHRASE,
      link: LINK,
    } as const;

    expect(composeSms({ ...request, urgent: false })).not.toContain('URGENT');
    expect(
      composeSms({ ...request, change: aChange('transfer', { toFacility: FACILITY }), urgent: true }),
    ).toMatch(/^URGENT: /);
  });

  it('falls back on plain words without a phrase', () => {
    const request = { change: escape, discretion: 'discreet', link: LINK } as const;

    expect(composeSms({ ...request, language: 'en' })).toBe(`URGENT: You have an important message ${LINK}`);
    expect(composeSms({ ...request, language: 'es', phrase: ' ' })).toBe(
      `URGENTE: Tiene un mensaje importante ${LINK}`,
    );
  });

  it('stays on one line, and one segment with signs that take two places', () => {
    const request = { change: escape, language: 'es', discretion: 'discreet', link: LINK } as const;

    expect(composeSms({ ...request, phrase: 'Library\r\nref 42' })).toBe(`URGENTE: Library ref 42 ${LINK}`);
    expect(isOneSegment(composeSms({ ...request, phrase: '€'.repeat(40) }))).toBe(true);
  });
});

describe('a text message that is only a link', () => {
  it.each([
    ['en', 'You have an important message'],
    ['es', 'Tiene un mensaje importante'],
  ] as const)('in %s says: %s', (language, words) => {
    for (const each of messageCases) {
      const text = composeSms({ ...each, language, discretion: 'link-only', phrase: PHRASE, link: LINK });

      expect(text).toBe(`${words}: ${LINK}`);
    }
  });
});

// `npx jest tests/domain/message-sms --verbose -t 'longest text message'` prints the counts.
describe('the longest text message', () => {
  const longest = languages.flatMap((language) =>
    eventTypes.map((eventType) => {
      const counts = news
        .filter((each) => each.language === language && each.change.eventType === eventType)
        .map(({ text }) => septets(text) ?? Infinity);
      return { language, eventType, most: Math.max(...counts) };
    }),
  );

  it.each(longest)('in $language of $eventType takes $most septets', ({ most }) => {
    expect(most).toBeLessThanOrEqual(160);
  });
});
