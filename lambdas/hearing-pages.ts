import { toSignIn } from './account-pages.ts';
import { languageOf, pageReply, type Pages } from './browser.ts';
import { hearingsOf, type HearingsEdges } from './hearings-of.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { problemPage } from './problem-page.ts';
import { hearingNamed, herself } from './read-hearings.ts';
import type { SessionEdges } from './session.ts';
import { problemNameOf } from '../api/problems.ts';
import type { Problem } from '../api/replies.ts';
import type { HearingAsked, HearingsReply } from '../api/replies-hearings.ts';
import { languages, type Language } from '../domain/contact.ts';
import { hearingsPage, ownHearingPage } from '../web/account-hearings.ts';
import { returnedHearingForm, untouchedHearingForm } from '../web/hearing-form.ts';
import { hearingReceiptPage } from '../web/hearing-receipt.ts';
import { uploadForms } from '../web/upload-forms.ts';

const refusal = (request: HttpRequest, problem: Problem): HttpReply =>
  problemNameOf(problem) === 'not-signed-in' ? toSignIn(request) : problemPage(request, problem);

const languageIn = ({ query }: HttpRequest, otherwise: Language): Language =>
  languages.find((one) => one === query['lang']) ?? otherwise;

/**
 * The list of her hearings; or one of them, with the form to take part. `formsTo`: where a recording goes. A script shows
 * the receipt in place of the form, under the policy of this page.
 */
export const hearingsPages = (formsTo: readonly string[]): Pages<HearingsReply> => ({
  granted: (request, reply) => {
    if (!('json' in reply)) return reply;
    const { language: hers, hearings } = reply.json;
    const language = languageIn(request, hers);
    const [first] = hearings;
    const isOne = request.path['hearingId'] !== undefined && first?.mayTakePart === true;
    return isOne
      ? pageReply(200, ownHearingPage(first, untouchedHearingForm(language)), formsTo)
      : pageReply(200, hearingsPage(language, hearings));
  },
  refused: refusal,
});

/** Where the forms go, and where S3 leads from there: browsers hold both against the policy of the page. */
const originsOf = (uploads: NonNullable<HearingAsked['uploads']>): readonly string[] => {
  const places = uploads.flatMap(({ url, fields }) => [url, fields['success_action_redirect'] ?? url]);
  return [...new Set(places.map((place) => new URL(place).origin))];
};

/** The receipt; or the form as it was sent, with what is not right about it. */
export const askInAccountPages = (edges: SessionEdges & HearingsEdges): Pages<HearingAsked> => ({
  granted: (request, reply) => {
    if (!('json' in reply)) return reply;
    const { requestNumber: number, asked, uploads } = reply.json;
    const language = languageOf(request);
    const receipt = { language, by: 'account', number, asked } as const;
    if (uploads === undefined) return pageReply(reply.statusCode, hearingReceiptPage(receipt));
    const upload = uploadForms(uploads, language);
    return pageReply(reply.statusCode, hearingReceiptPage({ ...receipt, upload }), originsOf(uploads));
  },
  refused: async (request, problem) => {
    if (problemNameOf(problem) !== 'fields-not-right') return refusal(request, problem);
    const who = await herself(edges, request);
    const hearing = hearingNamed(await hearingsOf(edges, who), request.path['hearingId']);
    const wrong = (problem.errors ?? []).map(({ field }) => field);
    const form = returnedHearingForm(languageOf(request), new URLSearchParams(request.body), wrong);
    return pageReply(problem.status, ownHearingPage(hearing, form));
  },
});
