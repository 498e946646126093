import { createHash } from 'node:crypto';
import type { HttpReply } from './http.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../domain/office.ts';

const STYLE =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  'button,input{font:inherit;width:100%;box-sizing:border-box;padding:.9rem;border-radius:.25rem}' +
  'input{border:1px solid #565c65;margin:.5rem 0 1rem}button{border:0;background:#005ea2;color:#fff}' +
  'button:focus-visible,input:focus-visible{outline:.25rem solid #2491ff;outline-offset:.2rem}' +
  'hr{border:0;border-top:1px solid #a9aeb1;margin:2rem 0}';

/** Only this one style runs; no script, no picture, nothing from elsewhere. */
const POLICY =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** A neutral page in both languages, the same for whoever opens it. Each part is HTML of our own, never input. */
export const page = (statusCode: number, english: string, spanish: string): HttpReply<never> => ({
  statusCode,
  headers: { 'content-security-policy': POLICY },
  html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>Message</title><style>${STYLE}</style></head><body>
<main>${english}
<p>Questions? Call ${OFFICE_PHONE}, Monday to Friday, 8 to 5, or ${STATEWIDE_PHONE} at any hour. In danger? Call 911.</p>
<hr><div lang="es">${spanish}
<p>¿Preguntas? Llame al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5, o al ${STATEWIDE_PHONE} a toda hora. Si hay peligro, llame al 911.</p>
</div></main></body></html>`,
});
