import { composeLetter, type Letter, type LetterRequest } from '../../domain/letter.ts';
import { inEachLanguage, LINK, REFERENCE } from './message-cases.ts';

/** Half past eleven in the night of March 7 in Missouri, though the next day in UTC. */
export const WRITTEN_AT = '2026-03-08T05:30:00Z';

export const aRecipient: LetterRequest['recipient'] = {
  name: { first: 'Robin', middle: 'A.', last: 'Example', suffix: 'Jr.' },
  postalAddress: {
    line1: '12 Any Street',
    line2: 'Apt 7',
    city: 'Jefferson City',
    state: 'MO',
    zip: '65101-0001',
  },
};

/** A letter that tells of the last of the cases; `more` says what is different about it. */
export const aLetter = (more: Partial<LetterRequest> = {}): Letter => {
  const [any] = inEachLanguage;
  if (any === undefined) throw new Error('There are cases');
  return composeLetter({
    ...any,
    link: LINK,
    reference: REFERENCE,
    recipient: aRecipient,
    writtenAt: WRITTEN_AT,
    ...more,
  });
};

/** A letter of every case in each language. */
export const letters: readonly { readonly title: string; readonly letter: Letter }[] = inEachLanguage.map(
  (each) => ({
    title: each.title,
    letter: aLetter(each),
  }),
);
