import type { Endpoint } from './entrypoints.ts';
import type { HttpReply } from './http.ts';
import { languageOf, pageReply, seeOther } from './browser.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Language } from '../domain/contact.ts';
import type { Fact } from '../domain/facts.ts';
import { sha256 } from '../domain/ids.ts';
import { isLinkCode } from '../domain/secrets.ts';
import { LINK_VALID_SECONDS } from '../domain/timing.ts';
import { messagePage, receivedPage } from '../web/link-pages.ts';

export interface AcknowledgeEdges {
  readonly ledger: Pick<LedgerTable, 'byLink' | 'recordFirst'>;
  readonly now: () => Date;
}

const acknowledgedBy = (carrier: Fact, now: Date, noReminders: boolean): Fact => {
  const { notificationId, statusChangePage } = carrier;
  return {
    is: 'acknowledged',
    by: 'link',
    notificationId,
    // A letter has no contact: its link stands in the fact that it was posted.
    contactId: 'contactId' in carrier ? carrier.contactId : 'letter',
    at: now.toISOString(),
    ...(noReminders ? { noReminders: true } : {}),
    ...(statusChangePage === undefined ? {} : { statusChangePage }),
  };
};

/** Only what could be a code is ever repeated: in the address that it leads to. */
const opened = (code: string, language: Language, to: string | undefined): HttpReply<never> =>
  to === 'hearing' && isLinkCode(code)
    ? seeOther(`/a/${code}/hearing?lang=${language}`)
    : pageReply(200, messagePage(language));

/**
 * GET and POST /a/{code}: the page behind a message's short link. Opening it changes nothing and looks nothing up, so
 * mail scanners and link previews may; only the button acknowledges, and the first press counts. The answer is the same
 * whether the code was right, wrong or old: it must not say who is on file.
 */
export const acknowledgeNotification =
  ({ ledger, now }: AcknowledgeEdges): Endpoint<never> =>
  async (request) => {
    const language = languageOf(request);
    const code = request.path['code'] ?? '';
    if (request.method !== 'POST') return opened(code, language, request.query['to']);
    const noReminders = new URLSearchParams(request.body).get('reminders') === 'none';
    const carriers = isLinkCode(code) ? await ledger.byLink(sha256(code)) : [];
    for (const carrier of carriers) {
      const isFresh = now().getTime() - Date.parse(carrier.at) <= LINK_VALID_SECONDS * 1000;
      if (isFresh) await ledger.recordFirst(acknowledgedBy(carrier, now(), noReminders));
    }
    return pageReply(200, receivedPage(language));
  };
