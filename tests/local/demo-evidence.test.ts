import { dayOf } from '../../local/demo-day.ts';
import {
  arrivedOn,
  codeIn,
  compare,
  isWhatWasExpected,
  linkIn,
  type Arrived,
} from '../../local/demo-evidence.ts';
import { expectationsOf, type ExpectedMessage } from '../../local/demo-expectations.ts';
import { victimsOf } from '../../local/demo-victims.ts';

const run = { number: 1, now: new Date('2026-05-04T15:00:00.000Z') };
const expectations = expectationsOf(
  victimsOf(run),
  dayOf(run, () => ({ first: 'AVERY', last: 'SAMPLEMAN' })),
);
const messages = expectations.flatMap((each) => each.messages);

/** A message as the pipeline would send it. */
const sent = ({ channel, to, subject, lines }: ExpectedMessage, position = 0): Arrived => {
  const code = String(position).padStart(14, 'x');
  const filled = (text: string) =>
    text.replaceAll('LINK', `http://localhost:8080/a/${code}`).replaceAll('REFERENCE', '12345678');
  const text = lines.map(filled).join('\n\n');
  const title = subject === undefined ? undefined : filled(subject);
  return { channel, to, subject: title, text, everything: `${title ?? ''}\n${text}` };
};

const ofVictim = (number: number, channel: string): ExpectedMessage => {
  const [found] = expectations
    .filter(({ victim }) => victim.number === number)
    .flatMap((each) => each.messages.filter((message) => message.channel === channel));
  if (found === undefined) throw new Error(`victim ${number} gets no ${channel}`);
  return found;
};

it('takes every message for what it is, and for nothing else', () => {
  const found = messages.map((expected) =>
    messages.filter((other) => isWhatWasExpected(expected, sent(other))),
  );

  for (const [position, alike] of found.entries()) {
    expect(alike).toContain(messages[position]);
    // Discreet words say the same of everything; all other texts differ from each other.
    for (const other of alike) expect(other.lines).toEqual(messages[position]?.lines);
  }
});

describe('a message that is not the one expected', () => {
  const sms = ofVictim(1, 'sms');
  const email = ofVictim(1, 'email');
  const linkOnly = ofVictim(4, 'email');

  it.each<[string, ExpectedMessage, Arrived]>([
    ['at another phone', sms, { ...sent(sms), to: '+15735550199' }],
    ['with a word missing', sms, { ...sent(sms), text: sent(sms).text.replace('escaped', '') }],
    ['with a word too many', sms, { ...sent(sms), text: `${sent(sms).text} ok` }],
    ['in another language', sms, { ...sent(ofVictim(2, 'sms')), to: sms.to }],
    ['with another subject', email, { ...sent(email), subject: 'Hello' }],
    [
      'without a line of it',
      email,
      { ...sent(email), text: sent(email).text.split('\n\n').slice(1).join('\n\n') },
    ],
    ['saying more than a link', linkOnly, { ...sent(linkOnly), text: `${sent(linkOnly).text}\nHe is out.` }],
    [
      'naming the offender where nobody sees',
      linkOnly,
      { ...sent(linkOnly), everything: '<p>Sampleman</p>' },
    ],
    [
      'giving the DOC number where nobody sees',
      linkOnly,
      { ...sent(linkOnly), everything: '<!--00114589-->' },
    ],
  ])('%s', (_, expected, arrived) => {
    expect(isWhatWasExpected(expected, arrived)).toBe(false);
  });
});

describe('all that arrived against all that was expected', () => {
  const all = messages.map(sent);

  it('finds each', () => {
    const { found, missing, surplus } = compare(expectations, all);

    expect(found.size).toBe(messages.length);
    expect([missing, surplus]).toEqual([[], []]);
  });

  it('does not depend on the order of arrival', () => {
    expect(compare(expectations, all.toReversed())).toMatchObject({ missing: [], surplus: [] });
  });

  it.each(messages.map((message, position) => [position, message.channel, message.to] as const))(
    'misses number %i, %s at %s',
    (position, _, to) => {
      const { missing, surplus } = compare(expectations, all.toSpliced(position, 1));

      expect(missing.map(({ message }) => message.to)).toEqual([to]);
      expect(surplus).toEqual([]);
    },
  );

  it('sees what comes twice', () => {
    const { missing, surplus } = compare(expectations, [...all, ...all.slice(0, 1)]);

    expect(missing).toEqual([]);
    expect(surplus.map(({ to }) => to)).toEqual([all[0]?.to]);
  });
});

it('reads codes and links out of messages', () => {
  const text =
    'MO DOC notices: code 7KQ2-M9XT-4B at http://127.1:65535/registrations/confirm Do not share it.';

  expect(codeIn({ text })).toBe('7KQ2-M9XT-4B');
  expect(linkIn({ text })).toBeUndefined();
  expect(linkIn({ text: 'see http://127.1:65535/a/Ab-_567890abcd or call 1-866-566-8267' })).toBe(
    'http://127.1:65535/a/Ab-_567890abcd',
  );
  expect(codeIn({ text: 'or call 1-866-566-8267' })).toBeUndefined();
});

it('looks into the markup of e-mails too', () => {
  const from = { messageId: '1', at: '', from: 'a@example.org', caller: 'x' };

  const [sms, email] = arrivedOn(
    [{ messageId: '1', at: '', to: '+15735550101', text: 'hi', caller: 'x' }],
    [{ ...from, to: 'b@example.org', subject: 's', text: 't', html: '<p>h</p>' }],
  );

  expect(sms).toMatchObject({ channel: 'sms', text: 'hi', everything: 'hi' });
  expect(email).toMatchObject({ channel: 'email', subject: 's', everything: 's\nt\n<p>h</p>' });
});
