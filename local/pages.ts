import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AwsClient } from './aws-client.ts';
import { answerControl } from './control.ts';
import type { LocalStack } from './handle.ts';
import { SCRIPT, STYLE } from './page-assets.ts';
import { messageOf } from './problem.ts';
import { changesIn, notificationsIn } from './page-data.ts';
import { framedMail } from './page-html.ts';
import { letterBucketOf, lettersIn, officeTopicOf, tasksIn, type OfficeContent } from './page-office.ts';
import { contentView, MAIL_SANDBOX, pageView, type PageContent } from './page-views.ts';

/** Nothing from elsewhere, nothing inline. */
const STRICT =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * An e-mail brings its own styles, which a frame with `srcdoc` would be denied by the page's policy; no more than that.
 * What its links open is a page like any other, with forms to send.
 */
const EMAIL = `default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox ${MAIL_SANDBOX}`;

/** The browser's own viewer brings its styles along. */
const LETTER = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** What the local stack serves beside the API, under `/local/`: the page for people and the control for tests. */
export const localPages = (
  stack: LocalStack,
  client: AwsClient,
): ((request: IncomingMessage, response: ServerResponse) => Promise<void>) => {
  const pages = pagesOf(stack, client);
  return async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const method = /^\/local\/control\/(\w+)$/.exec(pathname)?.[1];
    if (method) {
      await answerControl(stack, method, request, response);
      return;
    }
    const page = await pages[pathname]?.(searchParams).catch(failure);
    const policy = { 'content-security-policy': page?.policy ?? STRICT };
    if (page) response.writeHead(200, { ...headers, ...policy, 'content-type': page.type }).end(page.body);
    else response.writeHead(404).end();
  };
};

const failure = (thrown: unknown): Page => ({ type: TEXT, body: messageOf(thrown) });

const TEXT = 'text/plain;charset=UTF-8';
const HTML = 'text/html;charset=UTF-8';

interface Page {
  readonly type: string;
  readonly body: string | Buffer;
  readonly policy?: string;
}

const pagesOf = (
  stack: LocalStack,
  client: AwsClient,
): Readonly<Record<string, (asked: URLSearchParams) => Promise<Page>>> => ({
  '/local/': async () => ({ type: HTML, body: pageView(await contentOf(stack, client)).text }),
  '/local/content': async () => ({
    type: HTML,
    body: contentView(await contentOf(stack, client)).text,
  }),
  '/local/mail': async (asked) => ({ type: HTML, body: await emailHtml(stack, asked), policy: EMAIL }),
  '/local/letter': (asked) => letter(client, letterBucketOf(stack), asked.get('key') ?? ''),
  '/local/page.css': () => Promise.resolve({ type: 'text/css;charset=UTF-8', body: STYLE }),
  '/local/page.js': () => Promise.resolve({ type: 'text/javascript;charset=UTF-8', body: SCRIPT }),
});

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const contentOf = async (stack: LocalStack, client: AwsClient): Promise<PageContent> => ({
  sms: await stack.phones(),
  emails: await stack.mailboxes(),
  changes: await changesIn(client, stack.tableName('StatusChanges')),
  notifications: await notificationsIn(client, stack.tableName('Ledger')),
  office: await officeOf(stack, client),
});

const officeOf = async (stack: LocalStack, client: AwsClient): Promise<OfficeContent> => {
  const topic = officeTopicOf(stack);
  return {
    tasks: await tasksIn(client, stack.tables['StaffTasks']),
    letters: await lettersIn(client, letterBucketOf(stack)),
    pages: topic === undefined ? [] : await stack.published(topic),
  };
};

/** A letter as it would be printed; whatever else lies there is shown as text. */
const letter = async (client: AwsClient, bucket: string | undefined, key: string): Promise<Page> => {
  const path = key.split('/').map(encodeURIComponent).join('/');
  const { body } = await client.s3('GET', `/${bucket ?? ''}/${path}`);
  return {
    type: body.subarray(0, 5).toString() === '%PDF-' ? 'application/pdf' : TEXT,
    body,
    policy: LETTER,
  };
};

const emailHtml = async (stack: LocalStack, asked: URLSearchParams): Promise<string> => {
  const found = (await stack.mailboxes()).find(
    ({ messageId, to }) => messageId === asked.get('id') && to === asked.get('to'),
  );
  return framedMail(found?.html ?? '');
};
