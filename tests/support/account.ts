import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { observe } from '../../adapters/observability.ts';
import { outreachList } from '../../adapters/outreach-list.ts';
import { viewsLog } from '../../adapters/views-log.ts';
import { cipher } from '../../adapters/cipher.ts';
import { sealedErrands } from '../../adapters/errands-table.ts';
import { hearingRequests } from '../../adapters/hearing-requests.ts';
import { hintsTo } from '../../adapters/hints.ts';
import { ledgerTable } from '../../adapters/ledger-table.ts';
import { statusChangesTable } from '../../adapters/status-changes-table.ts';
import { subscriptionsTable } from '../../adapters/subscriptions-table.ts';
import { tokensTable } from '../../adapters/tokens-table.ts';
import { victimsTable } from '../../adapters/victims-table.ts';
import { contactConfirmations } from '../../adapters/contact-marks.ts';
import { accountPages } from '../../lambdas/account-pages.ts';
import { changeAccountPages } from '../../lambdas/change-account-pages.ts';
import { askInAccount } from '../../lambdas/ask-in-account.ts';
import { changeAccount } from '../../lambdas/change-account.ts';
import { withPages } from '../../lambdas/browser.ts';
import { answerCheck } from '../../lambdas/confirm-contact.ts';
import { httpFunction, type Endpoint } from '../../lambdas/entrypoints.ts';
import { askInAccountPages, hearingsPages } from '../../lambdas/hearing-pages.ts';
import { listOutreach } from '../../lambdas/list-outreach.ts';
import { openSession } from '../../lambdas/open-session.ts';
import { readHearings } from '../../lambdas/read-hearings.ts';
import { readAccount } from '../../lambdas/read-account.ts';
import { signIn } from '../../lambdas/sign-in.ts';
import { sessionPages, signInPages } from '../../lambdas/sign-in-pages.ts';
import { httpEvent, lambdaContext, type RequestOf } from './events.ts';
import type { Fields } from './page-forms.ts';
import { CONTACT_KEY, INDEX_KEY, LINK_BASE, RECORDING_DOOR, type Pipeline } from './fakes-pipeline.ts';

export type Answer = APIGatewayProxyStructuredResultV2;
type Headers = Readonly<Record<string, string>>;

/** What every browser of today says of a request that begins on a page of ours. */
const fromOurPage = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'accept-language': 'en-US,en;q=0.5',
  'sec-fetch-site': 'same-origin',
};

const CODE = /[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{2}/;

/** The code in a message; `none` if there is none. */
export const codeIn = (text: string | undefined): string => CODE.exec(text ?? '')?.[0] ?? 'none';

/** What a browser of hers does: it keeps the cookie and sends JSON from our own site. */
export interface Browser {
  readonly get: (path: string, query?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly post: (path: string, body?: unknown) => Promise<Answer>;
  readonly cookies: readonly string[];
}

/** The victims' own functions over a pipeline, each request in a process of its own. */
export interface AccountFunctions {
  readonly ask: (route: string, request?: RequestOf) => Promise<Answer>;
  readonly post: (path: string, body: unknown, cookies?: readonly string[]) => Promise<Answer>;
  /** What a browser does that runs no script: it opens a page, or sends a form, of this address with its query. */
  readonly open: (address: string, cookies?: readonly string[], headers?: Headers) => Promise<Answer>;
  readonly submit: (
    address: string,
    fields: Fields,
    cookies?: readonly string[],
    headers?: Headers,
  ) => Promise<Answer>;
  /** Asks for a code, reads it where it arrives, and signs in with it. */
  readonly signIn: (address: string) => Promise<Browser>;
}

export const jsonOf = ({ body = '{}' }: Answer): unknown => JSON.parse(body);

export const accountOver = (pipeline: Pipeline): AccountFunctions => {
  const { aws, now, log } = pipeline;
  const watch = observe((line) => log.push(line), now);
  let secrets = 0;

  const endpoints = (): Readonly<Record<string, Endpoint>> => {
    const { dynamodb, sqs } = aws.process();
    const seals = cipher(CONTACT_KEY);
    const edges = {
      victims: victimsTable(dynamodb, 'Victims', seals),
      subscriptions: subscriptionsTable(dynamodb, 'OffenderSubscriptions'),
      statusChanges: statusChangesTable(dynamodb, 'StatusChanges'),
      ledger: ledgerTable(dynamodb, 'Ledger'),
      tokens: tokensTable(dynamodb, 'Tokens'),
      errands: sealedErrands(dynamodb, 'Errands', seals),
      views: viewsLog(dynamodb, 'Ledger'),
      outreach: outreachList(dynamodb, 'Victims'),
      hearingRequests: hearingRequests(dynamodb, 'FormSubmissions', seals),
      door: RECORDING_DOOR,
      hintErrand: hintsTo(sqs, 'errand'),
      indexKey: INDEX_KEY,
      linkBase: LINK_BASE,
      observe: watch,
      newSecret: () => `secret-${(secrets += 1)}`.padEnd(43, 'x'),
      now,
    };
    const session = withPages(openSession(edges), sessionPages);
    const account = withPages(readAccount(edges), accountPages(now));
    const hearings = withPages(readHearings(edges), hearingsPages([RECORDING_DOOR.origin]));
    const asking = withPages(askInAccount(edges), askInAccountPages(edges));
    const check = answerCheck({ ...edges, victims: contactConfirmations(dynamodb, 'Victims') });
    return {
      'POST /sign-in': withPages(signIn(edges), signInPages),
      'POST /sessions': session,
      'POST /sessions/end': session,
      'GET /account': account,
      'GET /account/history': account,
      'GET /account/hearings': hearings,
      'GET /account/hearings/{hearingId}': hearings,
      'GET /account/hearings/{hearingId}/calendar': hearings,
      'POST /account/hearings/{hearingId}': asking,
      'GET /c/{code}': check,
      'POST /c/{code}': check,
      'GET /outreach': listOutreach(edges),
      change: withPages(changeAccount(edges), changeAccountPages(edges)),
    };
  };

  const ask: AccountFunctions['ask'] = (route, request = {}) => {
    const [method = 'GET', path = '/'] = route.split(' ');
    const all = endpoints();
    const endpoint = all[route] ?? all['change'];
    if (endpoint === undefined) throw new Error(`No function for ${route}`);
    return httpFunction(endpoint, watch)({ ...httpEvent({ method, path, ...request }) }, lambdaContext());
  };

  const browse = (method: string, address: string, request: RequestOf): Promise<Answer> => {
    const { pathname, searchParams } = new URL(address, 'https://vn.mo.gov');
    const query = Object.fromEntries(searchParams);
    const headers = { ...fromOurPage, ...request.headers };
    return ask(`${method} ${pathname}`, { ...request, headers, queryStringParameters: query });
  };

  const functions: AccountFunctions = {
    ask,
    open: (address, cookies = [], headers = {}) =>
      browse('GET', address, { cookies: [...cookies], headers: { ...headers } }),
    submit: (address, fields, cookies = [], headers = {}) =>
      browse('POST', address, {
        body: new URLSearchParams(fields).toString(),
        cookies: [...cookies],
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    post: (path, body, cookies = []) =>
      ask(`POST ${path}`, { body: JSON.stringify(body), cookies: [...cookies] }),
    signIn: async (address) => {
      await functions.post('/sign-in', { address });
      await pipeline.drain();
      const sent = [...aws.texts, ...aws.mails].filter(({ to }) => to === address);
      const newest = sent.filter(({ text }) => codeIn(text) !== 'none').at(-1);
      const answer = await functions.post('/sessions', { code: codeIn(newest?.text) });
      const cookies = (answer.cookies ?? []).map((cookie) => cookie.split(';')[0] ?? '');
      return {
        cookies,
        get: (path, queryStringParameters) =>
          ask(`GET ${path}`, {
            cookies: [...cookies],
            ...(queryStringParameters && { queryStringParameters }),
          }),
        post: (path, body = {}) => functions.post(path, body, cookies),
      };
    },
  };
  return functions;
};
