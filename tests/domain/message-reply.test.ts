import { languages } from '../../domain/contact.ts';
import { replyTo } from '../../domain/message-reply.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../../domain/office.ts';
import { isOneSegment } from '../../domain/segments.ts';
import { replyWordings } from '../../domain/wording-replies.ts';
import type { ReplyKind } from '../../domain/wording-service-shape.ts';

const kinds = Object.keys(replyWordings.en) as ReplyKind[];
const both = kinds.flatMap((kind) =>
  languages.map((language) => ({ kind, language, text: replyTo(kind, language) })),
);

describe('the answers to texts', () => {
  it.each(both)('$kind in $language is one segment that says first who writes', ({ text }) => {
    expect(isOneSegment(text)).toBe(true);
    expect(text).toMatch(/^(MO DOC notices|Avisos MO DOC): /);
    expect(text).not.toMatch(/undefined|offender|victim|víctima|escap|prison|[!¡]| {2}/i);
  });

  it.each(both.filter(({ kind }) => kind.startsWith('unclear') || kind === 'help'))(
    '$kind in $language names 911, the office, the line that is always open, and the way out',
    ({ text }) => {
      for (const words of ['911', OFFICE_PHONE, STATEWIDE_PHONE, 'STOP']) expect(text).toContain(words);
    },
  );

  it.each(languages)('say in %s what phone networks require', (language) => {
    const costs = { en: 'Msg&data rates may apply', es: 'Pueden aplicar cargos' };

    for (const kind of ['help', 'started', 'contact-confirmed'] as const)
      expect(replyTo(kind, language)).toContain(costs[language]);
    for (const kind of ['started', 'contact-confirmed'] as const)
      for (const words of ['HELP', 'STOP']) expect(replyTo(kind, language)).toContain(words);
  });

  it('promise no more texts, and that the other ways go on', () => {
    expect(replyTo('stopped', 'en')).toMatch(
      /no more texts\. We will still write by e-mail or letter\. .*START/,
    );
    expect(replyTo('stopped', 'es')).toMatch(
      /ya no va a recibir textos\. Le seguimos escribiendo por correo\. .*START/,
    );
  });
});
