import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const weightOf = (...names: readonly string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(`dist/site/assets/${name}`)).length, 0);

describe('the site as it is made', () => {
  it('has scripts of 10 KB at most', () => {
    expect(weightOf('site.js', 'form.js')).toBeLessThanOrEqual(10_000);
    expect(weightOf('form.js')).toBeGreaterThan(1_000);
  });

  it('has the form in both languages, whole without a script', () => {
    for (const language of ['en', 'es']) {
      const page = readFileSync(`dist/site/${language}/register.html`, 'utf8');
      expect(page).toContain(`action="/registrations/review?lang=${language}"`);
      expect(gzipSync(page).length).toBeLessThan(20_000);
    }
  });
});
