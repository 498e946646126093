import type { Endpoint } from './entrypoints.ts';
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
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { TokensTable } from '../adapters/tokens-table.ts';
import type { ContactConfirmations } from '../adapters/contact-marks.ts';
import { mostBytes } from '../api/limits.ts';
import { CONTACT_CONFIRMED } from '../api/messages.ts';
import { problemFor } from '../api/problems.ts';
import type { ContactConfirmed } from '../api/replies.ts';
import { confirmation } from '../domain/confirmation.ts';
import { read } from '../domain/problems.ts';
import { tokenHashOf } from '../domain/secrets.ts';

export interface ConfirmEdges {
  readonly tokens: Pick<TokensTable, 'get'>;
  readonly victims: Pick<ContactConfirmations, 'confirm'>;
  readonly subscriptions: Pick<SubscriptionsTable, 'activateAllOf'>;
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

/** Uses a code, wherever it was typed; tells whether it was right, and not too old. */
export const confirmByCode =
  ({ tokens, victims, subscriptions, indexKey, now }: ConfirmEdges): ((code: string) => Promise<boolean>) =>
  async (code) => {
    const token = await tokens.get(tokenHashOf(indexKey, code), now());
    if (token === undefined) return false;
    if (!(await victims.confirm(token.victimId, token.contactId, now().toISOString()))) return false;
    await subscriptions.activateAllOf(token.victimId);
    return true;
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
