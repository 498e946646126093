import { framed } from '../../web/frame.ts';
import { freshnessPage } from '../../web/freshness-page.ts';
import { freshnessWords } from '../../web/words/freshness.ts';
import { freshnessOf } from '../../domain/feed.ts';
import { fleschKincaidGrade, szigrisztPazos } from '../support/reading-level.ts';

const HEARD = '2026-03-02T20:05:00.000Z';
const hours = (count: number): Date => new Date(Date.parse(HEARD) + count * 3_600_000);

describe('how new our data is', () => {
  it('is old after a day without a word, and unknown before the first', () => {
    expect(freshnessOf(undefined, hours(0))).toBe('never');
    expect(freshnessOf(HEARD, hours(24))).toBe('fresh');
    expect(freshnessOf(HEARD, new Date(hours(24).getTime() + 1))).toBe('quiet');
  });

  it('is told in Missouri time, in both languages', () => {
    const told = (language: 'en' | 'es'): string =>
      framed(freshnessPage(language, { freshness: 'fresh', heardAt: HEARD }));

    expect(told('en')).toContain('Monday, March 2, 2026 at 2:05 PM');
    expect(told('es')).toContain('lunes, 2 de marzo de 2026 a las 2:05 p. m.');
    expect(told('en')).not.toContain(freshnessWords.en.quiet);
  });

  it('says what to do when nothing was heard for long, or ever', () => {
    expect(framed(freshnessPage('en', { freshness: 'quiet', heardAt: HEARD }))).toContain(
      freshnessWords.en.quiet,
    );
    const never = framed(freshnessPage('es', { freshness: 'never' }));
    expect(never).toContain(freshnessWords.es.never);
    expect(never).toContain('573-526-6516');
  });

  it('is told in plain words', () => {
    const text = (language: 'en' | 'es'): string => {
      const { until, never, quiet, ask, explained, again } = freshnessWords[language];
      return [until, never, quiet, ask, ...explained, again].join('\n').replaceAll(/\{\w+\}/g, '');
    };
    expect(fleschKincaidGrade(text('en'))).toBeLessThanOrEqual(6);
    expect(szigrisztPazos(text('es'))).toBeGreaterThanOrEqual(65);
  });
});
