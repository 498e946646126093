import type { Reach } from './cadence.ts';
import { channels, type Contact } from './contact.ts';
import type { ContactHistory } from './fold.ts';
import type { Standing } from './ladder.ts';
import { after } from './times.ts';
import { TRY_FOR_SECONDS } from './timing.ts';

const isTriedTooLong = ({ createdAt }: Standing, history: ContactHistory, now: string): boolean =>
  history.outcome === 'postponed' && !history.wasTaken && after(createdAt, TRY_FOR_SECONDS) < now;

/** Whether a contact may still be expected to carry it. */
const isLive = (of: Standing, { contactId, usable }: Contact, now: string): boolean => {
  const history = of.folded.contacts.get(contactId);
  if (!usable) return false;
  if (history === undefined) return true;
  return history.outcome !== 'failed' && history.outcome !== 'bounced' && !isTriedTooLong(of, history, now);
};

/** Hers; or her representative's, if she wants them told in her place and they have agreed. */
const usual = ({ recipient }: Standing, live: readonly Contact[]): readonly Contact[] => {
  const stand = live.filter(({ whose }) => whose === 'representative');
  return recipient.representative === 'instead' && stand.length > 0
    ? stand
    : live.filter(({ whose }) => whose === undefined);
};

/** A representative who does not stand in for her was told that she had not answered, and no news. */
const heardNoNews = ({ recipient }: Standing, { whose }: Contact): boolean =>
  whose === 'representative' && recipient.representative !== 'instead';

const carriersOf = (of: Standing): readonly string[] => {
  const silent = of.recipient.contacts.filter((contact) => heardNoNews(of, contact));
  return (of.toldWrongly ?? []).filter((id) => !silent.some(({ contactId }) => contactId === id));
};

/**
 * Whom it is to reach. What corrects wrong news goes where that went, to every contact that carried it, and to an e-mail
 * of hers if none of them is one: only that satisfies the law (595.209.4). If one of them is gone, the others are tried too.
 */
export const principals = (of: Standing, now: string): readonly Contact[] => {
  const live = of.recipient.contacts.filter((contact) => isLive(of, contact, now));
  const others = usual(of, live);
  const carriers = carriersOf(of);
  const standing = live.filter(({ contactId }) => carriers.includes(contactId));
  if (standing.length === 0) return others;
  const isLegal = ({ channel }: Contact): boolean => channel === 'email';
  const legal = standing.some(isLegal) ? [] : others.filter(isLegal).slice(0, 1);
  return [...new Set([...standing, ...(standing.length === carriers.length ? legal : others)])];
};

/** One of each channel; of a correction, whoever else was told wrongly. */
const first = (of: Standing, live: readonly Contact[]): readonly Contact[] => {
  const carriers = carriersOf(of);
  const firsts = channels.flatMap((channel) => live.find((contact) => contact.channel === channel) ?? []);
  return [...new Set([...firsts, ...live.filter(({ contactId }) => carriers.includes(contactId))])];
};

/** Whom a rung tells. */
export const reached = (of: Standing, to: Reach, now: string): readonly Contact[] => {
  const live = principals(of, now);
  switch (to) {
    case 'each-channel':
      return first(of, live);
    case 'texts':
      return live.filter(({ channel }) => channel === 'sms').slice(0, 1);
    case 'everything':
      return live;
    case 'representative':
      return of.recipient.representative === 'also'
        ? of.recipient.contacts.filter(
            (contact) => contact.whose === 'representative' && isLive(of, contact, now),
          )
        : [];
  }
};
