import { isForm, refused, refuseOver, valueFrom, type HttpRequest } from './http.ts';
import { mostBytes } from '../api/limits.ts';
import { problemFor } from '../api/problems.ts';

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/** The host that was asked is ours, and so is the website; behind that one, the host is the API's own. */
const isKnown = (origin: string, { header, site }: HttpRequest): boolean =>
  origin === site || hostOf(origin) === header('host');

/** Browsers say where a request comes from; another site may not act in her name. Programs say nothing. */
const refuseFromElsewhere = (request: HttpRequest): void => {
  const from = request.header('sec-fetch-site');
  const origin = request.header('origin');
  // Who hides the origin may still say that it is the same.
  const isHidden = origin === 'null' && from === 'same-origin';
  const isOurs =
    [undefined, 'same-origin', 'none'].includes(from) &&
    (origin === undefined || isHidden || isKnown(origin, request));
  if (!isOurs) throw refused(problemFor('from-elsewhere'));
};

/** A page of another site may send a form without asking us first, in a browser of old that says nothing. */
const refuseFormOfNobody = (request: HttpRequest): void => {
  const { header } = request;
  const isOfNobody = header('sec-fetch-site') === undefined && header('origin') === undefined;
  if (isOfNobody && isForm(request)) throw refused(problemFor('from-elsewhere'));
};

/** The JSON of a request that may change something, or what `ofForm` makes of the fields of a form of our own. */
export const ownJsonFrom = (
  request: HttpRequest,
  ofForm = (fields: unknown): unknown => fields,
  most: number = mostBytes.account,
): unknown => {
  refuseFromElsewhere(request);
  refuseFormOfNobody(request);
  refuseOver(most, request);
  const value = valueFrom(request, { forms: true });
  return isForm(request) ? ofForm(value) : value;
};
