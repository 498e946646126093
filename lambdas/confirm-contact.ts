import { languageOf, pageReply, withPages, type Pages } from './browser.ts';
import type { Endpoint } from './entrypoints.ts';
import { hintErrands, type HintErrandEdges } from './hint-errands.ts';
import { invalid, refused, refuseOver, valueFrom } from './http.ts';
import type { ErrandsTable } from '../adapters/errands-table.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { Token, TokensTable } from '../adapters/tokens-table.ts';
import type { ContactConfirmations } from '../adapters/contact-marks.ts';
import { mostBytes } from '../api/limits.ts';
import { CONTACT_CONFIRMED } from '../api/messages.ts';
import { problemFor } from '../api/problems.ts';
import type { ContactConfirmed } from '../api/replies.ts';
import { confirmation } from '../domain/confirmation.ts';
import { anErrand } from '../domain/errand.ts';
import { read } from '../domain/problems.ts';
import { isLinkCode, secretHashOf, tokenHashOf } from '../domain/secrets.ts';
import { checkedPage, checkPage, codeForm, codePage, confirmedPage } from '../web/link-pages.ts';

export interface ConfirmEdges extends HintErrandEdges {
  readonly tokens: Pick<TokensTable, 'get'>;
  readonly victims: Pick<ContactConfirmations, 'confirm'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'activateAllOf'>;
  readonly errands: ErrandsTable;
  readonly indexKey: string;
  readonly now: () => Date;
}

/** What a confirmed contact brings about is an errand, done at once; typed again, the same code finds it there. */
const confirm = async (edges: ConfirmEdges, token: Token | undefined): Promise<boolean> => {
  if (token === undefined) return false;
  const { victims, subscriptions, errands, now } = edges;
  const { victimId, contactId } = token;
  const at = now().toISOString();
  if (!(await victims.confirm(victimId, contactId, at))) return false;
  await subscriptions.activateAllOf(victimId);
  const errand = anErrand(`${contactId}#${at.slice(0, 10)}`, {
    ...{ kind: 'contact-confirmed' as const, victimId, contactId, dueAt: at },
  });
  if (await errands.addOnce(errand)) await hintErrands(edges, [errand.errandId]);
  return true;
};

/** Uses a code, wherever it was typed; tells whether it was right, and not too old. */
export const confirmByCode =
  (edges: ConfirmEdges): ((code: string) => Promise<boolean>) =>
  async (code) =>
    confirm(edges, await edges.tokens.get(tokenHashOf(edges.indexKey, code), edges.now()));

/** Uses the link of a quarterly check; nobody learns whether it was right. */
const confirmByLink = async (edges: ConfirmEdges, code: string): Promise<void> => {
  if (!isLinkCode(code)) return;
  const hash = secretHashOf(edges.indexKey, 'contact-link', code);
  await confirm(edges, await edges.tokens.get(hash, edges.now()));
};

/**
 * GET and POST /c/{code}: the page behind the link of a quarterly check. Opening it changes nothing and looks nothing up;
 * only the button confirms.
 */
export const answerCheck =
  (edges: ConfirmEdges): Endpoint<never> =>
  async (request) => {
    const language = languageOf(request);
    if (request.method !== 'POST') return pageReply(200, checkPage(language));
    await confirmByLink(edges, request.path['code'] ?? '');
    return pageReply(200, checkedPage(language));
  };

/**
 * POST /registrations/confirm: the code that came by a channel activates that channel and the offender subscriptions. A
 * wrong code, an old one, and one of somebody who withdrew are all the same from outside.
 */
const confirmContact =
  (edges: ConfirmEdges): Endpoint<ContactConfirmed> =>
  async (request) => {
    refuseOver(mostBytes.confirmation, request);
    const reading = read(confirmation, valueFrom(request, { forms: true }));
    if (reading.is === 'invalid') throw invalid(reading.errors);
    const isThere = await confirmByCode(edges)(reading.value.code);
    if (!isThere) throw refused(problemFor('code-not-right'));
    return { statusCode: 200, json: { message: CONTACT_CONFIRMED } };
  };

const pages: Pages<ContactConfirmed> = {
  granted: (request) => pageReply(200, confirmedPage(languageOf(request))),
  refused: (request, { status }) =>
    pageReply(
      status,
      codePage({
        ...codeForm(languageOf(request)),
        values: new URLSearchParams(request.body),
        wrong: ['code'],
      }),
    ),
};

/** GET and POST /registrations/confirm, for programs and for browsers. Opening the page changes nothing. */
export const confirmOnPages = (edges: ConfirmEdges): Endpoint => {
  const confirmed = withPages(confirmContact(edges), pages);
  return async (request) =>
    request.method === 'POST' ? confirmed(request) : pageReply(200, codePage(codeForm(languageOf(request))));
};
