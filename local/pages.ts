import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AwsClient } from './aws-client.ts';
import { answerControl } from './control.ts';
import type { LocalStack } from './handle.ts';
import { SCRIPT, STYLE } from './page-assets.ts';
import { messageOf } from './problem.ts';
import { changesIn, notificationsIn } from './page-data.ts';
import { contentView, pageView, type PageContent } from './page-views.ts';

/** Nothing from elsewhere, nothing inline. */
const STRICT =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** An e-mail brings its own styles, which a frame with `srcdoc` would be denied by the page's policy; no more than that. */
const EMAIL = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups";

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
    if (page)
      response
        .writeHead(200, { ...headers, ...policy, 'content-type': `${page.type};charset=UTF-8` })
        .end(page.body);
    else response.writeHead(404).end();
  };
};

const failure = (thrown: unknown): Page => ({ type: 'text/plain', body: messageOf(thrown) });

interface Page {
  readonly type: string;
  readonly body: string;
  readonly policy?: string;
}

const pagesOf = (
  stack: LocalStack,
  client: AwsClient,
): Readonly<Record<string, (asked: URLSearchParams) => Promise<Page>>> => ({
  '/local/': async () => ({ type: 'text/html', body: pageView(await contentOf(stack, client)).text }),
  '/local/content': async () => ({
    type: 'text/html',
    body: contentView(await contentOf(stack, client)).text,
  }),
  '/local/mail': async (asked) => ({ type: 'text/html', body: await emailHtml(stack, asked), policy: EMAIL }),
  '/local/page.css': () => Promise.resolve({ type: 'text/css', body: STYLE }),
  '/local/page.js': () => Promise.resolve({ type: 'text/javascript', body: SCRIPT }),
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
});

/** Links open in a tab of their own, since the frame may not lead anywhere. */
const emailHtml = async (stack: LocalStack, asked: URLSearchParams): Promise<string> => {
  const found = (await stack.mailboxes()).find(
    ({ messageId, to }) => messageId === asked.get('id') && to === asked.get('to'),
  );
  return `<base target="_blank">${found?.html ?? ''}`;
};
