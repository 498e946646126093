import { framed } from '../../web/frame.ts';
import { freshnessPage } from '../../web/freshness-page.ts';
import { freshnessWords } from '../../web/words/freshness.ts';
import { fleschKincaidGrade, szigrisztPazos } from '../support/reading-level.ts';

const HEARD = '2026-03-02T20:05:00.000Z';
const department = {
  agency: 'Missouri Department of Corrections',
  freshness: 'fresh',
  heardAt: HEARD,
} as const;
const jail = {
  agency: 'Boone County Sheriff',
  freshness: 'quiet',
  heardAt: '2026-03-02T09:40:00.000Z',
} as const;

describe('how new our data is', () => {
  it('is told in Missouri time, in both languages', () => {
    const told = (language: 'en' | 'es'): string =>
      framed(freshnessPage(language, { freshness: 'fresh', heardAt: HEARD, feeds: [] }));

    expect(told('en')).toContain('Monday, March 2, 2026 at 2:05 PM');
    expect(told('es')).toContain('lunes, 2 de marzo de 2026 a las 2:05 p. m.');
    expect(told('en')).not.toContain(freshnessWords.en.quiet);
  });

  it('says what to do when nothing was heard for long, or ever', () => {
    expect(framed(freshnessPage('en', { freshness: 'quiet', heardAt: HEARD, feeds: [] }))).toContain(
      freshnessWords.en.quiet,
    );
    const never = framed(freshnessPage('es', { freshness: 'never', feeds: [] }));
    expect(never).toContain(freshnessWords.es.never);
    expect(never).toContain('573-526-6516');
  });

  it('is told of each who reports, and of a silence since when, with whom to call', () => {
    const told = (language: 'en' | 'es'): string =>
      framed(freshnessPage(language, { ...department, feeds: [department, jail] }));

    expect(told('en')).toContain(
      'Missouri Department of Corrections: word until Monday, March 2, 2026 at 2:05 PM, Missouri time.',
    );
    expect(told('en')).toContain(
      'Boone County Sheriff: no word since Monday, March 2, 2026 at 3:40 AM, Missouri time. News from there may be missing.',
    );
    expect(told('es')).toContain('Boone County Sheriff: sin noticias desde el lunes, 2 de marzo de 2026');
    expect(told('en')).toContain('573-526-6516');
  });

  it('is told in plain words', () => {
    const text = (language: 'en' | 'es'): string => {
      const { until, never, quiet, ask, explained, again, heard, silent, notYet } = freshnessWords[language];
      return [until, never, quiet, ask, ...explained, again, heard, silent, notYet]
        .join('\n')
        .replaceAll(/\{\w+\}/g, '');
    };
    expect(fleschKincaidGrade(text('en'))).toBeLessThanOrEqual(6);
    expect(szigrisztPazos(text('es'))).toBeGreaterThanOrEqual(65);
  });
});
