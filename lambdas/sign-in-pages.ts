import { languageOf, pageReply, seeOther, type Pages } from './browser.ts';
import type { HttpRequest } from './http.ts';
import { problemPage } from './problem-page.ts';
import { problemNameOf, type ProblemName } from '../api/problems.ts';
import type { Problem } from '../api/replies.ts';
import type { CodeOnItsWay, SignedInOrOut } from '../api/replies-account.ts';
import type { Filled } from '../web/fields.ts';
import { pathOf } from '../web/frame.ts';
import { askForCodePage, signInCodePage, signInForm } from '../web/sign-in-pages.ts';

/** The form as it was sent, with what is not right about one field. */
const sent = (request: HttpRequest, field: string, advice?: string): Filled => {
  const untouched = signInForm(languageOf(request));
  return {
    ...untouched,
    values: new URLSearchParams(request.body),
    wrong: [field],
    ...(advice === undefined ? {} : { advice: { ...untouched.advice, [field]: advice } }),
  };
};

/** A browser is led to where the code is typed, whoever the address belongs to. */
export const signInPages: Pages<CodeOnItsWay> = {
  granted: (request) => seeOther(pathOf(languageOf(request), 'sign-in-code')),
  refused: (request, problem) =>
    problemNameOf(problem) === 'fields-not-right'
      ? pageReply(problem.status, askForCodePage(sent(request, 'address')))
      : problemPage(request, problem),
};

/** What is about the code, and so stands at its field. */
const aboutCode: readonly (ProblemName | undefined)[] = [
  'fields-not-right',
  'sign-in-code-not-right',
  'too-many-tries',
];

const wrongCode = (request: HttpRequest, problem: Problem): Filled => {
  const { advice } = signInForm(languageOf(request));
  const isTooMany = problemNameOf(problem) === 'too-many-tries';
  return sent(request, 'code', isTooMany ? advice['tries'] : undefined);
};

/** Signed in, a browser is led to her account; signed out, to a page that says so. */
export const sessionPages: Pages<SignedInOrOut> = {
  granted: (request, { cookies = [] }) => ({
    ...seeOther(
      request.route === 'POST /sessions'
        ? `/account?lang=${languageOf(request)}`
        : pathOf(languageOf(request), 'signed-out'),
    ),
    cookies,
  }),
  refused: (request, problem) =>
    request.route === 'POST /sessions' && aboutCode.includes(problemNameOf(problem))
      ? pageReply(problem.status, signInCodePage(wrongCode(request, problem)))
      : problemPage(request, problem),
};
