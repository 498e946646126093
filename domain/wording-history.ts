import type { Language } from './contact.ts';
import type { EventType } from './event-types.ts';
import type { Fact } from './facts.ts';

/** What a victim reads of what we did for her. */
export interface HistoryWording {
  readonly events: Readonly<Record<EventType, string>>;
  readonly channel: { readonly sms: string; readonly email: string };
  /** `by`: the day until which it was owed, in words. */
  readonly facts: Readonly<Record<Fact['is'], string>>;
}

const english: HistoryWording = {
  events: {
    'parole-hearing-scheduled': 'A parole hearing was set',
    'parole-hearing-rescheduled': 'A parole hearing was moved',
    'parole-hearing-cancelled': 'A parole hearing was cancelled',
    'hearing-result': 'The result of a parole hearing',
    'release-date-set': 'A release date was set',
    'release-date-changed': 'A release date was changed',
    'release-pending': 'A planned release',
    release: 'A release',
    escape: 'An escape',
    recapture: 'The person was back in custody',
    death: 'A death',
    clemency: 'The Governor changed the sentence',
    transfer: 'A move to another place',
    correction: 'We put right what we told you before',
  },
  channel: { sms: 'by text', email: 'by e-mail' },
  facts: {
    created: 'We learned of it.',
    quarantined: 'A person of our office is checking it.',
    accepted: 'We sent it.',
    failed: 'This contact did not take it.',
    postponed: 'It could not be sent. We tried again.',
    delivered: 'It arrived.',
    undelivered: 'It came back.',
    complained: 'It was marked as unwanted.',
    acknowledged: 'You confirmed it.',
    escalated: 'We asked a person of our office to tell you.',
    'told-by-person': 'A person of our office told you.',
    'letter-posted': 'We posted a certified letter.',
    'letter-returned': 'The letter came back.',
    'told-by-statewide-system': 'The statewide system told you.',
    unreachable: 'We could not reach you.',
    'asked-to-take-part': 'You asked to take part.',
    'request-answered': 'A person of our office saw to what you asked for.',
    superseded: 'Newer news took its place.',
    merged: 'We told it together with newer news.',
    discharged: 'It was not owed any more.',
  },
};

const spanish: HistoryWording = {
  events: {
    'parole-hearing-scheduled': 'Se fijó una audiencia de libertad condicional',
    'parole-hearing-rescheduled': 'Se cambió una audiencia de libertad condicional',
    'parole-hearing-cancelled': 'Se canceló una audiencia de libertad condicional',
    'hearing-result': 'El resultado de una audiencia',
    'release-date-set': 'Se fijó una fecha de salida',
    'release-date-changed': 'Se cambió una fecha de salida',
    'release-pending': 'Una salida prevista',
    release: 'Una salida',
    escape: 'Una fuga',
    recapture: 'La persona volvió a estar detenida',
    death: 'Una muerte',
    clemency: 'El Gobernador cambió la pena',
    transfer: 'Un traslado',
    correction: 'Corregimos lo que le dijimos antes',
  },
  channel: { sms: 'por mensaje de texto', email: 'por correo electrónico' },
  facts: {
    created: 'Lo supimos.',
    quarantined: 'Una persona de nuestra oficina lo revisa.',
    accepted: 'Lo enviamos.',
    failed: 'Este contacto no lo aceptó.',
    postponed: 'No se pudo enviar. Lo intentamos otra vez.',
    delivered: 'Llegó.',
    undelivered: 'Fue devuelto.',
    complained: 'Fue marcado como no deseado.',
    acknowledged: 'Usted lo confirmó.',
    escalated: 'Pedimos a una persona de la oficina que le avise.',
    'told-by-person': 'Una persona de nuestra oficina le avisó.',
    'letter-posted': 'Enviamos una carta certificada.',
    'letter-returned': 'La carta fue devuelta.',
    'told-by-statewide-system': 'El sistema estatal le avisó.',
    unreachable: 'No pudimos comunicarnos con usted.',
    'asked-to-take-part': 'Usted pidió participar.',
    'request-answered': 'Una persona de la oficina se ocupó de lo que pidió.',
    superseded: 'Una noticia más nueva ocupó su lugar.',
    merged: 'Lo dijimos junto con una noticia más nueva.',
    discharged: 'Ya no era necesario.',
  },
};

export const historyWordings: Readonly<Record<Language, HistoryWording>> = { en: english, es: spanish };
