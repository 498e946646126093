import { askForHearing, hearingRequestIn, type AskEdges } from './ask-for-hearing.ts';
import { languageOf, pageReply, withPages, type Pages } from './browser.ts';
import type { Endpoint } from './entrypoints.ts';
import { refuseOver, valueFrom, type HttpReply, type HttpRequest } from './http.ts';
import { problemPage } from './problem-page.ts';
import { mostBytes } from '../api/limits.ts';
import { ASKED_BY_LINK } from '../api/messages.ts';
import { problemNameOf } from '../api/problems.ts';
import type { Problem } from '../api/replies.ts';
import type { HearingAsked } from '../api/replies-hearings.ts';
import { wishesIn } from '../domain/hearing-request.ts';
import { requestNumberOf } from '../domain/ids.ts';
import { isLinkCode } from '../domain/secrets.ts';
import { hearingFormPage, returnedHearingForm, untouchedHearingForm } from '../web/hearing-form.ts';
import { hearingReceiptPage } from '../web/hearing-receipt.ts';

/** The form as it was sent, with what is not right about it; or a page about a problem that is no field's. */
export const formAgain = (request: HttpRequest, problem: Problem): HttpReply => {
  if (problemNameOf(problem) !== 'fields-not-right') return problemPage(request, problem);
  const wrong = (problem.errors ?? []).map(({ field }) => field);
  const form = returnedHearingForm(languageOf(request), new URLSearchParams(request.body), wrong);
  return pageReply(problem.status, hearingFormPage(form));
};

const pages: Pages<HearingAsked> = {
  granted: (request, reply) => {
    if (!('json' in reply)) return reply;
    const { requestNumber: number, asked } = reply.json;
    const language = languageOf(request);
    return pageReply(reply.statusCode, hearingReceiptPage({ language, by: 'link', number, asked }));
  },
  refused: formAgain,
};

const ask =
  (edges: AskEdges): Endpoint<HearingAsked> =>
  async (request) => {
    refuseOver(mostBytes.hearingRequest, request);
    const wanted = hearingRequestIn(valueFrom(request, { forms: true }));
    const code = request.path['code'] ?? '';
    const by = { is: 'link', code: isLinkCode(code) ? code : '' } as const;
    const requestId = await askForHearing(edges, request, by, wanted);
    return {
      statusCode: 202,
      json: {
        message: ASKED_BY_LINK,
        requestNumber: requestNumberOf(requestId),
        asked: wishesIn(wanted),
      },
    };
  };

/**
 * GET and POST /a/{code}/hearing: a victim says how she wants to take part. The form, the answer and what happens before
 * it are the same for every code.
 */
export const takePart = (edges: AskEdges): Endpoint => {
  const answer = withPages(ask(edges), pages);
  return (request) =>
    request.method === 'POST'
      ? answer(request)
      : Promise.resolve(pageReply(200, hearingFormPage(untouchedHearingForm(languageOf(request)))));
};
