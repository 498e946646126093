import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { openState, type StateOptions } from '../../local/state.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const open = (folder: string, more: Partial<StateOptions> = {}) =>
  openState({ folder, fresh: false, tables: 'tables-1', ...more });
const reopened = (folder: string, more: Partial<StateOptions> = {}) => {
  open(folder).close();
  return open(folder, more);
};
const entry = z.object({ text: z.string() });

it('keeps secrets and journals over a restart, readable by their owner only', () => {
  const folder = temporaryFolder();
  const first = open(folder);
  const secret = first.secret('arn:key', 64);
  first.journal('phones', entry).append({ text: 'hello' });
  first.close();

  const second = open(folder);

  expect(secret).toMatch(/^[A-Za-z0-9]{64}$/);
  expect(second.secret('arn:key', 64)).toBe(secret);
  expect(second.secret('arn:other', 64)).not.toBe(secret);
  expect(second.journal('phones', entry).entries).toEqual([{ text: 'hello' }]);
  expect([first.isNew, second.isNew]).toEqual([true, false]);
  expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0);
});

it('forgets everything when asked for a fresh start', () => {
  const folder = temporaryFolder();
  const first = open(folder);
  first.journal('phones', entry).append({ text: 'hello' });
  first.close();

  const second = open(folder, { fresh: true, tables: 'tables-2' });

  expect(second.isNew).toBe(true);
  expect(second.journal('phones', entry).entries).toEqual([]);
});

it('drops the half line that a killed run has left', () => {
  const folder = temporaryFolder();
  open(folder).journal('phones', entry).append({ text: 'hello' });
  appendFileSync(join(folder, 'phones.jsonl'), '{"text":"hal');

  const journal = reopened(folder).journal('phones', entry);
  journal.append({ text: 'again' });

  expect(journal.entries).toEqual([{ text: 'hello' }, { text: 'again' }]);
  expect(readFileSync(join(folder, 'phones.jsonl'), 'utf8')).toBe('{"text":"hello"}\n{"text":"again"}\n');
});

it('takes over the lock of a process that is gone', () => {
  const folder = temporaryFolder();
  open(folder).close();
  writeFileSync(join(folder, 'lock'), '999999999');

  expect(() => open(folder)).not.toThrow();
});

describe('says what to do about', () => {
  it('a folder that another stack is using', () => {
    const folder = temporaryFolder();
    open(folder).close();
    writeFileSync(join(folder, 'lock'), String(process.ppid));

    expect(() => open(folder, { fresh: true })).toThrow(
      `process ${process.ppid}) already uses ${folder}. Stop it`,
    );
  });

  it('a folder that is not ours, which a fresh start must not delete', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'thesis.txt'), 'years of work');

    expect(() => open(folder, { fresh: true })).toThrow('Choose another with: --state DIR');
    expect(existsSync(join(folder, 'thesis.txt'))).toBe(true);
  });

  it('a folder written for other tables', () => {
    expect(() => reopened(temporaryFolder(), { tables: 'tables-2' })).toThrow(
      'Forget it with: npm start -- --fresh',
    );
  });

  it.each(['state.json', 'secrets.json', 'phones.jsonl'])('a damaged %s', (file) => {
    const folder = temporaryFolder();
    const first = open(folder);
    first.secret('arn:key', 8);
    first.close();
    writeFileSync(join(folder, file), '{"not": what it was\n');

    const use = (): void => {
      const state = open(folder);
      state.secret('arn:key', 8);
      state.journal('phones', entry);
    };

    expect(use).toThrow(`${file} is damaged. Forget the local state with: npm start -- --fresh`);
  });
});
