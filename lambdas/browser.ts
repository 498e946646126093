import type { Endpoint } from './entrypoints.ts';
import { Refused, type HttpReply, type HttpRequest } from './http.ts';
import type { Problem } from '../api/replies.ts';
import { languages, type Language } from '../domain/contact.ts';
import { framed, PAGE_POLICY, type Page } from '../web/frame.ts';

/** A browser asks for a page, a program for JSON. */
export const wantsPage = ({ header }: HttpRequest): boolean =>
  header('accept')?.includes('text/html') === true;

/** The language that the address names (`?lang=es`), else the one that the browser likes best, else English. */
export const languageOf = ({ query, header }: HttpRequest): Language => {
  const likes = [query['lang'] ?? '', ...(header('accept-language') ?? '').toLowerCase().split(',')];
  const liked = likes.map((one) => languages.find((language) => one.trim().startsWith(language)));
  return liked.find((one) => one !== undefined) ?? 'en';
};

/** What a page may do; its forms may also go to these origins. */
const policyWith = (formsTo: readonly string[]): string =>
  PAGE_POLICY.replace("form-action 'self'", ["form-action 'self'", ...formsTo].join(' '));

/** Answers with a page of the site. `formsTo`: origins beside our own that its forms go to. */
export const pageReply = (
  statusCode: number,
  page: Page,
  formsTo: readonly string[] = [],
): HttpReply<never> => ({
  statusCode,
  headers: { 'content-security-policy': policyWith(formsTo) },
  html: framed(page),
});

/** Leads a browser on, so that a reload sends nothing twice. `to`: a path of this site. */
export const seeOther = (to: string): HttpReply<never> => ({
  statusCode: 303,
  headers: { location: to },
  html: '',
});

/** What a browser gets where a program gets JSON. */
export interface Pages<Json extends object> {
  readonly granted: (request: HttpRequest, reply: HttpReply<Json>) => HttpReply;
  readonly refused: (request: HttpRequest, problem: Problem) => HttpReply | Promise<HttpReply>;
}

/** An endpoint that also speaks to browsers: the same request, the same decision, and a page about it. */
export const withPages =
  <Json extends object>(endpoint: Endpoint<Json>, pages: Pages<Json>): Endpoint =>
  async (request) => {
    if (!wantsPage(request)) return endpoint(request);
    try {
      return pages.granted(request, await endpoint(request));
    } catch (error) {
      if (error instanceof Refused && 'json' in error.reply)
        return await pages.refused(request, error.reply.json);
      throw error;
    }
  };
