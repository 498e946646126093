import lighthouse from 'lighthouse';
import { openBrowser } from './browser.ts';

/**
 * Run as a program of its own, since it is an ES module: `node tests/support/lighthouse.ts <url> …` prints the scores of
 * each page on a mid-range phone as JSON, 0 to 100.
 */
const categories = ['performance', 'accessibility', 'best-practices'] as const;

const PORT = 9223;

const scoresOf = async (url: string): Promise<Record<string, number>> => {
  const result = await lighthouse(url, {
    port: PORT,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: [...categories],
  });
  if (result === undefined) throw new Error(`Lighthouse says nothing of ${url}.`);
  return Object.fromEntries(
    categories.map((one) => [one, Math.round((result.lhr.categories[one]?.score ?? 0) * 100)]),
  );
};

const browser = await openBrowser([`--remote-debugging-port=${PORT}`]);
const scores: Record<string, Record<string, number>> = {};
for (const url of process.argv.slice(2)) scores[url] = await scoresOf(url);
await browser.close();
process.stdout.write(JSON.stringify(scores));
