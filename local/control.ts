import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { fault } from './faults.ts';
import type { StackControl } from './handle.ts';
import { replyOptions } from './inbound-texts.ts';
import { mailRule } from './mail-events.ts';
import { bodyOf } from './http-body.ts';
import { optOutManner } from './phones.ts';
import { messageOf } from './problem.ts';
import { phoneRule } from './text-receipts.ts';

/** Calls one method of a running stack with the arguments that came as JSON. */
type Call = (stack: StackControl, given: unknown) => Promise<unknown>;

const call =
  <S extends z.ZodType<readonly unknown[]>>(
    schema: S,
    method: (stack: StackControl, args: z.infer<S>) => Promise<unknown>,
  ): Call =>
  (stack, given) =>
    method(stack, schema.parse(given));

const nothing = z.tuple([]);

/** Each method of StackControl, with what it accepts. */
const methods: Readonly<Record<keyof StackControl, Call>> = {
  now: call(nothing, (stack) => stack.now()),
  counts: call(nothing, (stack) => stack.counts()),
  resetCounts: call(nothing, (stack) => stack.resetCounts()),
  phones: call(nothing, (stack) => stack.phones()),
  mailboxes: call(nothing, (stack) => stack.mailboxes()),
  optOut: call(z.tuple([z.string(), optOutManner.optional()]), (stack, [phone, manner]) =>
    stack.optOut(phone, manner),
  ),
  optIn: call(z.tuple([z.string()]), (stack, [phone]) => stack.optIn(phone)),
  phoneRule: call(z.tuple([z.string(), phoneRule]), (stack, [phone, rule]) => stack.phoneRule(phone, rule)),
  mailRule: call(z.tuple([z.string(), mailRule]), (stack, [address, rule]) => stack.mailRule(address, rule)),
  reply: call(
    z.tuple([z.string(), z.string().min(1), replyOptions.optional()]),
    (stack, [phone, text, options]) => stack.reply(phone, text, options),
  ),
  published: call(z.tuple([z.string()]), (stack, [topic]) => stack.published(topic)),
  fault: call(z.tuple([fault]), (stack, [planned]) => stack.fault(planned)),
  faults: call(nothing, (stack) => stack.faults()),
  clearFaults: call(nothing, (stack) => stack.clearFaults()),
  tick: call(z.tuple([z.string().optional()]), (stack, [schedule]) => stack.tick(schedule)),
  advance: call(z.tuple([z.number().min(0)]), (stack, [milliseconds]) => stack.advance(milliseconds)),
  invoke: call(z.tuple([z.string(), z.unknown()]), (stack, [name, event]) => stack.invoke(name, event)),
  logs: call(nothing, (stack) => stack.logs()),
  processes: call(nothing, (stack) => stack.processes()),
  queueDepths: call(nothing, (stack) => stack.queueDepths()),
  quiesce: call(z.tuple([z.number().optional()]), (stack, [deadlineMs]) => stack.quiesce(deadlineMs)),
};

/** POST /local/control/<method>, the arguments as a JSON list, for tests and tools on this machine. */
export const answerControl = async (
  stack: StackControl,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const found = Object.entries(methods).find(([name]) => name === method)?.[1];
  try {
    if (!found || !isFromHere(request.headers)) throw new Error(`no such method: ${method}`);
    const body = await bodyOf(request, 1024 * 1024);
    const given: unknown = body?.length ? JSON.parse(body.toString()) : [];
    send(response, 200, { result: (await found(stack, given)) ?? null });
  } catch (error) {
    send(response, 400, { error: messageOf(error) });
  }
};

/**
 * A page of another site can post a form to this port, but cannot send our header without asking first; nor can it
 * pretend to be this machine by a name of its own that leads here.
 */
const isFromHere = (headers: IncomingHttpHeaders): boolean =>
  headers['x-local-control'] === '1' && /^(localhost|127\.[\d.]+)(:\d+)?$/.test(headers.host ?? '');

const send = (response: ServerResponse, status: number, content: object): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
};
