import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { actOnReply, type ActEdges } from './act-on-reply.ts';
import { logFault } from './record-mail-events.ts';
import type { ContactOwner } from '../adapters/contacts-table.ts';
import type { ReceiptsTable } from '../adapters/receipts-table.ts';
import type { SendText } from '../adapters/sms-sender.ts';
import type { TokensTable } from '../adapters/tokens-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import { languages, type Language } from '../domain/contact.ts';
import { UnreadableHint } from '../domain/errors.ts';
import { readInboundText, type InboundText } from '../domain/inbound-text.ts';
import { replyTo } from '../domain/message-reply.ts';
import { contactHashFor, dailyCountIdFor } from '../domain/secrets.ts';
import { after } from '../domain/times.ts';
import { ANSWERS_PER_DAY } from '../domain/timing.ts';
import type { ReplyKind } from '../domain/wording-service-shape.ts';

export interface ReplyEdges extends ActEdges {
  readonly replies: Pick<ReceiptsTable, 'keepReply' | 'answerOnce'>;
  readonly victims: Pick<VictimsTable, 'recipients'>;
  readonly tokens: Pick<TokensTable, 'countUpTo'>;
  readonly sendText: SendText;
  readonly indexKey: string;
  /** Who answers STOP, START and HELP: the phone network by itself, or we. She must not get two answers. */
  readonly keywordsAnsweredBy: 'network' | 'us';
}

/**
 * Takes what people text to our number. Each text stands for itself, and comes at least once: what it asks for is harmless
 * when done again, and it is answered once at most.
 */
export const receiveReplies =
  (edges: ReplyEdges): ((event: SQSEvent) => Promise<SQSBatchResponse>) =>
  async ({ Records }) => {
    const isDone = async ({ messageId, body }: SQSRecord): Promise<boolean> => {
      try {
        await receive(edges, textIn(body));
        return true;
      } catch (error) {
        logFault(edges.observe, messageId, error);
        return false;
      }
    };
    const done = await Promise.all(Records.map(isDone));
    const failed = Records.filter((_, position) => done[position] !== true);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };

const textIn = (body: string): InboundText => {
  const text = readInboundText(body);
  if (text === undefined) throw new UnreadableHint('A text to us cannot be read.');
  return text;
};

const receive = async (edges: ReplyEdges, text: InboundText): Promise<void> => {
  const { replies, contacts, indexKey, now } = edges;
  const owners = await contacts.ownersOf(contactHashFor(indexKey, text.from));
  const kind = await actOnReply(edges, text, owners);
  // Marked before it is sent: no answer is better than the same one again and again.
  if (await replies.answerOnce(text.inboundMessageId, now())) await answer(edges, kind, text, owners);
};

const keywords: readonly ReplyKind[] = ['stopped', 'started', 'help'];

const answer = async (
  edges: ReplyEdges,
  kind: ReplyKind,
  { from: to, at }: InboundText,
  owners: readonly ContactOwner[],
): Promise<void> => {
  if (keywords.includes(kind) && edges.keywordsAnsweredBy === 'network') return;
  if (!(await mayAnswer(edges, to, at))) return;
  for (const language of await languagesOf(edges, owners))
    await edges.sendText({ to, text: replyTo(kind, language) });
};

/** Two machines that answer each other must come to an end. */
const mayAnswer = ({ tokens, indexKey }: ReplyEdges, to: string, at: string): Promise<boolean> =>
  tokens.countUpTo(
    dailyCountIdFor(indexKey, `answers ${to}`, at.slice(0, 10)),
    ANSWERS_PER_DAY,
    after(at, 2 * 86_400),
  );

/** Hers; where we do not know whose phone it is, both. */
const languagesOf = async (
  { victims, now }: ReplyEdges,
  owners: readonly ContactOwner[],
): Promise<readonly Language[]> => {
  const ids = [...new Set(owners.map(({ victimId }) => victimId))].slice(0, 100);
  if (ids.length === 0) return languages;
  const known = new Set([...(await victims.recipients(ids, now())).values()].map(({ language }) => language));
  return known.size === 0 ? languages : [...known];
};
