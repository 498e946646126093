import { escaped, html, Markup } from '../web/html.ts';

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
