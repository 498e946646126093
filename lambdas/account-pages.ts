import { languageOf, pageReply, seeOther, type Pages } from './browser.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { problemPage } from './problem-page.ts';
import { problemFor, problemNameOf } from '../api/problems.ts';
import type { AccountReply, HistoryPage } from '../api/replies-account.ts';
import { languages } from '../domain/contact.ts';
import { historyPage } from '../web/account-history.ts';
import { accountPage, accountParts, doneNamed, partNamed } from '../web/account-page.ts';
import type { Shown } from '../web/account-shell.ts';
import { pathOf } from '../web/frame.ts';

/** Who is not signed in is led to where one signs in. */
export const toSignIn = (request: HttpRequest): HttpReply<never> =>
  seeOther(pathOf(languageOf(request), 'sign-in-first'));

/** What an address asks to see of an account. Only what is known is taken from it. */
export const shownOf = ({ query }: HttpRequest, account: AccountReply, now: Date): Shown => ({
  account,
  language: languages.find((one) => one === query['lang']) ?? account.language,
  now: now.toISOString(),
  contactId: account.contacts.find(({ contactId }) => contactId === query['contact'])?.contactId,
  which: Object.keys(account.subscriptions).find((position) => position === query['which']),
  done: doneNamed(query['done']),
});

/** Her account in small pages, `?part=` by `?part=`; and her history. */
export const accountPages = (now: () => Date): Pages<AccountReply | HistoryPage> => ({
  granted: (request, reply) => {
    if (!('json' in reply)) return reply;
    const { json } = reply;
    if ('entries' in json) return pageReply(200, historyPage(json, request.query['before']));
    const part = partNamed(request.query['part']);
    if (json.signedInAs === 'representative' && accountParts[part].isHersAlone === true)
      return problemPage(request, problemFor('only-she-herself'));
    return pageReply(200, accountPage(part, shownOf(request, json, now())));
  },
  refused: (request, problem) =>
    problemNameOf(problem) === 'not-signed-in' ? toSignIn(request) : problemPage(request, problem),
});
