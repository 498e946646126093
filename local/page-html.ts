import { escaped, html, Markup } from '../web/html.ts';

/** This machine as messages name it: briefly, and by the port that was taken when they were sent. */
const HERE = /^http:\/\/(?:localhost|127\.1|127\.0\.0\.1)(?::\d+)?(?=\/(?!\/))/;

/**
 * Where an address in a message leads from the local page: to a path, if it is on this machine. So one name for all keeps
 * a sign-in, and a message of yesterday leads to the port of today.
 */
export const fromHere = (address: string): string => address.replace(HERE, '');

/** The HTML of an e-mail with its links as they lead from here, each in a tab of its own: its frame may lead nowhere. */
export const framedMail = (content: string): string =>
  `<base target="_blank">${content.replaceAll(/(?<=\shref=")[^"]*/g, fromHere)}`;

/** A message's text with its web addresses as links. */
export const linked = (text: string): Markup =>
  new Markup(
    text
      .split(/(https?:\/\/[^\s<>"]*[\w/])/)
      .map((part, position) =>
        position % 2 === 1
          ? html`<a href="${fromHere(part)}" target="_blank" rel="noreferrer">${part}</a>`.text
          : escaped(part),
      )
      .join(''),
  );

/** A moment, readable for people and machines. */
export const moment = (at: string): Markup =>
  html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')}</time>`;
