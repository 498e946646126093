import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { AwsCall } from './aws-call.ts';
import { errorReply, reply, type Reply } from './aws-reply.ts';
import { throttleOf, type Effect } from './faults.ts';

/** How a request is really done, and how a process is killed. */
export interface Means {
  readonly perform: (call: AwsCall) => Promise<Reply>;
  readonly kill: (accessKey: string) => void;
}

/** Does what a planned fault says. Without a reply the connection stays silent; after a kill nobody listens. */
export const suffer = (call: AwsCall, effect: Effect, means: Means): Promise<Reply | undefined> => {
  switch (effect.do) {
    case 'kill':
    case 'hang':
    case 'error':
      return spoilAnswer(call, effect, means);
    case 'throttle':
      return Promise.resolve(errorReply(call.service, ...throttleOf(call.service), 'Rate exceeded'));
    case 'delay':
    case 'drop':
    case 'duplicate':
    case 'unprocessed':
      return bend(call, effect, means.perform);
  }
};

type Spoiling = Extract<Effect, { readonly when: unknown }>;

const spoilAnswer = async (
  call: AwsCall,
  effect: Spoiling,
  { perform, kill }: Means,
): Promise<Reply | undefined> => {
  if (effect.when === 'after') await perform(call);
  if (effect.do === 'kill') kill(call.accessKey);
  return effect.do === 'error'
    ? errorReply(call.service, effect.status, effect.code, effect.message)
    : undefined;
};

type Bending = Exclude<Effect, Spoiling | { readonly do: 'throttle' }>;

const bend = async (call: AwsCall, effect: Bending, perform: Means['perform']): Promise<Reply> => {
  switch (effect.do) {
    case 'delay':
      await sleep(effect.milliseconds);
      return perform(call);
    case 'drop':
      return asIfSent(call);
    case 'duplicate':
      await perform(call);
      return perform(call);
    case 'unprocessed':
      return halfWritten(call, perform);
  }
};

const sendMessage = z.object({
  MessageBody: z.string().optional(),
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })).optional(),
});

/** The SDK compares the hash of the body, so a convincing lie needs it. */
const asIfSent = ({ body }: AwsCall): Reply => {
  const { MessageBody = '', Entries } = sendMessage.parse(JSON.parse(body.toString()));
  const sent = (text: string): object => ({
    MessageId: randomUUID(),
    MD5OfMessageBody: createHash('md5').update(text).digest('hex'),
  });
  const answer = Entries
    ? { Successful: Entries.map((entry) => ({ Id: entry.Id, ...sent(entry.MessageBody) })), Failed: [] }
    : sent(MessageBody);
  return reply(200, 'application/x-amz-json-1.0', JSON.stringify(answer));
};

const batchWrite = z.looseObject({ RequestItems: z.record(z.string(), z.array(z.unknown())) });

const halfWritten = async (call: AwsCall, perform: Means['perform']): Promise<Reply> => {
  const asked = batchWrite.parse(JSON.parse(call.body.toString()));
  const split = Object.entries(asked.RequestItems).map(([table, items]) => ({
    table,
    taken: items.slice(0, Math.floor(items.length / 2)),
    left: items.slice(Math.floor(items.length / 2)),
  }));
  const taken = split
    .filter((each) => each.taken.length > 0)
    .map((each): [string, unknown[]] => [each.table, each.taken]);
  if (taken.length > 0) {
    const body = Buffer.from(
      JSON.stringify({ ...asked, RequestItems: Object.fromEntries<unknown[]>(taken) }),
    );
    await perform({ ...call, body, headers: { ...call.headers, 'content-length': String(body.length) } });
  }
  const UnprocessedItems = Object.fromEntries(split.map(({ table, left }) => [table, left]));
  return reply(200, 'application/x-amz-json-1.0', JSON.stringify({ UnprocessedItems }));
};
