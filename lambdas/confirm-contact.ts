import type { Endpoint } from './entrypoints.ts';
import { hintErrands, type HintErrandEdges } from './hint-errands.ts';
import {
  invalid,
  problem,
  Refused,
  refuseOver,
  valueFrom,
  type HttpReply,
  type HttpRequest,
} from './http.ts';
import { page } from './page.ts';
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

export interface ConfirmEdges extends HintErrandEdges {
  readonly tokens: Pick<TokensTable, 'get'>;
  readonly victims: Pick<ContactConfirmations, 'confirm'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'activateAllOf'>;
  readonly errands: ErrandsTable;
  readonly indexKey: string;
  readonly now: () => Date;
}

const field = (label: string, id: string, button: string): string =>
  `<form method="post"><label for="${id}">${label}</label>` +
  `<input id="${id}" name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required maxlength="40">` +
  `<button>${button}</button></form>`;

const QUESTION = page(
  200,
  `<h1>Enter your code</h1>${field('The code we sent you', 'code-en', 'Confirm')}`,
  `<h2>Escriba su código</h2>${field('El código que le enviamos', 'code-es', 'Confirmar')}`,
);

/** A wrong code, an old one, and one of somebody who withdrew are all the same from outside. */
const WRONG_CODE = {
  json: problem(problemFor('code-not-right')),
  html: page(
    422,
    `<h1>The code is not right, or too old</h1><p>Check it and try again. To get a new one, send the form again.</p>${field('The code we sent you', 'code-en', 'Confirm')}`,
    `<h2>El código no es correcto o ya venció</h2><p>Revíselo e intente de nuevo. Para recibir otro, envíe el formulario otra vez.</p>${field('El código que le enviamos', 'code-es', 'Confirmar')}`,
  ),
};

const CONFIRMED: Readonly<Record<'json' | 'html', HttpReply<ContactConfirmed>>> = {
  json: { statusCode: 200, json: { message: CONTACT_CONFIRMED } },
  html: page(
    200,
    '<h1>Thank you</h1><p>This contact is confirmed. We will use it to tell you what you asked for.</p>',
    '<h2>Gracias</h2><p>Este contacto está confirmado. Lo usaremos para avisarle de lo que pidió.</p>',
  ),
};

/** A browser gets a page, a program gets JSON. */
const formOf = ({ header }: HttpRequest): 'json' | 'html' =>
  header('accept')?.includes('text/html') === true ? 'html' : 'json';

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

const ASK_BUTTON = page(
  200,
  '<h1>Does this still reach you?</h1><p>Press the button, and we know that it does.</p><form method="post"><button>Yes, it does</button></form>',
  '<h2>¿Aún le llega esto?</h2><p>Pulse el botón y sabremos que sí.</p><form method="post"><button>Sí, me llega</button></form>',
);

/** The same whether the link was right, wrong or old. */
const THANKS = page(
  200,
  '<h1>Thank you</h1><p>If the link was right, we will go on using this contact.</p>',
  '<h2>Gracias</h2><p>Si el enlace era correcto, seguiremos usando este contacto.</p>',
);

/**
 * GET and POST /c/{code}: the page behind the link of a quarterly check. Opening it changes nothing and looks nothing up;
 * only the button confirms.
 */
export const answerCheck =
  (edges: ConfirmEdges): Endpoint<never> =>
  async ({ method, path }) => {
    if (method !== 'POST') return ASK_BUTTON;
    await confirmByLink(edges, path['code'] ?? '');
    return THANKS;
  };

/**
 * GET and POST /registrations/confirm: the code that came by a channel activates that channel and the offender
 * subscriptions. Opening the page changes nothing.
 */
export const confirmContact =
  (edges: ConfirmEdges): Endpoint<ContactConfirmed> =>
  async (request) => {
    if (request.method !== 'POST') return QUESTION;
    refuseOver(mostBytes.confirmation, request);
    const reading = read(confirmation, valueFrom(request, { forms: true }));
    if (reading.is === 'invalid') throw invalid(reading.errors);
    const isThere = await confirmByCode(edges)(reading.value.code);
    if (!isThere) throw new Refused(WRONG_CODE[formOf(request)]);
    return CONFIRMED[formOf(request)];
  };
