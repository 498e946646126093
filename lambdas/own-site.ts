import { refused, refuseOver, valueFrom, type HttpRequest } from './http.ts';
import { mostBytes } from '../api/limits.ts';
import { problemFor } from '../api/problems.ts';

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/** Browsers say where a request comes from; another site may not act in her name. Programs say nothing. */
const refuseFromElsewhere = ({ header }: HttpRequest): void => {
  const site = header('sec-fetch-site') ?? 'same-origin';
  const origin = header('origin');
  const isOurs =
    (site === 'same-origin' || site === 'none') &&
    (origin === undefined || hostOf(origin) === header('host'));
  if (!isOurs) throw refused(problemFor('from-elsewhere'));
};

/**
 * The JSON of a request that may change something. A page of another site could send a form in her name, but no JSON
 * without asking us first, which we never allow.
 */
export const ownJsonFrom = (request: HttpRequest): unknown => {
  refuseFromElsewhere(request);
  refuseOver(mostBytes.account, request);
  return valueFrom(request, { forms: false });
};
