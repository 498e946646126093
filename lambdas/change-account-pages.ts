import { shownOf, toSignIn } from './account-pages.ts';
import { accountReply, type AccountReplyEdges } from './account-reply.ts';
import { languageOf, pageReply, seeOther, type Pages } from './browser.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { problemPage } from './problem-page.ts';
import { signedIn, type SessionEdges } from './session.ts';
import { problemNameOf, type ProblemName } from '../api/problems.ts';
import type { Problem } from '../api/replies.ts';
import type { AccountChanged } from '../api/replies-account.ts';
import { losses, type Loss } from '../domain/account.ts';
import { languages, type Language } from '../domain/contact.ts';
import { accountPage, partNamed } from '../web/account-page.ts';
import { placeOf, type Sent } from '../web/account-shell.ts';
import type { Done, PartName } from '../web/words/account.ts';

export type ChangePagesEdges = SessionEdges & AccountReplyEdges;

/** Where each change leads, and what is said there. A change of settings leads back to where it was made. */
const places: Readonly<Record<string, readonly [part: PartName, done: Done]>> = {
  'POST /account/contacts': ['contacts', 'contact-added'],
  'POST /account/contacts/remove': ['contacts', 'contact-removed'],
  'POST /account/representative': ['representative', 'representative-asked'],
  'POST /account/representative/end': ['representative', 'representative-ended'],
  'POST /account/pause': ['pause', 'paused'],
  'POST /account/resume': ['pause', 'resumed'],
  'POST /account/withdrawal': ['end', 'end-asked'],
  'POST /account/withdrawal/cancel': ['end', 'end-cancelled'],
};

/** Whoever has just chosen a language reads on in it. */
const languageAfter = (request: HttpRequest): Language => {
  const chosen = new URLSearchParams(request.body).get('language');
  return languages.find((one) => one === chosen) ?? languageOf(request);
};

/** Only what a name or a number of ours may look like. */
const plain = (given: string | undefined): string | undefined =>
  given !== undefined && /^[a-z0-9-]{1,40}$/.test(given) ? given : undefined;

const placeAfter = (request: HttpRequest): string => {
  const { route, query } = request;
  const elsewhere = places[route];
  if (elsewhere !== undefined) return placeOf(languageAfter(request), elsewhere[0], { done: elsewhere[1] });
  const here = { contactId: plain(query['contact']), which: plain(query['which']), done: 'saved' } as const;
  return placeOf(languageAfter(request), partNamed(query['part']), here);
};

/** Problems after which the page is shown again with all that was typed. */
const shownAgain: readonly (ProblemName | undefined)[] = [
  'fields-not-right',
  'not-without-knowing',
  'changed-meanwhile',
];

const isLoss = (name: string): name is Loss => name in losses;

const lossesIn = ({ errors = [] }: Problem): readonly Loss[] =>
  Object.keys(losses)
    .filter(isLoss)
    .filter((name) => errors.some(({ problem }) => problem === losses[name]));

const sentIn = ({ body }: HttpRequest, problem: Problem): Sent => {
  const name = problemNameOf(problem);
  const fields = (problem.errors ?? []).map(({ field }) => field);
  return {
    values: new URLSearchParams(body),
    fields: name === 'not-without-knowing' ? ['understood'] : fields,
    losses: lossesIn(problem),
    isBusy: name === 'changed-meanwhile',
  };
};

const again = async (
  edges: ChangePagesEdges,
  request: HttpRequest,
  problem: Problem,
): Promise<HttpReply<never>> => {
  const account = await accountReply(edges, await signedIn(edges, request), []);
  const shown = { ...shownOf(request, account, edges.now()), sent: sentIn(request, problem) };
  return pageReply(problem.status, accountPage(partNamed(request.query['part']), shown));
};

/** A form of her account leads to where it says what was done; or its page comes again, and nothing is lost. */
export const changeAccountPages = (edges: ChangePagesEdges): Pages<AccountChanged> => ({
  granted: (request) => seeOther(placeAfter(request)),
  refused: async (request, problem) => {
    const name = problemNameOf(problem);
    if (name === 'not-signed-in') return toSignIn(request);
    const isOnPage = partNamed(request.query['part']) !== 'overview';
    return shownAgain.includes(name) && isOnPage
      ? await again(edges, request, problem)
      : problemPage(request, problem);
  },
});
