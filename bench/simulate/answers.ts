import type { EventType } from '../../domain/event-types.ts';
import type { Fact } from '../../domain/facts.ts';
import { sha256 } from '../../domain/ids.ts';
import { envelope, mailEvent, textRecord } from '../../tests/support/events-providers.ts';
import type { Chance } from './chance.ts';
import { answerTimes, people } from './mix.ts';
import type { Line } from './people.ts';
import type { World } from './world.ts';

/** A message that a provider took. */
interface Message {
  readonly line: Line;
  readonly messageId: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly chance: Chance;
  /** What it told, when that was news; a digest has several. */
  readonly news: { readonly code: string; readonly records: readonly Fact[] } | undefined;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Each message that tells news has one such link in it; a word about an address or a representative has none. */
const codeIn = (text: string): string | undefined => /\/a\/(\w{14})/.exec(text)?.[1];

/** Lets mailboxes, phones and people answer whatever was sent since. */
export const answer = async (world: World): Promise<void> => {
  const { aws, edges } = world.pipeline;
  const sent = [...aws.mails.splice(0), ...aws.texts.splice(0).map((text) => ({ ...text, tags: {} }))];
  for (const { to, text, messageId, tags } of sent) {
    const line = world.population.lines.get(to);
    const code = codeIn(text);
    const told = await edges.ledgerLookUps.byProviderMessage(messageId);
    world.tally[code === undefined ? 'service' : 'taken'] += 1;
    if (line === undefined || told.length === 0) {
      world.tally.failures.push(`a message (${messageId}) of which there is no record`);
      continue;
    }
    const news = code === undefined ? undefined : { code, records: await recordsOf(edges, code, messageId) };
    const message = { line, messageId, tags, news, chance: world.chance(messageId) };
    (to.includes('@') ? mailArrives : textArrives)(world, message);
  }
};

/** The same link stands in every message to this contact about this. */
const recordsOf = async (
  { ledger }: World['pipeline']['edges'],
  code: string,
  messageId: string,
): Promise<readonly Fact[]> =>
  (await ledger.byLink(sha256(code))).filter(
    (fact) => fact.is === 'accepted' && fact.providerMessageId === messageId,
  );

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

const urgent: ReadonlySet<EventType> = new Set(['escape', 'recapture', 'release']);

/** She presses the button behind the link, if she is one who answers. */
const isRead = (world: World, { line, news, chance }: Message): void => {
  if (news === undefined || !line.person.answers) return;
  const { code, records } = news;
  const page = records[0]?.statusChangePage ?? '';
  const eventType = world.news.get(page.slice(0, page.lastIndexOf('#')))?.eventType;
  const isUrgent = eventType !== undefined && urgent.has(eventType);
  const { median, sigma } = isUrgent ? answerTimes.emergency : answerTimes.other;
  later(world, Math.ceil(chance.logNormal(median, sigma) * SECOND), async () => {
    await world.pipeline.http('acknowledge', {
      method: 'POST',
      path: `/a/${code}`,
      pathParameters: { code },
    });
  });
};
