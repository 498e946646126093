import { escaped } from './aws-reply.ts';

/** Markup that is safe to send: everything put into it was escaped, or was markup itself. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = string | number | Markup | readonly Markup[];

/** Builds markup from a template; texts in it are escaped. */
export const html = (parts: TemplateStringsArray, ...contents: readonly Content[]): Markup =>
  new Markup(parts.map((part, position) => part + textOf(contents[position] ?? '')).join(''));

const textOf = (content: Content): string => {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'object') return content.map(({ text }) => text).join('\n');
  return escaped(String(content));
};

/** A message's text with its web addresses as links. */
export const linked = (text: string): Markup =>
  new Markup(
    text
      .split(/(https?:\/\/[^\s<>"]*[\w/])/)
      .map((part, position) =>
        position % 2 === 1
          ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>`.text
          : escaped(part),
      )
      .join(''),
  );

/** A moment, readable for people and machines. */
export const moment = (at: string): Markup =>
  html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')}</time>`;
