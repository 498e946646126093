import type { Endpoint } from './entrypoints.ts';
import { page } from './page.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Fact } from '../domain/facts.ts';
import { sha256 } from '../domain/ids.ts';
import { isLinkCode } from '../domain/secrets.ts';
import { LINK_VALID_SECONDS } from '../domain/timing.ts';

export interface AcknowledgeEdges {
  readonly ledger: Pick<LedgerTable, 'byLink' | 'recordFirst'>;
  readonly now: () => Date;
}

const button = (words: string): string => `<form method="post"><button>${words}</button></form>`;

const QUESTION = page(
  200,
  `<h1>Did you get our message?</h1><p>Press the button, and we will stop repeating it.</p>${button('Yes, I got it')}`,
  `<h2>¿Recibió nuestro mensaje?</h2><p>Pulse el botón y dejaremos de repetirlo.</p>${button('Sí, lo recibí')}`,
);

/** The same whether the code was right, wrong or old: the answer must not say who is on file. */
const THANKS = page(
  200,
  '<h1>Thank you</h1><p>If the link was right, we will stop repeating this message.</p>',
  '<h2>Gracias</h2><p>Si el enlace era correcto, dejaremos de repetir este mensaje.</p>',
);

const acknowledgedBy = (carrier: Fact, now: Date): Fact => {
  const { notificationId, statusChangePage } = carrier;
  return {
    is: 'acknowledged',
    by: 'link',
    notificationId,
    // A letter has no contact: its link stands in the fact that it was posted.
    contactId: 'contactId' in carrier ? carrier.contactId : 'letter',
    at: now.toISOString(),
    ...(statusChangePage === undefined ? {} : { statusChangePage }),
  };
};

/**
 * GET and POST /a/{code}: the page behind a message's short link. Opening it changes nothing and looks nothing up, so
 * mail scanners and link previews may; only the button acknowledges, and the first press counts.
 */
export const acknowledgeNotification =
  ({ ledger, now }: AcknowledgeEdges): Endpoint<never> =>
  async ({ method, path }) => {
    if (method !== 'POST') return QUESTION;
    const code = path['code'] ?? '';
    const carriers = isLinkCode(code) ? await ledger.byLink(sha256(code)) : [];
    for (const carrier of carriers) {
      const isFresh = now().getTime() - Date.parse(carrier.at) <= LINK_VALID_SECONDS * 1000;
      if (isFresh) await ledger.recordFirst(acknowledgedBy(carrier, now()));
    }
    return THANKS;
  };
