import type { Fact } from '../../domain/facts.ts';
import { sha256 } from '../../domain/ids.ts';
import { envelope, mailEvent, textRecord } from '../../tests/support/events-providers.ts';
import type { Chance } from './chance.ts';
import { answerTimes, people } from './mix.ts';
import type { Line } from './people.ts';
import type { World } from './world.ts';

/** A message that a provider took, and the record of it; a digest has several. */
interface Message {
  readonly line: Line;
  readonly messageId: string;
  readonly code: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly records: readonly Fact[];
  readonly chance: Chance;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Each message of ours has one link in it. */
const codeIn = (text: string): string => /\/a\/(\w{14})/.exec(text)?.[1] ?? '';

/** Lets mailboxes, phones and people answer whatever was sent since. */
export const answer = async (world: World): Promise<void> => {
  const { aws, edges } = world.pipeline;
  const sent = [...aws.mails.splice(0), ...aws.texts.splice(0).map((text) => ({ ...text, tags: {} }))];
  for (const { to, text, messageId, tags } of sent) {
    world.tally.taken += 1;
    const line = world.population.lines.get(to);
    const code = codeIn(text);
    // The same link stands in every message to this contact about this.
    const records = (await edges.ledger.byLink(sha256(code))).filter(
      (fact) => fact.is === 'accepted' && fact.providerMessageId === messageId,
    );
    if (line === undefined || records.length === 0) {
      world.tally.failures.push(`a message (${messageId}) of which there is no record`);
      continue;
    }
    const message = { line, messageId, code, tags, records, chance: world.chance(messageId) };
    (to.includes('@') ? mailArrives : textArrives)(world, message);
  }
};

const soon = (chance: Chance, median: number, most: number): number =>
  Math.ceil(Math.min(chance.logNormal(median, 1.2), most));

const later = ({ events, now }: World, ms: number, happen: () => Promise<void>): void => {
  events.add(now() + ms, happen);
};

/** A notice of SES about one e-mail, to be delivered after so long. */
const sesSays = (world: World, { line, messageId, tags }: Message, ms: number, notice: Notice): void => {
  later(world, ms, async () => {
    const at = world.pipeline.now().toISOString();
    const [kind, more] = notice;
    const event = mailEvent(kind, { to: line.address, messageId, tags }, more, at);
    await world.replies.mailEvents(envelope(event, at));
  });
};
type Notice = readonly [kind: 'Delivery' | 'Bounce', more?: object];

const mailArrives = (world: World, message: Message): void => {
  const { line, chance } = message;
  if (line.fate === 'dead') {
    sesSays(world, message, soon(chance, 20 * SECOND, 10 * MINUTE), ['Bounce']);
  } else if (line.fate === 'full' || chance.happens(people.softBounce)) {
    const passing = { bounceType: 'Transient', bounceSubType: 'MailboxFull' };
    sesSays(world, message, soon(chance, 30 * MINUTE, 12 * HOUR), ['Bounce', passing]);
  } else {
    if (!chance.happens(people.lostReceipt))
      sesSays(world, message, soon(chance, 20 * SECOND, HOUR), ['Delivery']);
    isRead(world, message);
  }
};

/** What the phone network says of one text, in the log of SNS. */
const networkSays = (world: World, { line, messageId }: Message, ms: number, fault?: string): void => {
  later(world, ms, () =>
    world.replies.textReceipts(
      textRecord(messageId, line.address, fault, world.pipeline.now().toISOString()),
    ),
  );
};

const textArrives = (world: World, message: Message): void => {
  const { line, chance } = message;
  if (line.fate === 'dead') {
    networkSays(world, message, soon(chance, 10 * SECOND, HOUR), 'Invalid phone number');
    return;
  }
  if (!chance.happens(people.lostReceipt)) networkSays(world, message, soon(chance, 5 * SECOND, HOUR));
  if (line.stops) later(world, soon(chance, 3 * MINUTE, HOUR), () => stops(world, line));
  else isRead(world, message);
};

/** The phone network keeps the number from us from then on, and hands the word on. */
const stops = async ({ stopped, replies }: World, { address }: Line): Promise<void> => {
  if (stopped.has(address)) return;
  stopped.add(address);
  await replies.reply(address, 'STOP');
};

/** She presses the button behind the link, if she is one who answers. */
const isRead = (world: World, { line, code, records, chance }: Message): void => {
  if (!line.person.answers) return;
  const page = records[0]?.statusChangePage ?? '';
  const eventType = world.news.get(page.slice(0, page.lastIndexOf('#')))?.eventType;
  const isUrgent = eventType === 'escape' || eventType === 'recapture' || eventType === 'release';
  const { median, sigma } = isUrgent ? answerTimes.emergency : answerTimes.other;
  later(world, Math.ceil(chance.logNormal(median, sigma) * SECOND), async () => {
    await world.pipeline.http('acknowledge', {
      method: 'POST',
      path: `/a/${code}`,
      pathParameters: { code },
    });
  });
};
