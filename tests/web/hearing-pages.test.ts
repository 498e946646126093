import { languages, type Language } from '../../domain/contact.ts';
import { hearingRequest, wishes, wishesIn } from '../../domain/hearing-request.ts';
import { recordingKinds } from '../../domain/recording.ts';
import { NOW } from '../support/builders.ts';
import { RECORDING_DOOR } from '../support/fakes-pipeline.ts';
import { framed, type Page } from '../../web/frame.ts';
import { hearingsPage, ownHearingPage, type OwnHearing } from '../../web/account-hearings.ts';
import { recordingSentPage, takePartPage } from '../../web/take-part.ts';
import { hearingFormPage, returnedHearingForm, untouchedHearingForm } from '../../web/hearing-form.ts';
import { hearingReceiptPage } from '../../web/hearing-receipt.ts';
import { uploadForms } from '../../web/upload-forms.ts';
import { hearingWords } from '../../web/words/hearing.ts';
import { wishWords } from '../../web/words/wishes.ts';
import { linesOf, pageProblems, reading, telling } from '../support/pages.ts';

const everything = {
  ...{ attend: 'institution', presence: 'absent', afterwards: 'stay', partition: 'yes' },
  ...{ companions: 'A', accommodation: 'B', speakerName: 'C', speakerContact: 'D', boardMeeting: 'yes' },
  ...{ statement: 'E', recording: 'yes', noContact: 'yes', conditions: 'F', notWaived: 'yes', photo: 'yes' },
  more: 'G',
};
const asked = wishes.map((wish) => ({ wish }));

const hearing: OwnHearing = {
  ...{ notificationId: 'n', hearingKind: 'parole', hearingStart: '2026-09-22T14:30:00.000Z' },
  ...{ mode: 'video', place: 'Sample Center', mayTakePart: true },
  requests: [{ requestNumber: 'A1B2C3D4', receivedAt: '2026-05-04T15:00:00.000Z', asked }],
};
const witnessed: OwnHearing = { ...hearing, notificationId: 'w', mayTakePart: false, requests: [] };

const uploads = recordingKinds.map((kind) =>
  RECORDING_DOOR.mayPost('request-1', kind, 'https://vn.mo.gov/en/recording-sent.html', NOW),
);

const pagesIn = (language: Language): Readonly<Record<string, Page>> => ({
  form: hearingFormPage(untouchedHearingForm(language)),
  'form with mistakes': hearingFormPage(
    returnedHearingForm(
      language,
      new URLSearchParams(everything),
      Object.keys(hearingWords[language].advice),
    ),
  ),
  'receipt by a link': hearingReceiptPage({ language, by: 'link', number: 'A1B2C3D4', asked }),
  'receipt of who is signed in': hearingReceiptPage({
    ...{ language, by: 'account', number: 'A1B2C3D4', asked },
    upload: uploadForms(uploads, language),
  }),
  'list of hearings': hearingsPage(language, [hearing, witnessed]),
  'list of no hearings': hearingsPage(language, []),
  'form of who is signed in': ownHearingPage(hearing, untouchedHearingForm(language)),
  'page about taking part': takePartPage(language),
  'page after a recording': recordingSentPage(language),
});

const pages = languages.flatMap((language) =>
  Object.entries(pagesIn(language)).map(([name, page]) => ({ name, language, page, text: framed(page) })),
);

describe.each(pages)('the $name ($language)', ({ language, page, text }) => {
  it('is well made', () => {
    expect(pageProblems(text)).toEqual([]);
  });

  it('is plain to read', () => {
    expect(reading(language, [page.title, page.lead ?? '', page.main])).toEqual([]);
  });

  it('has a neutral tab', () => {
    expect(page.tab).not.toMatch(telling[language]);
  });
});

describe('the form', () => {
  it.each(languages)('explains each choice by what happens next (%s)', (language) => {
    const { text } = new Map(pages.map((one) => [`${one.language} ${one.name}`, one])).get(
      `${language} form`,
    ) ?? { text: '' };
    const lines = linesOf([hearingFormPage(untouchedHearingForm(language)).main])
      .split('\n')
      .join(' ');

    expect(wishes.filter((wish) => !lines.includes(wishWords[language][wish].label))).toEqual([]);
    expect(wishes.filter((wish) => !lines.includes(wishWords[language][wish].next))).toEqual([]);
    expect(text).toContain('<form class="usa-form usa-form--large" method="post" novalidate>');
  });

  it.each(languages)('asks for exactly what is read (%s)', (language) => {
    const { text } = { text: framed(hearingFormPage(untouchedHearingForm(language))) };
    const names = new Set(
      [...text.matchAll(/<(?:input|textarea)[^>]*?\sname="([^"]*)"/g)].map(([, name]) => name),
    );

    expect([...names].toSorted()).toEqual(Object.keys(hearingRequest.shape).toSorted());
  });

  it('sends nothing but its defaults when nobody has touched it, which asks for nothing', () => {
    const text = framed(hearingFormPage(untouchedHearingForm('en')));
    const checked = [...text.matchAll(/name="([^"]*)"\s+value="([^"]*)"\s+checked/g)].map(
      ([, name, value]) => [name, value],
    );

    expect(checked).toEqual([
      ['attend', 'no'],
      ['presence', 'later'],
      ['afterwards', 'later'],
    ]);
    expect(wishesIn(hearingRequest.parse(Object.fromEntries(checked)))).toEqual([]);
  });

  it('keeps all that was typed, as text', () => {
    const values = new URLSearchParams({ ...everything, statement: '</textarea><script>alert(1)</script>' });
    const text = framed(hearingFormPage(returnedHearingForm('en', values, ['statement'])));

    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;/textarea&gt;&lt;script&gt;');
    expect([...text.matchAll(/checked/g)]).toHaveLength(9);
  });
});

describe('the receipt', () => {
  it('shows her own words line by line, and never as markup', () => {
    const words = 'One\r\n<b>two</b>\nthree';
    const page = hearingReceiptPage({
      ...{ language: 'en', by: 'link', number: 'A1B2C3D4' },
      asked: [{ wish: 'statement', words }],
    });

    expect(framed(page)).toMatch(/One\s*<br \/>&lt;b&gt;two&lt;\/b&gt;\s*<br \/>three/);
  });

  it.each(languages)('says that travel is hers to pay, and what to bring (%s)', (language) => {
    const lines = linesOf(hearingReceiptPage({ language, by: 'link', number: 'A1B2C3D4', asked: [] }).main);

    expect(lines).toMatch({ en: /pay for your own travel/, es: /paga su viaje/ }[language]);
    expect(lines).toMatch({ en: /photo ID/, es: /identificación con foto/ }[language]);
  });
});

describe('the forms for a recording', () => {
  const text = framed(
    hearingReceiptPage({
      ...{ language: 'en', by: 'account', number: 'A1B2C3D4', asked },
      upload: uploadForms(uploads, 'en'),
    }),
  );
  const forms = [...text.matchAll(/<form[^>]*multipart[\s\S]*?<\/form>/g)].map(([form]) => form);

  it('go straight to the bucket, one for each kind, and say how large a file may be', () => {
    expect(forms.map((form) => /action="([^"]*)"/.exec(form)?.[1])).toEqual(uploads.map(({ url }) => url));
    expect(forms.map((form) => /At most (\d+) MB/.exec(form)?.[1])).toEqual(['100', '250', '20']);
  });

  it('hold the fields that were signed, and the file last: S3 reads nothing behind it', () => {
    for (const [position, form] of forms.entries()) {
      const fields = [
        ...form.matchAll(/<input[^>]*?\sname="([^"]*)"[^>]*?(?:\svalue="([^"]*)")?[^>]*>/g),
      ].map(([, name]) => name);

      expect(fields).toEqual([...Object.keys(uploads[position]?.fields ?? {}), 'file']);
    }
  });
});
