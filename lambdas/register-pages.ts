import { languageOf, pageReply, seeOther, wantsPage, type Pages } from './browser.ts';
import type { Endpoint } from './entrypoints.ts';
import { isForm, Refused, refused, refuseOver, type HttpReply, type HttpRequest } from './http.ts';
import { problemPage } from './problem-page.ts';
import type { Observe } from '../adapters/observability.ts';
import { mostBytes } from '../api/limits.ts';
import { problemNameOf, unknownType, type ProblemName } from '../api/problems.ts';
import type { RegistrationReceived } from '../api/replies.ts';
import { wrongAnswers } from '../domain/answers.ts';
import { MISSOURI } from '../domain/times.ts';
import { isoDay, wallTimeAt } from '../domain/zones.ts';
import { pathOf } from '../web/frame.ts';
import { registerForm, registerPage } from '../web/register-page.ts';
import { reviewPage } from '../web/register-review.ts';

type Now = () => Date;

const typedIn = ({ body }: HttpRequest): URLSearchParams => new URLSearchParams(body);

const formPage = (statusCode: number, request: HttpRequest, wrong: readonly string[]): HttpReply<never> => {
  const form = registerForm(languageOf(request), typedIn(request), wrong);
  const unreadable = wrong.length > 0 && form.wrong.length === 0;
  return pageReply(statusCode, registerPage(form, { unreadable }));
};

/** She signs on the day on which she sees what she signs. */
const signedToday = (typed: URLSearchParams, now: Date): URLSearchParams => {
  typed.set('signedOn', isoDay(wallTimeAt(now.getTime(), MISSOURI)));
  return typed;
};

/**
 * POST /registrations/review: all answers once more before anything is sent, or the form again with what does not fit.
 * Nothing is kept, and nothing is looked up. `step=change`: back to the form.
 */
export const reviewForm =
  ({ now }: { readonly now: Now }): Endpoint<never> =>
  (request) => {
    refuseOver(mostBytes.registration, request);
    if (!isForm(request)) throw refused(unknownType({ forms: 'only' }));
    if (request.query['step'] === 'change') return Promise.resolve(formPage(200, request, []));
    const typed = signedToday(typedIn(request), now());
    const wrong = wrongAnswers(typed, now());
    return Promise.resolve(
      wrong.length > 0
        ? formPage(422, request, wrong)
        : pageReply(200, reviewPage(languageOf(request), typed)),
    );
  };

/** A problem of a review is a page for browsers. */
export const reviewPages: Pages<never> = {
  granted: (_, reply) => reply,
  refused: problemPage,
};

/** What somebody can mend who has the form before her again. */
const mendable: readonly (ProblemName | undefined)[] = ['fields-not-right', 'form-unreadable'];

/** A browser is led to what happens next, the same page for everybody. */
export const submitPages = ({ now }: { readonly now: Now }): Pages<RegistrationReceived> => ({
  granted: (request) => seeOther(pathOf(languageOf(request), 'registered')),
  refused: (request, problem) =>
    mendable.includes(problemNameOf(problem)) && isForm(request)
      ? formPage(422, request, wrongAnswers(typedIn(request), now()))
      : problemPage(request, problem),
});

/** Whatever fails on our side, her answers are on the page that says so. */
export const nothingLost =
  (endpoint: Endpoint, { log }: Observe): Endpoint =>
  async (request) => {
    try {
      return await endpoint(request);
    } catch (error) {
      if (error instanceof Refused || !wantsPage(request) || !isForm(request)) throw error;
      log('failed', { error: error instanceof Error ? error.name : 'unknown' });
      return pageReply(500, reviewPage(languageOf(request), typedIn(request), { hasFailed: true }));
    }
  };
