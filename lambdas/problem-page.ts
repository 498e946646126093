import { languageOf, pageReply } from './browser.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { problemNameOf } from '../api/problems.ts';
import type { Problem } from '../api/replies.ts';
import { explained, problemPage as pageAbout } from '../web/problem-page.ts';

/** A page about a problem that no form can be shown for. */
export const problemPage = (request: HttpRequest, problem: Problem): HttpReply<never> => {
  const name = problemNameOf(problem);
  const known = explained.find((one) => one === name);
  return pageReply(problem.status, pageAbout(languageOf(request), known ?? 'other'));
};
