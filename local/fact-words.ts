import type { Fact } from '../domain/facts.ts';

type OfDelivery = 'accepted' | 'failed' | 'postponed' | 'delivered' | 'undelivered' | 'complained';

const isOfDelivery = (of: Fact): of is Extract<Fact, { is: OfDelivery }> =>
  'providerMessageId' in of || 'attempt' in of;

/** A fact in a few words, for the local page. */
export const factWords = (of: Fact): string => (isOfDelivery(of) ? deliveryWords(of) : otherWords(of));

const otherWords = (of: Exclude<Fact, { is: OfDelivery }>): string => {
  switch (of.is) {
    case 'created':
      return `owed, ${of.urgency}, RSMo 595.209.${of.paragraph}, by ${of.deadline}`;
    case 'quarantined':
      return 'set aside for a person: the offender’s name differs';
    case 'acknowledged':
      return 'acknowledged by the victim';
    case 'escalated':
      return `handed to a person: ${of.task}, ${of.reason}`;
    case 'letter-posted':
      return `certified letter posted on ${of.postedOn}`;
    case 'superseded':
    case 'merged':
      return `${of.is} with a newer notice: ${of.by}`;
    case 'discharged':
      return `discharged: ${of.reason}`;
    case 'asked-to-take-part':
      return `the victim asked to take part: request ${of.requestId}`;
    case 'request-answered':
      return `a person saw to the request: ${of.answer}`;
    case 'told-by-person':
    case 'told-by-statewide-system':
    case 'letter-returned':
    case 'unreachable':
      return of.is.replaceAll('-', ' ');
  }
};

const deliveryWords = (of: Extract<Fact, { is: OfDelivery }>): string => {
  switch (of.is) {
    case 'delivered':
      return `${of.channel}: taken by the recipient’s side`;
    case 'undelivered':
      return `${of.channel}: came back (${of.class}, ${of.reason})`;
    case 'complained':
      return `${of.channel}: marked as unwanted`;
    case 'accepted':
    case 'failed':
    case 'postponed':
      return attemptWords(of);
  }
};

const attemptWords = (of: Extract<Fact, { is: 'accepted' | 'failed' | 'postponed' }>): string =>
  [
    `${of.channel}, attempt ${of.attempt}: ${of.is}`,
    'reason' in of ? ` (${of.reason})` : '',
    of.possibleDuplicate ? ', possibly a duplicate' : '',
  ].join('');
