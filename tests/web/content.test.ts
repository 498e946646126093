import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { languages, type Language } from '../../domain/contact.ts';
import * as office from '../../domain/office.ts';
import {
  fleschKincaidGrade,
  plainTextOf,
  sentencesOf,
  szigrisztPazos,
  wordsOf,
} from '../support/reading-level.ts';

/** What Eleventy puts in the places of the variables. */
const variables: Readonly<Record<string, string>> = {
  phone: office.OFFICE_PHONE,
  statewidePhone: office.STATEWIDE_PHONE,
  statewideName: 'MOVANS',
  postal: office.OFFICE.returnAddress.join(', '),
  safeAtHomePhone: office.SAFE_AT_HOME_PHONE,
  domesticViolenceHotline: office.DOMESTIC_VIOLENCE_HOTLINE,
  crisisLine: office.CRISIS_LINE,
};

const variable = /\{\{ office\.(\w+)( \| tel)? \}\}/g;

interface ContentPage {
  readonly language: Language;
  readonly slug: string;
  readonly frontMatter: Readonly<Record<string, string>>;
  /** As it is written. */
  readonly body: string;
  /** Title, lead and body as they are read, with quotations. */
  readonly read: string;
  /** The same in lines, without quotations. */
  readonly prose: string;
}

const frontMatterOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    text.split('\n').map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  );

const pageOf = (language: Language, slug: string): ContentPage => {
  const text = readFileSync(`web/content/${language}/${slug}.md`, 'utf8');
  const [, matter = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const frontMatter = frontMatterOf(matter);
  const filled = body.replace(variable, (_, name: string) => variables[name] ?? 'UNKNOWN');
  const whole = `# ${frontMatter['title'] ?? ''}\n\n${frontMatter['lead'] ?? ''}\n\n${filled}`;
  const unquoted = whole.replace(/^> ?/gm, '');
  return {
    ...{ language, slug, frontMatter, body },
    read: plainTextOf(unquoted).replace(/\s+/g, ' '),
    prose: plainTextOf(whole),
  };
};

const slugsIn = (language: Language): string[] =>
  readdirSync(`web/content/${language}`)
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -'.md'.length));

const pages = languages.flatMap((language) => slugsIn(language).map((slug) => pageOf(language, slug)));
const named = (each: ContentPage): string => `${each.language}/${each.slug}`;

/** What offends, and on which page: an empty list is a pass. */
const found = (pattern: RegExp, part: (each: ContentPage) => string, among = pages): string[] =>
  among.flatMap((each) => (part(each).match(pattern) ?? []).map((word) => `${word} on ${named(each)}`));

describe('the pages of text', () => {
  it('are these, in both languages', () => {
    const slugs = [
      ...['attend-a-hearing', 'contact', 'entering-a-facility', 'how-it-works', 'index', 'not-found'],
      ...['privacy', 'stay-safe', 'who-is-entitled', 'your-rights'],
    ];
    for (const language of languages) expect(slugsIn(language).toSorted()).toEqual(slugs);
  });

  it.each(pages.map((each) => [named(each), each] as const))('%s has exactly its front matter', (_, each) => {
    expect(Object.keys(each.frontMatter)).toEqual(['title', 'tab', 'lead']);
    expect(Object.values(each.frontMatter).filter((value) => value.trim() === '')).toEqual([]);
    expect(each.body).not.toMatch(/^# /m);
  });

  it('use only variables that exist', () => {
    const names = pages.flatMap(({ body }) =>
      [...body.matchAll(/\{\{ *([^}]*?) *\}\}/g)].map(([, name]) => name),
    );
    const known = Object.keys(variables).flatMap((name) => [`office.${name}`, `office.${name} | tel`]);

    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name = '') => !known.includes(name))).toEqual([]);
  });
});

const targetsOf = ({ body, language }: ContentPage): string[] =>
  [...body.matchAll(/\]\(([^)]*)\)/g)].map(([, target = '']) =>
    target.replace(`/${language}/`, '/').replace(`?lang=${language}`, ''),
  );

const shapeOf = (each: ContentPage): unknown => ({
  headings: [...each.body.matchAll(/^(#+) /gm)].map(([, level]) => level),
  items: [...each.body.matchAll(/^(-|\d+\.) /gm)].length,
  targets: targetsOf(each).toSorted(),
  variables: [...each.body.matchAll(variable)].map(([whole]) => whole).toSorted(),
});

describe('the two languages', () => {
  it.each(slugsIn('en'))('have the same headings, lists, links and phones on %s', (slug) => {
    expect(shapeOf(pageOf('es', slug))).toEqual(shapeOf(pageOf('en', slug)));
  });

  it('are not mixed up', () => {
    const inEnglish = pages.filter(({ language }) => language === 'en');
    const inSpanish = pages.filter(({ language }) => language === 'es');

    expect(found(/ (?:el|la|que|usted|persona) /g, ({ read }) => read, inEnglish)).toEqual([]);
    // The names of offices stay as they are written on letters and doors.
    const withoutNames = ({ read }: ContentPage): string => read.replaceAll('Probation and Parole', '');
    expect(found(/ (?:the|you|and|your|person) /g, withoutNames, inSpanish)).toEqual([]);
  });
});

/** Pages that are made of code: they have no text file. */
const forms = ['register', 'sign-in', 'code', 'take-part'];

describe('the links', () => {
  const targets = pages.flatMap((each) => targetsOf(each).map((target) => [named(each), target] as const));

  it('lead to pages that exist, to phones and to the age of the data', () => {
    const isKnown = (target: string): boolean => {
      const slug = /^\/?([\w-]+)\.html$/.exec(target)?.[1] ?? '';
      return (
        forms.includes(slug) ||
        existsSync(`web/content/en/${slug}.md`) ||
        /^tel:(911|\{\{ office\.crisisLine \}\}|\{\{ office\.\w+ \| tel \}\})$/.test(target) ||
        target === '/freshness'
      );
    };

    expect(targets.filter(([, target]) => !isKnown(target))).toEqual([]);
  });

  it('work wherever the start page and that of a wrong address are shown', () => {
    const relative = pages
      .filter(({ slug }) => slug === 'index' || slug === 'not-found')
      .flatMap((each) =>
        [...each.body.matchAll(/\]\((?!tel:)([^)]*)\)/g)]
          .map(([, target = '']) => target)
          .filter((target) => !target.startsWith(`/${each.language}/`)),
      );

    expect(relative).toEqual([]);
  });

  it('lead from the start to every page', () => {
    const start = targetsOf(pageOf('en', 'index'));

    for (const page of [...forms, 'who-is-entitled', 'your-rights', 'how-it-works', 'stay-safe', 'contact'])
      expect(start).toContain(`/${page}.html`);
  });
});

/** What a passer-by must not read on a tab. */
const telling = {
  en: /victim|offender|prison|jail|inmate|crime|criminal|release|parole|custody|escape|correction|hearing|abus|violen/i,
  es: /v[ií]ctima|delinc|ofensor|agresor|prisi[oó]n|c[aá]rcel|preso|reclus|delito|crimen|criminal|salida|liberaci|libertad|condicional|custodia|deten|fuga|escap|correc|audiencia|abus|violen/i,
} as const satisfies Record<Language, RegExp>;

describe('the tab of a browser', () => {
  it('gives nothing away', () => {
    for (const language of languages) {
      const own = pages.filter((each) => each.language === language);
      expect(found(telling[language], ({ frontMatter }) => frontMatter['tab'] ?? '', own)).toEqual([]);
    }
  });

  it('tells the pages of a language apart', () => {
    for (const language of languages) {
      const tabs = slugsIn(language).map((slug) => pageOf(language, slug).frontMatter['tab']);
      expect(new Set(tabs).size).toBe(tabs.length);
    }
  });
});

describe('the texts', () => {
  it.each(slugsIn('en'))('%s is read after six years of school, in English', (slug) => {
    expect(fleschKincaidGrade(pageOf('en', slug).prose)).toBeLessThanOrEqual(6);
  });

  it.each(slugsIn('es'))('%s is easy to read, in Spanish', (slug) => {
    expect(szigrisztPazos(pageOf('es', slug).prose)).toBeGreaterThanOrEqual(65);
  });

  it.each(pages.map((each) => [named(each), each] as const))('%s has no long sentence', (_, { prose }) => {
    const lines = prose.split('\n').map((line) => (/[.?]$/.test(line) ? line : `${line}.`));
    const long = sentencesOf(lines.join('\n')).filter((sentence) => wordsOf(sentence).length > 20);

    expect(long).toEqual([]);
  });

  it('have none of the words that hurt or that only lawyers use', () => {
    expect(
      found(
        /inmate|your offender|perpetrator|abuser|discharged|releasable|abscond|apprehend|deceased|expire|executive|clemency|proceeding|disposition|your appearance|permitted|anomaly|pursuant|herein/gi,
        ({ read }) => read,
      ),
    ).toEqual([]);
    expect(
      found(
        /reclus|\bpres[oa]s?\b|\breo\b|\bintern[oa]\b|delincuente|agresor|ofensor|perpetrador|victimario|abusador|occis|difunt|expira|clemencia|procedimiento|disposición|anomalía|comparec|excarcel|\bindulta/gi,
        ({ read }) => read,
      ),
    ).toEqual([]);
  });

  it('speak of the offender only where they explain the law, and never loudly', () => {
    const others = pages.filter(({ slug }) => slug !== 'who-is-entitled' && slug !== 'your-rights');

    expect(found(/offender/gi, ({ read }) => read, others)).toEqual([]);
    expect(found(/\*\*[^*]*(?:offender|condenad)[^*]*\*\*/gi, ({ body }) => body)).toEqual([]);
  });

  it('promise neither safety nor an outcome, and do not shout', () => {
    expect(
      found(
        /!|¡|\bguarantee|\bwe promise|you (?:are|will be) safe|we (?:will )?(?:keep|make) you safe|garantiz|le prometemos|(?:está|estará) a salvo/gi,
        ({ read }) => read,
      ),
    ).toEqual([]);
    const shouted = /\b(?!STOP|START|HELP|YES|RSMo|MOVANS)[\p{Lu}]{4,}/gu;
    expect(found(shouted, ({ read }) => read)).toEqual([]);
  });

  it('name months in words, and years with them', () => {
    expect(found(/\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b/g, ({ read }) => read)).toEqual([]);
  });

  it('say usted and never tú', () => {
    const inSpanish = pages.filter(({ language }) => language === 'es');

    expect(
      found(
        /(?<!\p{L})(?:tú|tu|tus|ti|contigo|puedes|tienes|quieres)(?!\p{L})/giu,
        ({ read }) => read,
        inSpanish,
      ),
    ).toEqual([]);
  });

  it('use letters that the page can show, and no typing marks left over', () => {
    expect(found(/UNKNOWN|\{\{|TODO|TBD|lorem/g, ({ read }) => read)).toEqual([]);
  });
});

/** A fact of the office's page of today, or another that victims must be told: where it stands, and with which words. */
type StatedFact = readonly [fact: string, slug: string, en: RegExp, es: RegExp];

const facts: readonly StatedFact[] = [
  ['S-01', 'index', /news that is right and on time/, /noticias correctas y a tiempo/],
  [
    'S-01',
    'index',
    /speak up for you.*who can help near you/,
    /Abogamos por usted.*quién puede ayudarle cerca/,
  ],
  [
    'S-02',
    'index',
    /harmed by a crime, their families, and witnesses/,
    /daño por un delito, a su familia y a los testigos/,
  ],
  [
    'S-03',
    'index',
    /take part in hearings, as state law asks/,
    /participar en las audiencias, como manda la ley/,
  ],
  [
    'S-04',
    'who-is-entitled',
    /right to know about the offender's custody. They may ask/,
    /derecho a saber si la persona condenada sigue detenida. Pueden pedir/,
  ],
  ['S-05', 'your-rights', /notice of a hearing is an invitation/, /aviso de una audiencia es una invitación/],
  [
    'S-06',
    'index',
    /parole hearings and what was decided.*a release.*an escape.*a death.*Governor/,
    /audiencias de libertad condicional y lo que se decidió.*una salida.*una fuga.*una muerte.*Gobernador/,
  ],
  ['S-07', 'how-it-works', /Fill in the form/, /Llene el formulario/],
  ['S-07', 'who-is-entitled', /form is the written request/, /formulario es la petición escrita/],
  [
    'S-08',
    'contact',
    /PDF form does not open.*"save link as".*program that reads PDFs/,
    /No se abre un formulario en PDF.*«guardar enlace como».*programa que lee PDF/,
  ],
  ['S-08', 'contact', /send you the form on paper/, /mandamos el formulario en papel/],
  [
    'S-09',
    'who-is-entitled',
    /natural person who suffers direct or threatened physical, emotional or financial harm, as the result of the commission or attempted commission of a crime/,
    /daño físico, emocional o económico, directo o como amenaza, como resultado de un delito cometido o intentado/,
  ],
  [
    'S-10',
    'who-is-entitled',
    /family members of a minor, incompetent or homicide victim/,
    /menor, incapaz o que murió por homicidio/,
  ],
  [
    'S-11',
    'who-is-entitled',
    /spouse, child, sibling, parent, grandparent or legal guardian of a victim/,
    /cónyuge, hijo, hermano, padre o madre, abuelo o tutor legal de una víctima/,
  ],
  [
    'S-12',
    'your-rights',
    /may attend the hearing and be heard/,
    /ir a la audiencia y tiene derecho a que le escuchen/,
  ],
  [
    'S-13',
    'your-rights',
    /while the offender is in the room, or without the offender there/,
    /con la persona condenada en la sala, o sin que esté ahí/,
  ],
  [
    'S-14',
    'your-rights',
    /leave and not see them. Or you may stay and listen to the offender's part/,
    /irse sin verla. O puede quedarse y oír la parte de la persona condenada/,
  ],
  ['S-15', 'your-rights', /ask for a partition.*in writing/, /pedir un panel.*por escrito/],
  [
    'S-16',
    'your-rights',
    /personal meeting with a Board member. It is at the Central Office of Probation and Parole in Jefferson City/,
    /cara a cara con un miembro de la Junta. Es en la oficina central de Probation and Parole, en Jefferson City/,
  ],
  [
    'S-17',
    'your-rights',
    /written or recorded statement instead/,
    /En vez de ir, puede mandar un mensaje escrito o grabado/,
  ],
  [
    'S-18',
    'attend-a-hearing',
    /call us as early as you can.*to arrange the visit/,
    /llámenos lo antes que pueda.*para arreglar la visita/,
  ],
  [
    'S-19',
    'attend-a-hearing',
    /institution.*by video from the Central Office of Probation and Parole in Jefferson City, Missouri/,
    /institución.*por video desde la oficina central de Probation and Parole en Jefferson City, Missouri/,
  ],
  [
    'S-20',
    'attend-a-hearing',
    /at your own expense. This is so for both places/,
    /paga su viaje. Es así para los dos lugares/,
  ],
  [
    'S-21',
    'entering-a-facility',
    /photo ID, such as a driver's license/,
    /identificación con foto, como su licencia de manejar/,
  ],
  [
    'S-21',
    'entering-a-facility',
    /Security rules limit what you may bring/,
    /Por seguridad, no puede entrar con todo/,
  ],
  [
    'S-22',
    'entering-a-facility',
    /enter a facility of the Department of Corrections. Staff may search you/,
    /centro del Departamento de Correcciones. Es posible que el personal le revise/,
  ],
  ['S-23', 'entering-a-facility', /special help.*in advance/, /ayuda especial.*por adelantado/],
  [
    'S-24',
    'entering-a-facility',
    /Staff of the department meet you.*how the hearing works and answer your questions/,
    /personal del departamento le recibe.*explica cómo es la audiencia y contesta sus preguntas/,
  ],
  [
    'S-25',
    'your-rights',
    /What you say is important. It helps the Board decide on parole, on the date, and on the kind of supervision/,
    /Lo que usted dice es importante. Ayuda a la Junta a decidir si hay salida, en qué fecha y con qué vigilancia/,
  ],
  [
    'S-26',
    'your-rights',
    /special conditions after a release, such as no contact with you or your family/,
    /reglas especiales para después de la salida, como que no haya contacto con usted ni con su familia/,
  ],
  [
    'S-27',
    'your-rights',
    /Any interested party may send a written or recorded statement at any time while the offender is in prison/,
    /Toda persona interesada puede mandar un mensaje escrito o grabado. Puede hacerlo cuando quiera, mientras la persona condenada está en prisión/,
  ],
  [
    'S-28',
    'contact',
    /573-526-6516, Monday to Friday, 8 am to 5 pm/,
    /573-526-6516, de lunes a viernes, de 8 am a 5 pm/,
  ],
  [
    'S-29',
    'contact',
    /the name of the person you ask about.*number at the Department of Corrections, if you have it.*as clearly as you can/,
    /nombre de la persona por la que pregunta.*número en el Departamento de Correcciones, si lo tiene.*lo más claro que pueda/,
  ],

  [
    '30 days',
    'your-rights',
    /no hearing without 30 days' notice/,
    /no hay audiencia sin un aviso de 30 días antes/,
  ],
  ['8 to 12 weeks', 'your-rights', /often takes 8 to 12 weeks/, /suele tardar de 8 a 12 semanas/],
  ['no release', 'your-rights', /A hearing is not a release/, /Una audiencia no es una salida/],
  ['217.690', 'your-rights', /ask that the hearing is not waived/, /pedir que no se renuncie a la audiencia/],
  [
    '595.209.1(18)',
    'your-rights',
    /photo of the offender, taken before a release/,
    /foto de la persona condenada, tomada antes de la salida/,
  ],
  [
    'counsel',
    'your-rights',
    /A lawyer may speak for you, or someone else you choose/,
    /hablar por usted un abogado, o alguien que usted elija/,
  ],
  [
    'never told',
    'who-is-entitled',
    /offender is never told that anybody asked/,
    /A la persona condenada nunca se le dice/,
  ],
  ['free', 'who-is-entitled', /Asking is free/, /Pedir avisos es gratis/],
  [
    'witnesses',
    'who-is-entitled',
    /rights at a hearing are for victims only/,
    /derechos en una audiencia son solo para las víctimas/,
  ],
  [
    'legal channels',
    'how-it-works',
    /E-mail. This counts under the law. Certified letter. This counts too/,
    /Correo electrónico. Vale ante la ley. Carta certificada. También vale/,
  ],
  [
    'hours',
    'how-it-works',
    /between 7 am and 8 pm in your time zone/,
    /entre las 7 am y las 8 pm de su zona horaria/,
  ],
  [
    'escape',
    'how-it-works',
    /escaped. We write at once, at any hour. The law says within 24 hours/,
    /se escapó. Escribimos de inmediato, a toda hora. La ley dice en 24 horas/,
  ],
  [
    'not ours',
    'index',
    /county jails courts and protection orders mental health facilities and youth facilities/,
    /cárceles de los condados las cortes y las órdenes de protección los centros de salud mental y los centros para jóvenes/,
  ],
  [
    'day and night',
    'contact',
    /1-866-566-8267. A person answers, day and night/,
    /1-866-566-8267. Contesta una persona, de día y de noche/,
  ],
  [
    'not this alone',
    'index',
    /Do not rely on this service alone for your safety/,
    /No dependa solo de este servicio para su seguridad/,
  ],
  [
    'Safe at Home',
    'stay-safe',
    /We accept it, and we do not ask why.*866-509-1409/,
    /La aceptamos, y no preguntamos por qué.*866-509-1409/,
  ],
  ['hotlines', 'stay-safe', /1-800-799-7233.*988/, /1-800-799-7233.*988/],
  ['quick exit', 'stay-safe', /press the Shift key three times/, /pulsar tres veces la tecla Mayús/],
  ['texts: program', 'privacy', /texts are called MO DOC notices/, /textos se llaman avisos MO DOC/],
  ['texts: how many', 'privacy', /number of texts varies/, /cantidad de textos varía/],
  [
    'texts: rates',
    'privacy',
    /Message and data rates may apply/,
    /Pueden aplicar cargos por mensajes y datos/,
  ],
  ['texts: help and stop', 'privacy', /Text HELP for help. Text STOP to end/, /Mande HELP.*Mande STOP/],
  ['texts: carriers', 'privacy', /Phone companies are not liable/, /empresas de teléfono no responden/],
  ['texts: no condition', 'privacy', /get all notices without them/, /todos los avisos sin ellos/],
  [
    'texts: not shared',
    'privacy',
    /do not sell or share your phone number, or your yes to texts/,
    /No vendemos ni damos a nadie su número de teléfono, ni su sí a los textos/,
  ],
];

describe('what victims must be able to find', () => {
  it('is every fact of the office’s page', () => {
    const wanted = Array.from({ length: 29 }, (_, position) => `S-${String(position + 1).padStart(2, '0')}`);
    const mapped = new Set(facts.map(([fact]) => fact));

    expect(wanted.filter((fact) => !mapped.has(fact))).toEqual([]);
  });

  it.each(facts)('%s stands on %s, in both languages', (_, slug, en, es) => {
    expect(pageOf('en', slug).read).toMatch(en);
    expect(pageOf('es', slug).read).toMatch(es);
  });

  it('has the danger line where it may be needed most', () => {
    for (const language of languages)
      for (const slug of ['index', 'stay-safe', 'contact', 'not-found'])
        expect(pageOf(language, slug).body).toContain('[911](tel:911)');
  });
});
