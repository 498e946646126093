import { openApiDocument } from '../../api/document.ts';
import { answersIn, wrongAnswers } from '../../domain/answers.ts';
import { languages, type Language } from '../../domain/contact.ts';
import { eventTypes } from '../../domain/event-types.ts';
import { fieldsFrom } from '../../domain/form-fields.ts';
import { questionsIn } from '../../web/form-parts.ts';
import { framed } from '../../web/frame.ts';
import { html } from '../../web/html.ts';
import { registerFields, registerForm, registerPage } from '../../web/register-page.ts';
import { registerSections } from '../../web/register-questions.ts';
import { registeredPage } from '../../web/registered-page.ts';
import { reviewPage } from '../../web/register-review.ts';
import { linesOf, pageProblems, reading, telling } from '../support/pages.ts';

const NOW = new Date('2026-05-04T15:00:00.000Z');

/** What the API takes, by the names of a web form; of each phone the form has two. */
interface TakenField {
  readonly enum?: readonly string[];
  readonly items?: { readonly enum?: readonly string[] };
}
const { components } = openApiDocument('0.1.0') as unknown as {
  components: {
    schemas: Record<
      string,
      { properties: Record<string, TakenField>; patternProperties: Record<string, TakenField> }
    >;
  };
};
const { properties, patternProperties } = components.schemas['RegistrationFormFields'] ?? {
  properties: {},
  patternProperties: {},
};
const taken: Readonly<Record<string, TakenField>> = {
  ...properties,
  ...Object.fromEntries(
    Object.entries(patternProperties).flatMap(([pattern, field]) =>
      [0, 1].map((place) => [
        pattern.replace(/^\^phones\\\.\[0-9\]\{1,2\}\\\./, `phones.${place}.`).replace(/\$$/, ''),
        field,
      ]),
    ),
  ),
};

/** The server writes the day; and whoever helps is called by two names. */
const notAsked = ['signedOn', 'representative.name.middle', 'representative.name.suffix'];

const answered = (language: Language = 'en'): URLSearchParams =>
  new URLSearchParams([
    ...registerForm(language).values,
    ...Object.entries({
      ...{ requesterRole: 'family-member', familyRelationship: 'parent', victimBasis: 'homicide' },
      ...{ 'requesterName.first': 'Robin', 'requesterName.last': 'Testperson' },
      ...{ 'victimName.first': 'Kim', 'victimName.last': 'Testperson', 'offenderName.last': 'Sampleman' },
      ...{ county: 'COLE', email: 'robin@example.org', 'hours.from': '08:00', 'hours.to': '18:00' },
      ...{ 'phones.1.number': '573-555-0123', blackoutDates: '3/7/2027\n12/24', digest: 'yes' },
      ...{ offenderBirthDate: '1980-03-07', safeContactNotes: 'No voicemail.\nAfter six.' },
      ...{ signature: 'Robin Testperson', signedOn: '2026-05-04' },
    }),
  ]);

describe.each(languages)('in %s', (language) => {
  const pages = {
    register: registerPage(registerForm(language)),
    'register, all wrong': registerPage(
      registerForm(language, new URLSearchParams(), registerFields(language)),
    ),
    'register, unreadable': registerPage(registerForm(language), { unreadable: true }),
    review: reviewPage(language, answered(language)),
    'review, failed': reviewPage(language, answered(language), { hasFailed: true }),
    registered: registeredPage(language),
  };

  it.each(Object.entries(pages))(
    'the page %s is well made, plain to read, and neutral on a tab',
    (_, page) => {
      expect(pageProblems(framed(page))).toEqual([]);
      expect(reading(language, [page.title, page.lead ?? '', page.main])).toEqual([]);
      expect(page.tab).not.toMatch(telling[language]);
    },
  );

  it('the form asks for whatever the API takes, and nothing else', () => {
    expect(registerFields(language).toSorted()).toEqual(
      Object.keys(taken)
        .filter((name) => !notAsked.includes(name))
        .toSorted(),
    );
  });

  it('every field of the schema has advice, and no two say the same of different things', () => {
    const { advice } = registerForm(language);

    expect(Object.keys(taken).filter((name) => (advice[name] ?? '').length < 10)).toEqual([]);
    expect(
      reading(
        language,
        Object.keys(taken).map((name) => html`<p>${advice[name]}</p>`),
      ),
    ).toEqual([]);
  });

  it('the choices are those of the schema', () => {
    const questions = questionsIn(registerSections(language).flatMap(({ parts }) => parts));
    const chosen = questions.flatMap((question) => ('choices' in question ? [question] : []));
    const inSchema = (name: string): readonly string[] | undefined =>
      taken[name]?.enum ?? taken[name]?.items?.enum;

    for (const { name, choices } of chosen) {
      const values = choices.map(({ value }) => value).filter((value) => value !== '');
      // News and its changes share a box, and a correction is never left out.
      if (name === 'eventTypes') expect(eventTypes).toEqual(expect.arrayContaining(values));
      else if (inSchema(name) !== undefined)
        expect(values.toSorted()).toEqual([...(inSchema(name) ?? [])].toSorted());
    }
    expect(chosen.filter(({ name }) => inSchema(name) === undefined).map(({ name }) => name)).toEqual([
      ...['county', 'eventTypes', 'hours.from', 'hours.to', 'timeZone'],
    ]);
  });

  it('whoever only says who she is and how to reach her gets what most would choose', () => {
    const { values } = registerForm(language);
    for (const [name, value] of answered(language))
      if (/^(requester|offenderName|signature|signedOn|email)/.test(name)) values.set(name, value);
    values.set('requesterRole', 'victim');
    values.append('eventTypes', 'correction');

    expect(wrongAnswers(values, NOW)).toEqual([]);
    expect(fieldsFrom(answersIn(values).toString())).toMatchObject({ language, timeZone: 'America/Chicago' });
    expect(fieldsFrom(answersIn(values).toString())).not.toHaveProperty('phones');
    expect(values.getAll('eventTypes')).not.toContain('transfer');
  });

  it('the texts of phones say what carriers require', () => {
    const text = linesOf(pages.register.main);

    expect(text).toMatch(language === 'en' ? /number of texts varies/ : /cantidad de textos varía/);
    expect(text).toMatch(/STOP/);
    expect(text).toMatch(/HELP/);
    expect(html`${pages.register.main}`.text).not.toMatch(/name="phones\.\d\.smsConsent"[^>]*\schecked/);
    expect(html`${pages.register.main}`.text).toContain(`href="/${language}/privacy.html"`);
  });
});

describe('questions that few need', () => {
  const openIn = (name: string, value: string, wrong: readonly string[] = []): string[] => {
    const values = new URLSearchParams(registerForm('en').values);
    if (value !== '') values.set(name, value);
    const page = html`${registerPage(registerForm('en', values, wrong)).main}`.text;
    return [...page.matchAll(/<details\s+open>\s*<summary>([^<]*)/g)].map(([, title = '']) => title);
  };

  it('are folded away until somebody answers one, or an answer does not fit', () => {
    expect(openIn('', '')).toEqual([]);
    expect(openIn('causeNumber', '12AB')).toEqual(['More that helps us find this person']);
    expect(openIn('safeAtHomeCode', 'X')).toEqual(['An address for letters', 'Your Safe at Home card']);
    expect(openIn('', '', ['phrase'])).toEqual(['Words of your own for our messages']);
    expect(openIn('phones.1.number', '573')).toEqual(['A second phone']);
  });
});

describe('all answers on one page', () => {
  const text = html`${reviewPage('en', answered()).main}`.text.replaceAll(/\s+/g, ' ');
  const answersTo = (question: string): string[] => {
    const [, answers = ''] = new RegExp(`<dt>${question}</dt> (.*?) </div>`).exec(text) ?? [];
    return [...answers.matchAll(/<dd>(.*?)<\/dd>/g)].map(([, answer = '']) => answer);
  };

  it.each([
    ['Who are you\\?', ['I am family of the person who was harmed']],
    ['Day on which the person was born', ['Friday, March 7, 1980']],
    ['County of the court case', ['Cole']],
    ['Days on which we should not write', ['Sunday, March 7, 2027', 'December 24, each year']],
    ['DOC number of the person', ['You do not know it. A person of our office will look for it.']],
    ['A second phone: Phone number', ['573-555-0123']],
    ['A second phone: Yes, send me texts called MO DOC notices on this cell phone', ['No']],
    ['Your phone: Phone number', []],
    ['Send me the less urgent news of a day in one message', ['Yes']],
    ['E-mail may come at any hour', []],
    ['Date', ['Monday, May 4, 2026']],
  ])('are in words: %s', (question, answers) => {
    expect(answersTo(question)).toEqual(answers);
  });

  it('go along unseen, word for word', () => {
    const page = html`${reviewPage('en', answered()).main}`.text;
    const [, sent = ''] = /action="\/registrations\?lang=en"([\s\S]*?)<\/form>/.exec(page) ?? [];
    const hidden = [...sent.matchAll(/type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g)];

    expect(hidden.map(([, name, value]) => [name, value])).toEqual([...answered()]);
  });
});
