import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import fc from 'fast-check';
import { cipher } from '../../adapters/cipher.ts';
import { languages, type Language } from '../../domain/contact.ts';
import { fullDay } from '../../domain/dates.ts';
import { sha256 } from '../../domain/ids.ts';
import { framed } from '../../web/frame.ts';
import { registerFields, registerForm, registerPage } from '../../web/register-page.ts';
import { DOC_NUMBER, emailOf, phoneOf } from '../support/builders.ts';
import { aPipeline, CONTACT_KEY, type Pipeline, type Route } from '../support/fakes-pipeline.ts';
import { answered, formIn, unescaped, type Answers, type Fields } from '../support/page-forms.ts';
import { pageProblems } from '../support/pages.ts';

type Answer = APIGatewayProxyStructuredResultV2;

let pipeline: Pipeline;
beforeEach(() => {
  pipeline = aPipeline();
});

const routes: Readonly<Record<string, Route>> = {
  '/registrations': 'submit',
  '/registrations/review': 'review',
  '/registrations/confirm': 'confirm',
};

/** What a browser does that runs no script. */
const send = (action: string, fields: Fields): Promise<Answer> => {
  const { pathname, searchParams } = new URL(action, 'https://vn.mo.gov');
  return pipeline.http(routes[pathname] ?? 'submit', {
    path: pathname,
    headers: { accept: 'text/html,*/*;q=0.8', 'content-type': FORM },
    queryStringParameters: Object.fromEntries(searchParams),
    body: new URLSearchParams(fields).toString(),
  });
};

const emptyForm = (language: Language = 'en') =>
  formIn(framed(registerPage(registerForm(language))), '/registrations/review');

/** Who asks, about whom, and how to reach her. */
const hers: Answers = {
  requesterRole: ['victim'],
  'requesterName.first': ['Robin'],
  'requesterName.last': ['Testperson'],
  'offenderName.last': ['Sampleman'],
  offenderDocNumber: ['123456'],
  email: [emailOf(1)],
  'phones.0.number': ['(573) 555-0001'],
  'phones.0.smsConsent': ['yes'],
  signature: ['Robin Testperson'],
};

const review = (answers: Answers = hers, language: Language = 'en'): Promise<Answer> => {
  const { action, fields } = emptyForm(language);
  return send(action, answered(fields, answers));
};

const press = async (page: Answer, route: string): Promise<Answer> => {
  const { action, fields } = formIn(page.body ?? '', route);
  return send(action, fields);
};

/** The page with all answers has two forms: one that sends them, and one that leads back. */
const sendAll = (page: Answer): Promise<Answer> => press(page, '/registrations');
const change = (page: Answer): Promise<Answer> => press(page, '/registrations/review');

const FORM = 'application/x-www-form-urlencoded';

const stored = () => pipeline.aws.tables.itemsOf('FormSubmissions');

/** The only submission on record, opened. */
const keptOf = (raw: string) => {
  const [item, ...others] = stored();
  if (item === undefined || others.length > 0) throw new Error('not one submission');
  const textOf = (name: string): string => item[name]?.S ?? '';
  expect(JSON.stringify(item)).not.toContain(raw.slice(0, 20));
  return {
    raw: cipher(CONTACT_KEY).open(textOf('submissionId'), 'raw', textOf('sealedRaw')),
    contentType: textOf('contentType'),
    submissionHash: textOf('submissionHash'),
  };
};

const codeIn = (text = ''): string => /\b(?:[2-9B-Z]{4}-){2}[2-9B-Z]{2}\b/.exec(text)?.[0] ?? 'no code';

describe('a form without scripts', () => {
  it.each(languages)('is filled in, looked at, changed, sent and confirmed (%s)', async (language) => {
    const looked = await review(hers, language);
    expect([looked.statusCode, pageProblems(looked.body ?? '')]).toEqual([200, []]);
    expect(stored()).toEqual([]);

    const again = await change(looked);
    const filled = formIn(again.body ?? '', '/registrations/review');
    expect(again.statusCode).toBe(200);
    expect(again.body).not.toContain('id="errors"');
    expect(filled.fields.toSorted()).toEqual(answered(emptyForm(language).fields, hers).toSorted());

    const better = await send(filled.action, answered(filled.fields, { email: [emailOf(2)] }));
    const sent = await sendAll(better);
    expect([sent.statusCode, sent.headers?.['location']]).toEqual([303, `/${language}/registered.html`]);
    expect(sent.body).toBe('');

    await pipeline.drain();
    const [mail] = pipeline.aws.mails;
    expect(mail?.to).toBe(emailOf(2));
    const confirmed = await send(`/registrations/confirm?lang=${language}`, [['code', codeIn(mail?.text)]]);
    expect(confirmed.statusCode).toBeLessThan(400);
    const [subscription] = pipeline.aws.tables.itemsOf('OffenderSubscriptions');
    expect(subscription).toMatchObject({ docNumber: { S: DOC_NUMBER }, state: { S: 'active' } });
  });

  it('is kept word for word as it was sent, and read as it was meant', async () => {
    const { fields } = formIn((await review()).body ?? '', '/registrations');
    await send('/registrations?lang=en', fields);
    await pipeline.drain();

    const raw = new URLSearchParams(fields).toString();
    expect(raw).toContain('phones.0.number=%28573%29+555-0001');
    expect(keptOf(raw)).toMatchObject({ raw, contentType: FORM, submissionHash: sha256(raw) });
    expect(pipeline.aws.texts.map(({ to }) => to)).toEqual([phoneOf(1)]);
  });

  it.each([
    ['spaces and letters written in another way', false],
    ['a body in Base64', true],
  ])('is kept as it came even with %s', async (_, isBase64Encoded) => {
    const { fields } = formIn((await review()).body ?? '', '/registrations');
    const raw = new URLSearchParams(fields)
      .toString()
      .replaceAll('+', '%20')
      .replace('Robin', '%52obin')
      .replaceAll('%28', '(');
    const { statusCode } = await pipeline.http('submit', {
      headers: { accept: 'text/html', 'content-type': `${FORM};charset=UTF-8` },
      body: isBase64Encoded ? Buffer.from(raw).toString('base64') : raw,
      isBase64Encoded,
    });

    expect(statusCode).toBe(303);
    expect(keptOf(raw)).toMatchObject({ raw, contentType: `${FORM};charset=UTF-8` });
  });

  it('is signed on the day on which she looks at it, in Missouri', async () => {
    pipeline.advance(13 * 3600);
    const { fields } = formIn((await review()).body ?? '', '/registrations');

    // 4 a.m. of May 5 in London, 11 p.m. of May 4 in Missouri.
    expect(fields.filter(([name]) => name === 'signedOn')).toEqual([['signedOn', '2026-05-04']]);
  });

  it('sent twice is one request', async () => {
    const page = await review();

    expect(await sendAll(page)).toEqual(await sendAll(page));
    expect(stored()).toHaveLength(1);
  });
});

describe('answers that do not fit', () => {
  it('come back with all that was typed, and what to do in words', async () => {
    const { statusCode, body = '' } = await review({ ...hers, email: ['robin@home'], signature: [] });

    expect(statusCode).toBe(422);
    expect(pageProblems(body)).toEqual([]);
    expect(body).toContain('<a href="#f-email">Give us an e-mail address like name@example.org');
    expect(body).toContain('<a href="#f-signature">Type your full name to sign.</a>');
    expect(body).not.toMatch(/must be|is missing/);
    const back = formIn(body, '/registrations/review');
    const sent = answered(emptyForm().fields, { ...hers, email: ['robin@home'], signature: [''] });
    expect(back.fields.toSorted()).toEqual(sent.toSorted());
    expect(stored()).toEqual([]);
  });

  it('are found again where somebody changes what is sent', async () => {
    const { fields } = formIn((await review()).body ?? '', '/registrations');

    const { statusCode, body } = await send('/registrations?lang=es', answered(fields, { email: ['x'] }));

    expect(statusCode).toBe(422);
    expect(body).toContain('<a href="#f-email">Denos un correo');
    expect(stored()).toEqual([]);
  });

  it('that no field can be blamed for are a page too', async () => {
    const { statusCode, body } = await review({ ...hers, evil: ['<script>'] });

    expect(statusCode).toBe(422);
    expect(body).toContain('We could not read this form.');
    expect(body).not.toContain('<script>');
    expect(body).toContain('value="Robin"');
  });

  it('lose nothing of what was typed, whatever it is', async () => {
    const texts = registerFields('en').filter((name) =>
      /first|last|Text|Notes|accom|line1|signature|phrase|offense/.test(name),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.constantFrom(...texts), fc.string({ unit: 'grapheme', maxLength: 30 })),
        async (typed) => {
          const answers = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value]]));
          const { statusCode, body = '' } = await review(answers);
          const { fields } = formIn(body, '/registrations/review');

          expect(statusCode).toBe(422);
          expect(pageProblems(body.replaceAll(/value="[^"]*"|>\n[^<]*<\/textarea/g, ''))).toEqual([]);
          for (const [name, value] of Object.entries(typed))
            expect(new URLSearchParams(fields).get(name)).toBe(value);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Where the link to a field leads. */
const idLink = (name: string): string => `#f-${name.replaceAll('.', '-')}`;

/** What the page says above the form: where each link leads, and its words. */
const summaryOf = (page: string): readonly (readonly [href: string, words: string])[] => {
  const [, summary = ''] = /id="errors"[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(page) ?? [];
  return [...summary.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href = '', words = '']) => [
    href,
    words,
  ]);
};

/** What stands beside a field, word for word as in the link above. */
const besideOf = (page: string, href: string): string =>
  new RegExp(`id="${href.slice(1)}-error"\\s*>\\s*<span[^>]*>[^<]*</span>\\s*([^<]*)</span`)
    .exec(page)?.[1]
    ?.trim() ?? '';

const family = { requesterRole: ['family-member'], familyRelationship: ['parent'], victimBasis: ['minor'] };
const kim = { 'victimName.first': ['Kim'], 'victimName.last': ['Testperson'] };
const letters = {
  'postalAddress.line1': ['PO Box 1'],
  'postalAddress.city': ['Jefferson City'],
  'postalAddress.zip': ['65102'],
};
const helper = {
  'representative.name.first': ['Pat'],
  'representative.name.last': ['Testhelper'],
  'representative.scope': ['notify-also'],
};

/** Answers that people give by mistake, or leave out, and the fields that are to blame. */
const mistakes: readonly (readonly [what: string, different: Answers, blamed: readonly string[]])[] = [
  ['no role', { requesterRole: [] }, ['requesterRole']],
  ['no first name', { 'requesterName.first': [''] }, ['requesterName.first']],
  ['digits in a name', { 'requesterName.last': ['T3st'] }, ['requesterName.last']],
  [
    'no name at all',
    { 'requesterName.first': [' '], 'requesterName.last': [''] },
    ['requesterName.first', 'requesterName.last'],
  ],
  ['digits in a middle name', { 'requesterName.middle': ['2'] }, ['requesterName.middle']],
  ['family without the person who was harmed', family, ['victimName.first', 'victimName.last']],
  [
    'family without saying how',
    { ...kim, requesterRole: ['family-member'] },
    ['familyRelationship', 'victimBasis'],
  ],
  ['half the name of who was harmed', { ...family, ...kim, 'victimName.first': [''] }, ['victimName.first']],
  ['nobody in prison', { 'offenderName.last': [''] }, ['offenderName.last']],
  ['a first name of signs', { 'offenderName.first': ['?'] }, ['offenderName.first']],
  ['a number of letters', { offenderDocNumber: ['ABC'] }, ['offenderDocNumber']],
  ['a number too long', { offenderDocNumber: ['123456789'] }, ['offenderDocNumber']],
  ['a birthday that no year has', { offenderBirthDate: ['2/30/1980'] }, ['offenderBirthDate']],
  ['too many other names', { offenderAliases: ['x'.repeat(201)] }, ['offenderAliases']],
  ['too long a cause number', { causeNumber: ['1'.repeat(21)] }, ['causeNumber']],
  ['too long an offense', { offense: ['x'.repeat(75)] }, ['offense']],
  ['no news', { eventTypes: ['correction'] }, ['eventTypes']],
  ['an empty request', { requestText: [''] }, ['requestText']],
  ['too long a request', { requestText: ['x'.repeat(2001)] }, ['requestText']],
  ['half an e-mail address', { email: ['robin@home'] }, ['email']],
  ['no way to reach her', { email: [''], 'phones.0.number': [''], 'phones.0.smsConsent': [] }, ['email']],
  ['a phone with too few digits', { 'phones.0.number': ['555-0001'] }, ['phones.0.number']],
  ['consent without a number', { 'phones.1.smsConsent': ['yes'] }, ['phones.1.number']],
  [
    'a second phone that is none, and no first',
    { 'phones.0.number': [''], 'phones.0.smsConsent': [], 'phones.1.number': ['call me'] },
    ['phones.1.number'],
  ],
  ['half an address', { 'postalAddress.line1': ['PO Box 1'] }, ['postalAddress.city', 'postalAddress.zip']],
  ['a state in full', { ...letters, 'postalAddress.state': ['Missouri'] }, ['postalAddress.state']],
  ['a code of three digits', { ...letters, 'postalAddress.zip': ['651'] }, ['postalAddress.zip']],
  ['too long a code of a card', { safeAtHomeCode: ['x'.repeat(41)] }, ['safeAtHomeCode']],
  ['a day of a card in words', { safeAtHomeExpires: ['next year'] }, ['safeAtHomeExpires']],
  ['a phrase that stops messages', { phrase: ['Stop by soon'] }, ['phrase']],
  ['a phrase with the name of that person', { phrase: ['About Sampleman'] }, ['phrase']],
  ['one hour of two', { 'hours.to': ['18:00'] }, ['hours.from']],
  ['hours of no length', { 'hours.from': ['09:00'], 'hours.to': ['09:00'] }, ['hours.from']],
  ['a day that no year has', { blackoutDates: ['12/24\n2/30'] }, ['blackoutDates']],
  ['too long a note', { safeContactNotes: ['x'.repeat(501)] }, ['safeContactNotes']],
  ['another language without a name', { language: ['other'] }, ['otherLanguage']],
  ['too long a need', { accommodation: ['x'.repeat(501)] }, ['accommodation']],
  [
    'half the name of a helper',
    { ...helper, 'representative.name.last': [''] },
    ['representative.name.last'],
  ],
  ['a helper without a task', { ...helper, 'representative.scope': [] }, ['representative.scope']],
  ['a helper’s e-mail that is none', { ...helper, 'representative.email': ['x'] }, ['representative.email']],
  ['a helper’s phone that is none', { ...helper, 'representative.phone': ['1'] }, ['representative.phone']],
  ['no signature', { signature: ['  '] }, ['signature']],
  [
    'three things at once',
    { 'requesterName.last': [''], email: ['x'], signature: [''] },
    ['requesterName.last', 'email', 'signature'],
  ],
];

/** Answers that only a changed form can give. */
const tampered: readonly (readonly [field: string, value: string])[] = [
  ['requesterRole', 'king'],
  ['familyRelationship', 'cousin'],
  ['victimBasis', 'revenge'],
  ['county', 'Nowhere'],
  ['eventTypes', 'parade'],
  ['emailDiscretion', 'loud'],
  ['phones.0.kind', 'pager'],
  ['phones.0.smsConsent', 'perhaps'],
  ['phones.0.discretion', 'loud'],
  ['safeAtHome', 'perhaps'],
  ['hours.from', 'noon'],
  ['timeZone', 'Mars/Olympus'],
  ['digest', 'perhaps'],
  ['emailAnyHour', 'perhaps'],
  ['language', 'tlh'],
];

describe('every mistake', () => {
  it.each(mistakes)('is shown with its answer, and what to do: %s', async (_, different, blamed) => {
    const seen: string[] = [];
    for (const language of languages) {
      const { statusCode, body = '' } = await review({ ...hers, ...different }, language);
      const summary = summaryOf(body);

      expect(statusCode).toBe(422);
      expect(body).toContain(`<html lang="${language}">`);
      expect(pageProblems(body)).toEqual([]);
      expect(summary.map(([href]) => href)).toEqual(blamed.map((name) => idLink(name)));
      expect(summary.map(([href]) => besideOf(body, href))).toEqual(summary.map(([, words]) => words));
      expect(summary.join()).not.toMatch(/must|missing|needed|invalid|expected|debe (?:ser|tener)/i);
      const back = formIn(body, '/registrations/review').fields;
      const sent = answered(emptyForm(language).fields, { ...hers, ...different });
      expect(back.toSorted()).toEqual(sent.toSorted());
      seen.push(summary.map(([, words]) => words).join());
    }
    expect(new Set(seen).size).toBe(languages.length);
    expect(stored()).toEqual([]);
  });

  it.each(tampered)('that no honest form has is blamed on its field too: %s', async (field, value) => {
    const { statusCode, body = '' } = await review({ ...hers, ...family, ...kim, [field]: [value] });

    expect(statusCode).toBe(422);
    expect(summaryOf(body).map(([href]) => href)).toContain(idLink(field));
    expect(body).not.toContain(value);
    expect(new URLSearchParams(formIn(body, '/registrations/review').fields).get('signature')).toBe(
      'Robin Testperson',
    );
  });

  it('stays mended when the form is sent again', async () => {
    const { body = '' } = await review({ ...hers, email: ['robin@home'] });
    const { action, fields } = formIn(body, '/registrations/review');

    const looked = await send(action, answered(fields, { email: [emailOf(1)] }));

    expect(looked.statusCode).toBe(200);
    expect((await sendAll(looked)).statusCode).toBe(303);
  });
});

/** An answer to every question that the form has, each different, as a person would give it. */
const everything: Answers = {
  ...{ requesterRole: ['guardian'], familyRelationship: ['sibling'], victimBasis: ['incompetent'] },
  ...{ 'requesterName.first': ['Róbin'], 'requesterName.middle': ['Que'], 'requesterName.last': ["O'Test"] },
  ...{ 'requesterName.suffix': ['Jr.'], 'victimName.first': ['Kim'], 'victimName.middle': ['Lou'] },
  ...{ 'victimName.last': ['Testchild'], 'victimName.suffix': ['II'], 'offenderName.first': ['Avery'] },
  ...{ 'offenderName.middle': ['Bo'], 'offenderName.last': ['Sampleman'], 'offenderName.suffix': ['Sr.'] },
  ...{ offenderDocNumber: ['123456'], offenderAliases: ['<Ave> & "Co"'], offenderBirthDate: ['3/7/1980'] },
  ...{ causeNumber: ['12AB-CR'], county: ['COLE'], offense: ['Something else'], eventTypes: ['escape'] },
  ...{ requestText: ['Please\ntell me.'], email: [emailOf(1)], emailDiscretion: ['discreet'] },
  ...{ 'phones.0.number': ['(573) 555-0001'], 'phones.0.kind': ['landline'], 'phones.0.smsConsent': [] },
  ...{ 'phones.0.discretion': ['link-only'], 'phones.1.number': ['573-555-0002'], 'phones.1.kind': ['tty'] },
  ...{ 'phones.1.smsConsent': ['yes'], 'phones.1.discretion': ['discreet'], phrase: ['Book club at noon'] },
  ...{
    'postalAddress.line1': ['PO Box 1'],
    'postalAddress.line2': ['Apt X-9'],
    'postalAddress.state': ['KS'],
  },
  ...{ 'postalAddress.city': ['Shawnee'], 'postalAddress.zip': ['66203'], safeAtHome: ['yes'] },
  ...{ safeAtHomeCode: ['SAH-77'], safeAtHomeExpires: ['2027-08-09'], 'hours.from': ['09:00'] },
  ...{ 'hours.to': ['17:00'], timeZone: ['America/Denver'], digest: ['yes'], emailAnyHour: ['yes'] },
  ...{ blackoutDates: ['12/24\n5/6/2027'], safeContactNotes: ['No voicemail'], language: ['other'] },
  ...{ otherLanguage: ['Bosnian'], accommodation: ['Large print'], 'representative.name.first': ['Pat'] },
  ...{ 'representative.name.last': ['Testhelper'], 'representative.scope': ['hearing'] },
  ...{ 'representative.email': [emailOf(9)], 'representative.phone': ['573-555-0009'] },
  ...{ signature: ["Róbin Que O'Test"] },
};

/** The label of a box, or of an option, that has a value. */
const labelOf = (page: string, name: string, value: string): string | undefined => {
  const inSelect = new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?</select>`).exec(page)?.[0] ?? '';
  const option = new RegExp(`<option value="${value}"[^>]*>([^<]*)`).exec(inSelect)?.[1];
  if (option !== undefined) return option;
  const id = new RegExp(`id="([^"]*)"\\s+name="${name}"\\s+value="${value}"`).exec(page)?.[1] ?? '';
  return new RegExp(`for="${id}"\\s*>([^<]*)`).exec(page)?.[1];
};

/** How an answer of `everything` is read back. */
const wordsFor = (name: string, language: Language): readonly string[] => {
  const [yes, no] = { en: ['Yes', 'No'], es: ['Sí', 'No'] }[language];
  const written: Readonly<Record<string, readonly (string | undefined)[]>> = {
    offenderBirthDate: [fullDay('1980-03-07', language)],
    safeAtHomeExpires: [fullDay('2027-08-09', language)],
    blackoutDates: [
      { en: 'December 24, each year', es: '24 de diciembre, cada año' }[language],
      fullDay('2027-05-06', language),
    ],
    ...{ safeAtHome: [yes], digest: [yes], emailAnyHour: [yes] },
    ...{ 'phones.0.smsConsent': [no], 'phones.1.smsConsent': [yes] },
  };
  const form = framed(registerPage(registerForm(language)));
  const plain = everything[name]?.map((value) => unescaped(labelOf(form, name, value) ?? value)) ?? [];
  return written[name]?.map((words) => words ?? '') ?? plain;
};

describe('the page with all answers', () => {
  it.each(languages)('shows each of them once more in words, and nothing else (%s)', async (language) => {
    const { statusCode, body = '' } = await review(everything, language);
    const shown = [...body.matchAll(/<dd>([\s\S]*?)<\/dd>/g)].map(([, answer = '']) => unescaped(answer));

    expect(statusCode).toBe(200);
    expect(shown).toEqual([
      ...registerFields(language).flatMap((name) => wordsFor(name, language)),
      fullDay('2026-05-04', language),
    ]);
    expect(registerFields(language).filter((name) => !(name in everything))).toEqual([]);
  });

  it('sends every one of them as it was typed', async () => {
    const page = await review(everything);

    const { fields } = formIn(page.body ?? '', '/registrations');

    const typed = answered(emptyForm().fields, everything).filter(([, value]) => value !== '');
    expect(fields.toSorted()).toEqual([...typed, ['signedOn', '2026-05-04']].toSorted());
    expect((await sendAll(page)).statusCode).toBe(303);
  });
});

describe('when it fails on our side', () => {
  it('she has all her answers, and can send them again', async () => {
    const page = await review();
    pipeline.aws.refuse.table = () => new Error('down');

    const failed = await sendAll(page);
    pipeline.aws.refuse.table = () => undefined;
    const sent = await sendAll(failed);

    expect(failed.statusCode).toBe(500);
    expect(failed.body).toContain('Something went wrong on our side.');
    expect(pipeline.log.join()).toContain('"failed"');
    expect(pipeline.log.join()).not.toMatch(/Robin|Sampleman|example\.org/);
    expect(sent.statusCode).toBe(303);
    expect(stored()).toHaveLength(1);
  });
});

describe('whoever asks', () => {
  it('gets the same bytes after the same work, known or unknown', async () => {
    await pipeline.aVictim(1);
    const traced = async (answers: Answers): Promise<unknown> => {
      const before = pipeline.aws.requests.length;
      const page = await review(answers);
      const sent = await sendAll(page);
      return [page.statusCode, sent, pipeline.aws.requests.slice(before)];
    };

    const known = await traced(hers);
    const unknown = await traced({ ...hers, email: [emailOf(7)], 'phones.0.number': [phoneOf(7)] });
    const nobody = await traced({
      ...hers,
      offenderDocNumber: ['99999999'],
      'offenderName.last': ['Nobody'],
    });

    expect(unknown).toEqual(known);
    expect(nobody).toEqual(known);
  });

  it.each(languages)(
    'gets the same answer when it is sent again, at once or days later (%s)',
    async (language) => {
      const first = await sendAll(await review(hers, language));
      await pipeline.drain();

      const again = [await sendAll(await review(hers, language))];
      for (const seconds of [11 * 60, 26 * 3600]) {
        pipeline.advance(seconds);
        again.push(await sendAll(await review(hers, language)));
      }

      expect(first.headers?.['location']).toBe(`/${language}/registered.html`);
      expect(again).toEqual([first, first, first]);
    },
  );

  it('gets the same answer after somebody confirmed, withdrew, or is known by the same phone', async () => {
    const sent = await sendAll(await review());
    await pipeline.drain();
    expect(
      (await send('/registrations/confirm', [['code', codeIn(pipeline.aws.mails[0]?.text)]])).statusCode,
    ).toBe(200);

    const others = [
      await sendAll(await review()),
      await sendAll(await review({ ...hers, 'requesterName.first': ['Somebody'], signature: ['Else'] })),
      await sendAll(await review({ ...hers, offenderDocNumber: [''] })),
    ];

    expect(others).toEqual([sent, sent, sent]);
  });

  it('as a program gets JSON as ever', async () => {
    const { statusCode, headers, body } = await pipeline.http('submit', {
      path: '/registrations',
      headers: { 'content-type': FORM },
      body: 'requesterRole=victim',
    });

    expect([statusCode, headers?.['content-type']]).toEqual([422, 'application/problem+json']);
    expect(JSON.parse(body ?? '')).toMatchObject({ title: 'Some fields are not right' });
  });

  it('looks at answers without a trace', async () => {
    await review();
    await review({ ...hers, email: [] });

    expect(pipeline.aws.requests).toEqual([]);
    expect(pipeline.log.join()).not.toMatch(/Robin|Sampleman|example\.org/);
  });

  it('gets pages that nothing keeps, and that run only what is ours', async () => {
    for (const { headers } of [await review(), await review({}), await sendAll(await review())]) {
      expect(headers?.['cache-control']).toBe('no-store');
      expect(headers?.['content-security-policy']).toContain("default-src 'none'");
    }
  });
});

/** What tells of the inside of a program. */
const inside = /\bat [\w.<>]+ \(|\w+Error\b|node_modules|\.[jt]s:\d|undefined|\[object|ZodMini|Dynamo/;

/** A name of a field, as somebody might send it who tries what happens. */
const anyName = fc.oneof(
  fc.constantFrom(...registerFields('en'), 'signedOn'),
  fc.constantFrom('__proto__', '__proto__.x', 'constructor.prototype.x', 'toString', 'phones', 'phones.0'),
  fc.constantFrom(
    'phones.99.number',
    'phones.100.number',
    'phones.-1.number',
    'phones.0.number.x',
    'a.b.c.d.e',
  ),
  fc.constantFrom('requesterName', 'hours', '', '.', '..', 'eventTypes.0', 'lang', 'step', 'victimId'),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const anyValue = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\u202e',
    '\ufeff',
    '٠٠١٢٣٤٥٦',
    '<script>x</script>',
    '"\'><b>',
    '{title}',
  ),
  fc.constantFrom('x'.repeat(3_000), '9999-12-31', '0000-00-00', '--02-30', '1e9', 'true', 'null', '[]'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const anyFields = fc.array(fc.tuple(anyName, anyValue), { maxLength: 12 });

/** Ways to write a form that browsers do not use. */
const anyEncoding = fc.constantFrom<(body: string) => string>(
  (body) => body,
  (body) => body.replaceAll('+', '%20').replaceAll('=', '%3D'),
  (body) => body.replaceAll('%', '%25'),
  (body) => body.replaceAll('%C3', '%'),
  (body) => `${body}&%&%zz=%e9&=&&&=x`,
  (body) => `\ufeff${body}`,
  (body) => `${body}&${body}`,
  (body) => body.slice(0, Math.floor(body.length / 2)),
  (body) => Buffer.from(body, 'utf16le').toString('latin1'),
);

describe('whatever is sent', () => {
  it('is answered with a page, without a trace of the inside or of anybody else', async () => {
    const others = await pipeline.aVictim(1, { requesterName: { first: 'Otherperson', last: 'Known' } });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          route: fc.constantFrom<Route>('review', 'submit'),
          fields: anyFields,
          keeps: fc.boolean(),
          encode: anyEncoding,
          type: fc.constantFrom(
            FORM,
            `${FORM}; charset=utf-16`,
            FORM.toUpperCase(),
            'multipart/form-data',
            '',
          ),
          lang: fc.constantFrom('en', 'es', 'xx', '', 'es,en', '"><script>'),
        }),
        async ({ route, fields, keeps, encode, type, lang }) => {
          pipeline.log.length = 0;
          const wellFormed = fields.map(([name, value]): [string, string] => [
            name.toWellFormed(),
            value.toWellFormed(),
          ]);
          const all = [...(keeps ? answered(emptyForm().fields, hers) : []), ...wellFormed];
          const {
            statusCode = 0,
            headers,
            body = '',
          } = await pipeline.http(route, {
            path: route === 'review' ? '/registrations/review' : '/registrations',
            headers: { accept: 'text/html', 'content-type': type },
            queryStringParameters: { lang },
            body: encode(new URLSearchParams(all).toString()),
          });

          const outside = body
            .replaceAll(/ value="[^"<>]*"/g, '')
            .replaceAll(/>[^<>]*<\/(textarea|dd)>/g, '></$1>');
          expect([200, 303, 413, 415, 422, 400]).toContain(statusCode);
          expect(headers?.['cache-control']).toBe('no-store');
          expect(outside).not.toMatch(inside);
          expect(outside).not.toContain('x</script>');
          expect(body).not.toContain('Otherperson');
          expect(body).not.toContain(others);
          expect(pipeline.log.join()).not.toMatch(/"failed"|Robin|Testperson|example\.org/);
          if (statusCode !== 303) expect(pageProblems(outside)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each<[string, Fields]>([
    ['one answer of a megabyte', [['requestText', 'x'.repeat(1_000_000)]]],
    ['a hundred thousand fields', Array.from({ length: 100_000 }, (_, n) => [`f${n}`, 'x'])],
  ])('is not looked at when it is far too large: %s', async (_, fields) => {
    for (const action of ['/registrations/review?lang=es', '/registrations?lang=es']) {
      const { statusCode, body = '' } = await send(action, fields);

      expect(statusCode).toBe(413);
      expect(body).toContain('<html lang="es">');
      expect(body.length).toBeLessThan(10_000);
    }
    expect(stored()).toEqual([]);
  });

  it('is a form again, with what can be read of it, when its fields contradict each other', async () => {
    const odd: Fields = [...answered(emptyForm().fields, hers), ['email.x', '1']];

    for (const action of ['/registrations/review', '/registrations']) {
      const { statusCode, body = '' } = await send(action, odd);

      expect(statusCode).toBe(422);
      expect(body).toContain('We could not read this form.');
      expect(new URLSearchParams(formIn(body, '/registrations/review').fields).get('email')).toBe(emailOf(1));
    }
  });

  it('is one mistake when a field stands twice', async () => {
    const twice: Fields = [...answered(emptyForm().fields, hers), ['signature', 'Somebody Else']];

    const { statusCode, body = '' } = await send('/registrations/review', twice);

    expect(statusCode).toBe(422);
    expect(summaryOf(body).map(([href]) => href)).toEqual(['#f-signature']);
  });

  it('is a page when it is no form at all', async () => {
    const {
      statusCode,
      headers,
      body = '',
    } = await pipeline.http('review', {
      path: '/registrations/review',
      headers: { accept: 'text/html', 'content-type': 'application/json', 'accept-language': 'es-MX,en' },
      body: '{"requesterRole":"victim"}',
    });

    expect([statusCode, headers?.['content-type']]).toEqual([415, 'text/html; charset=utf-8']);
    expect(body).toContain('<html lang="es">');
  });
});
