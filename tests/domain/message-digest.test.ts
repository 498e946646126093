import { discretionLevels, languages, type Discretion, type Language } from '../../domain/contact.ts';
import { composeDigestEmail } from '../../domain/message-digest.ts';
import { composeEmail } from '../../domain/message-email.ts';
import { aChange, DOC_NUMBER, FACILITY, LINK, LONGEST_DAY, nameParts } from '../support/message-cases.ts';
import { fleschKincaidGrade, sentencesOf, szigrisztPazos, wordsOf } from '../support/reading-level.ts';
import { wordings } from '../../domain/wording-languages.ts';

const PHRASE = 'Message from the public library - ref 42';

/** Every routine type, in one message. */
const notices = [
  { change: aChange('release-date-set', { releaseDate: LONGEST_DAY }), reference: '1111-AAAA' },
  { change: aChange('transfer', { toFacility: FACILITY }), reference: '2222-BBBB' },
  { change: aChange('death', { dateOfDeath: LONGEST_DAY }), reference: '3333-CCCC' },
];

const digest = (language: Language, discretion: Discretion = 'full', reminder = false) =>
  composeDigestEmail({ notices, language, discretion, phrase: PHRASE, link: LINK, reminder });

describe.each(languages)('a digest by e-mail in %s', (language) => {
  const { subject, text, html } = digest(language);

  it('has a neutral subject line', () => {
    expect(subject).toBe(language === 'en' ? 'A message from MO DOC' : 'Un mensaje de MO DOC');
  });

  it('tells each notice under its own heading, with its own reference, in the order given', () => {
    const headings =
      language === 'en'
        ? ['Notice 1 of 3', 'Notice 2 of 3', 'Notice 3 of 3']
        : ['Aviso 1 de 3', 'Aviso 2 de 3', 'Aviso 3 de 3'];
    const order = notices.flatMap(({ reference }, position) => [headings[position] ?? '', `: ${reference}`]);
    const positions = order.map((words) => text.indexOf(words));

    expect(positions).not.toContain(-1);
    expect(positions).toEqual(positions.toSorted((a, b) => a - b));
    for (const heading of headings) expect(html).toContain(`>${heading}</h2>`);
  });

  it('says of each notice all that its own e-mail says', () => {
    for (const notice of notices) {
      const alone = composeEmail({ ...notice, language, discretion: 'full', link: LINK });
      const missing = alone.text.split('\n').filter((line) => !text.includes(line));

      expect(missing).toEqual([]);
    }
  });

  it('says who helps, has the link and the warning once', () => {
    const { frame } = wordings[language];

    for (const once of [
      LINK,
      frame.doNotRelyOnThis,
      frame.support[0] ?? '',
      frame.sender,
      frame.linkChangesNothing,
    ])
      expect(text.split(once)).toHaveLength(2);
  });

  it('says of a reminder that it is one, before all news', () => {
    const again = digest(language, 'full', true).text;

    expect(again.indexOf(wordings[language].frame.reminder)).toBeGreaterThan(0);
    expect(again.indexOf(wordings[language].frame.reminder)).toBeLessThan(again.indexOf(' 1 '));
    expect(text).not.toContain(wordings[language].frame.reminder);
  });

  it.each(discretionLevels.filter((level) => level !== 'full'))(
    'tells nothing at the level %s',
    (discretion) => {
      const quiet = digest(language, discretion);
      const single = composeEmail({
        change: aChange('transfer', { toFacility: FACILITY }),
        reference: '2222-BBBB',
        language,
        discretion,
        phrase: PHRASE,
        link: LINK,
      });

      expect(quiet).toEqual(single);
      expect(quiet.html).not.toMatch(nameParts);
      expect(quiet.html).not.toContain(DOC_NUMBER);
    },
  );

  it('reads easily', () => {
    const prose = text.replace(LINK, '').replace(wordings[language].frame.otherLanguage.text, '');

    expect(sentencesOf(prose).filter((sentence) => wordsOf(sentence).length > 20)).toEqual([]);
    if (language === 'en') expect(fleschKincaidGrade(prose)).toBeLessThanOrEqual(6);
    else expect(szigrisztPazos(prose)).toBeGreaterThanOrEqual(65);
  });
});
