import type { Language } from '../../domain/contact.ts';
import { alwaysSaid, neverSaid } from '../../domain/content-rules.ts';
import { eventTypes, type EventType } from '../../domain/event-types.ts';
import { matrix } from '../../domain/matrix.ts';
import { composeEmail } from '../../domain/message-email.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from '../../domain/office.ts';
import {
  COUNTY,
  FACILITY,
  LINK,
  LONGEST_INSTANT,
  messageCases,
  REFERENCE,
  type MessageCase,
} from '../support/message-cases.ts';

const texts = (language: Language): Map<MessageCase, string> =>
  new Map(
    messageCases.map((each) => [
      each,
      composeEmail({ ...each, language, discretion: 'full', link: LINK, reference: REFERENCE }).text,
    ]),
  );
const inEnglish = texts('en');
const inSpanish = texts('es');

const isHearingAhead = (eventType: EventType): boolean =>
  eventType === 'parole-hearing-scheduled' || eventType === 'parole-hearing-rescheduled';

/** A rule of the statutory matrix: which cases it concerns, and how it sounds in each language. */
interface Rule {
  /** Its name in the table of the statutory matrix. */
  readonly id: string;
  readonly rule: string;
  readonly of: (each: MessageCase) => boolean;
  readonly en: RegExp;
  readonly es: RegExp;
}

const is =
  (...types: EventType[]) =>
  ({ change }: MessageCase): boolean =>
    types.includes(change.eventType);

const everyOne = (): boolean => true;

const invited = ({ change, witness }: MessageCase): boolean =>
  isHearingAhead(change.eventType) && witness !== true;

const detail =
  (type: EventType, wanted: object) =>
  ({ change }: MessageCase): boolean =>
    change.eventType === type &&
    Object.entries(wanted).every(([key, value]) =>
      Object.entries(change.details).some(([k, v]) => k === key && v === value),
    );

const EN_DAY = 'Wednesday, September 22, 2027';
const ES_DAY = 'miércoles, 22 de septiembre de 2027';
const EN_OLD = 'Wednesday, December 30, 2026';
const ES_OLD = 'miércoles, 30 de diciembre de 2026';
const rx = (text: string): RegExp => new RegExp(text.replace(/[.()]/g, '\\$&'));

const mustSay: readonly Rule[] = [
  {
    id: 'who-writes',
    rule: 'who writes',
    of: everyOne,
    en: /^This message is from the Missouri Department of Corrections\./,
    es: /^Este mensaje es del Departamento de Correcciones de Missouri/,
  },
  {
    id: 'office-hours-and-phone',
    rule: 'the office with its hours',
    of: everyOne,
    en: rx(`${OFFICE_PHONE}, Monday to Friday, 8 to 5`),
    es: rx(`${OFFICE_PHONE}, de lunes a viernes, de 8 a 5`),
  },
  {
    id: 'line-day-and-night',
    rule: 'the statewide line, day and night',
    of: everyOne,
    en: rx(`day or night: call ${STATEWIDE_PHONE}`),
    es: new RegExp(`de día y de noche: .*${STATEWIDE_PHONE}`),
  },
  {
    id: 'call-911',
    rule: '911 in danger',
    of: everyOne,
    en: /If you are in danger, call 911/,
    es: /Si está en peligro, llame al 911/,
  },
  {
    id: 'local-help',
    rule: 'local help',
    of: everyOne,
    en: /who can help near you/,
    es: /quién puede ayudarle cerca de usted/,
  },
  {
    id: 'how-to-acknowledge',
    rule: 'how to confirm',
    of: everyOne,
    en: /Open this page and press the button on it/,
    es: /Abra esta página y pulse el botón/,
  },
  {
    id: 'how-to-acknowledge',
    rule: 'that a link alone changes nothing',
    of: everyOne,
    en: /Opening the link changes nothing\. Only the button on the page confirms/,
    es: /Abrir el enlace no cambia nada\. Solo el botón de la página confirma/,
  },
  {
    id: 'how-to-change-settings',
    rule: 'how to change settings and language',
    of: everyOne,
    en: /To change how or where we write to you.*another language/,
    es: /Para cambiar cómo o adónde le escribimos.*otro idioma/,
  },
  {
    id: 'how-to-change-settings',
    rule: 'the way to the other language, in that language',
    of: everyOne,
    en: /en español, llame al/,
    es: /in English, call/,
  },
  {
    id: 'not-this-alone',
    rule: 'not to rely on this alone',
    of: everyOne,
    en: /Do not rely on this service alone for your safety\./,
    es: /No dependa solo de este servicio para su seguridad\./,
  },
  {
    id: 'reference',
    rule: 'the reference number',
    of: everyOne,
    en: rx(`reference number: ${REFERENCE}`),
    es: rx(`número de referencia: ${REFERENCE}`),
  },
  {
    id: 'whom-it-is-about',
    rule: 'whom it is about',
    of: everyOne,
    en: /in your request: Quentin Xaverius Zwickauer-O'Neil III\nDOC number: 00987654/,
    es: /de su solicitud: Quentin Xaverius Zwickauer-O'Neil III\nNúmero DOC: 00987654/,
  },
  {
    id: 'meaning-and-next-steps',
    rule: 'what it means, what to do, what comes next',
    of: everyOne,
    en: /What this means\n[\s\S]*What you can do\n[\s\S]*What happens next\n/,
    es: /Qué significa esto\n[\s\S]*Qué puede hacer usted\n[\s\S]*Qué pasa después\n/,
  },

  {
    id: 'date-and-time',
    rule: 'the date and local time of a hearing',
    of: is('parole-hearing-scheduled'),
    en: rx(`Date and time: ${EN_DAY} at 12:58 PM, Missouri time`),
    es: rx(`Fecha y hora: ${ES_DAY} a las 12:58 p. m., hora de Missouri`),
  },
  {
    id: 'mode-and-place',
    rule: 'how a hearing is held: in person',
    of: detail('parole-hearing-scheduled', { mode: 'in-person' }),
    en: /How: In person/,
    es: /Cómo: En persona/,
  },
  {
    id: 'mode-and-place',
    rule: 'how a hearing is held: by video',
    of: detail('parole-hearing-scheduled', { mode: 'video' }),
    en: /How: By video/,
    es: /Cómo: Por video/,
  },
  {
    id: 'mode-and-place',
    rule: 'where a hearing is held',
    of: detail('parole-hearing-rescheduled', { place: FACILITY }),
    en: rx(`Place: ${FACILITY}`),
    es: rx(`Lugar: ${FACILITY}`),
  },
  {
    id: 'mode-and-place',
    rule: 'whom to ask when the place is not known',
    of: detail('parole-hearing-scheduled', { place: undefined }),
    en: /Place: Please ask us/,
    es: /Lugar: Pregunte, por favor/,
  },
  {
    id: 'invitation',
    rule: 'the invitation',
    of: invited,
    en: /You are invited to take part\./,
    es: /Le invitamos a participar\./,
  },
  {
    id: 'venue-choice',
    rule: 'the choice of venue',
    of: invited,
    en: /come to the prison.*by video from the Probation and Parole Central Office in Jefferson City/,
    es: /ir a la prisión.*por video desde la oficina central .*Jefferson City/,
  },
  {
    id: 'attend-and-be-heard',
    rule: 'the right to attend and be heard',
    of: invited,
    en: /You may attend the hearing and be heard/,
    es: /derecho a ir a la audiencia y a que le escuchen/,
  },
  {
    id: 'with-or-without-offender',
    rule: 'with or without the offender',
    of: invited,
    en: /while the person is in the room, or without the person there/,
    es: /con la persona en la sala, o sin que esté ahí/,
  },
  {
    id: 'with-or-without-offender',
    rule: 'leave unseen, or stay',
    of: invited,
    en: /leave and not see them\. Or you may stay/,
    es: /irse sin verla\. O puede quedarse/,
  },
  {
    id: 'partition-in-writing',
    rule: 'the partition, by written request',
    of: invited,
    en: /partition.*in writing/,
    es: /panel entre usted y la persona.*por escrito/,
  },
  {
    id: 'board-member',
    rule: 'the meeting with a member of the Board',
    of: invited,
    en: /meet with a Board member in person/,
    es: /cara a cara con un miembro de la Junta/,
  },
  {
    id: 'statement-instead',
    rule: 'the written or recorded statement',
    of: invited,
    en: /written or recorded statement instead of coming/,
    es: /En vez de ir, puede mandar un mensaje escrito o grabado/,
  },
  {
    id: 'representative-speaks',
    rule: 'the representative',
    of: invited,
    en: /someone you choose may speak for you/,
    es: /hablar por usted alguien que usted elija/,
  },
  {
    id: 'conditions',
    rule: 'conditions such as no contact',
    of: invited,
    en: /no contact with you or your family/,
    es: /no haya contacto con usted ni con su familia/,
  },
  {
    id: 'no-waiver',
    rule: 'the right to ask that the hearing is not waived',
    of: invited,
    en: /ask that the hearing is not waived/,
    es: /pedir que no se renuncie a la audiencia/,
  },
  {
    id: 'how-to-ask',
    rule: 'how and when to ask',
    of: invited,
    en: /Call us as early as you can to set this up: 573-526-6516/,
    es: /llame lo antes que pueda al 573-526-6516/,
  },
  {
    id: 'how-to-ask',
    rule: 'where to write',
    of: invited,
    en: /P\.O\. Box 236, Jefferson City, MO 65102/,
    es: /P\.O\. Box 236, Jefferson City, MO 65102/,
  },
  {
    id: 'own-travel-cost',
    rule: 'own travel cost',
    of: invited,
    en: /You pay for your own travel/,
    es: /Usted paga su viaje/,
  },
  {
    id: 'photo-id-and-search',
    rule: 'photo ID and search',
    of: invited,
    en: /Bring a photo ID[\s\S]*Staff may search you/,
    es: /identificación con foto[\s\S]*le revisen al entrar/,
  },
  {
    id: 'accommodations',
    rule: 'accommodations in advance',
    of: invited,
    en: /special help to take part, tell us in advance/,
    es: /ayuda especial para ir, pídala por adelantado/,
  },
  {
    id: 'her-words-matter',
    rule: 'that what she says matters',
    of: invited,
    en: /What you tell the Board matters/,
    es: /Lo que usted diga cuenta/,
  },
  {
    id: 'hearing-is-no-release',
    rule: 'that a hearing is not a release',
    of: ({ change }) => isHearingAhead(change.eventType),
    en: /A hearing is not a release\./,
    es: /Una audiencia no es una salida\./,
  },
  {
    id: 'weeks-to-decision',
    rule: '8 to 12 weeks',
    of: ({ change }) => isHearingAhead(change.eventType),
    en: /8 to 12 weeks/,
    es: /8 a 12 semanas/,
  },
  {
    id: 'statement-instead',
    rule: 'a witness may send a statement',
    of: ({ change, witness }) => isHearingAhead(change.eventType) && witness === true,
    en: /You may send a written or recorded statement to the Board at any time/,
    es: /Puede mandar a la Junta un mensaje escrito o grabado/,
  },
  {
    id: 'both-hearing-dates',
    rule: 'old and new date together',
    of: is('parole-hearing-rescheduled'),
    en: rx(`Old date: ${EN_OLD} at 11:45 AM, Missouri time\nNew date: ${EN_DAY} at 12:58 PM, Missouri time`),
    es: rx(
      `Fecha anterior: ${ES_OLD} a las 11:45 a. m., hora de Missouri\nFecha nueva: ${ES_DAY} a las 12:58 p. m., hora de Missouri`,
    ),
  },
  {
    id: 'plans-stand',
    rule: 'earlier plans need no new request',
    of: (each) => invited(each) && is('parole-hearing-rescheduled')(each),
    en: /do not need to ask again\. We will check the new date with you/,
    es: /no tiene que pedirlo otra vez\. Vamos a ver la fecha nueva con usted/,
  },
  {
    id: 'date-off',
    rule: 'which date is off',
    of: is('parole-hearing-cancelled'),
    en: rx(`Canceled date: ${EN_DAY} at 12:58 PM`),
    es: rx(`Fecha cancelada: ${ES_DAY} a las 12:58 p. m.`),
  },
  {
    id: 'do-not-travel',
    rule: 'not to travel',
    of: is('parole-hearing-cancelled'),
    en: /Please do not travel/,
    es: /Por favor, no viaje/,
  },
  {
    id: 'new-date-new-notice',
    rule: 'a new date gets its own notice',
    of: is('parole-hearing-cancelled'),
    en: /If a new date is set, we will send you a new notice/,
    es: /Si hay otra fecha, le vamos a mandar otro aviso/,
  },
  {
    id: 'outcome',
    rule: 'the outcome: release',
    of: detail('hearing-result', { decision: 'release' }),
    en: /(The Board|It was) decided that the person in your request may leave prison\./,
    es: /(La Junta|Se) decidió que la persona de su solicitud puede salir de prisión\./,
  },
  {
    id: 'outcome',
    rule: 'the outcome: its date',
    of: detail('hearing-result', { releaseDate: '2027-09-22' }),
    en: rx(`Release date: ${EN_DAY}`),
    es: rx(`Fecha de salida: ${ES_DAY}`),
  },
  {
    id: 'outcome',
    rule: 'the outcome: another hearing',
    of: detail('hearing-result', { decision: 'another-hearing' }),
    en: /may not leave prison now\. There will be another hearing/,
    es: /no puede salir de prisión ahora\. Va a haber otra audiencia/,
  },
  {
    id: 'outcome',
    rule: 'the outcome: in one year',
    of: detail('hearing-result', { inYears: 1 }),
    en: /another hearing in 1 year\./,
    es: /otra audiencia en 1 año\./,
  },
  {
    id: 'outcome',
    rule: 'the outcome: in five years',
    of: detail('hearing-result', { inYears: 5 }),
    en: /another hearing in 5 years\./,
    es: /otra audiencia en 5 años\./,
  },
  {
    id: 'outcome',
    rule: 'the outcome: no release',
    of: detail('hearing-result', { decision: 'no-release' }),
    en: /decided that the person in your request may not leave prison\./,
    es: /decidió que la persona de su solicitud no puede salir de prisión\./,
  },
  {
    id: 'decided-when',
    rule: 'when it was decided',
    of: is('hearing-result'),
    en: rx(`Decided on: ${EN_DAY}`),
    es: rx(`Fecha de la decisión: ${ES_DAY}`),
  },
  {
    id: 'outcome',
    rule: 'the kind of hearing: parole',
    of: detail('hearing-result', { hearingKind: 'parole' }),
    en: /Decision after: the parole hearing/,
    es: /Decisión después de: la audiencia de libertad condicional/,
  },
  {
    id: 'what-follows',
    rule: 'what follows a result',
    of: is('hearing-result'),
    en: /What happens next\nWe will write to you/,
    es: /Qué pasa después\nLe vamos a escribir/,
  },
  {
    id: 'conditions-still',
    rule: 'conditions may still be asked for',
    of: is('hearing-result'),
    en: /You may still ask for rules/,
    es: /Aún puede pedir reglas/,
  },
  {
    id: 'projected-date',
    rule: 'the projected date',
    of: is('release-date-set'),
    en: rx(`Projected date: ${EN_DAY}`),
    es: rx(`Fecha prevista: ${ES_DAY}`),
  },
  {
    id: 'date-can-change',
    rule: 'that a date can change',
    of: is('release-date-set', 'release-date-changed'),
    en: /It can change/,
    es: /Puede cambiar/,
  },
  {
    id: 'notice-before-release',
    rule: 'a notice before the release follows',
    of: is('release-date-set', 'release-date-changed'),
    en: /write to you before the person leaves prison/,
    es: /escribir antes de la salida/,
  },
  {
    id: 'both-release-dates',
    rule: 'old and new release date, later',
    of: detail('release-date-changed', { releaseDate: '2027-09-22' }),
    en: rx(`Old date: ${EN_OLD}\nNew date: ${EN_DAY}`),
    es: rx(`Fecha anterior: ${ES_OLD}\nFecha nueva: ${ES_DAY}`),
  },
  {
    id: 'earlier-or-later',
    rule: 'that the new date is later',
    of: detail('release-date-changed', { releaseDate: '2027-09-22' }),
    en: /The new date is later than/,
    es: /La fecha nueva cae después de la otra/,
  },
  {
    id: 'earlier-or-later',
    rule: 'that the new date is earlier',
    of: detail('release-date-changed', { previousReleaseDate: '2027-09-22' }),
    en: /The new date is earlier than/,
    es: /La fecha nueva cae antes de la otra/,
  },
  {
    id: 'planned-date',
    rule: 'the planned date',
    of: is('release-pending'),
    en: rx(`Planned date: ${EN_DAY}`),
    es: rx(`Fecha prevista: ${ES_DAY}`),
  },
  {
    id: 'planned-date',
    rule: 'the hour of a release where it is known',
    of: detail('release-pending', { plannedReleaseAt: LONGEST_INSTANT }),
    en: /Planned date: .* at 12:58 PM/,
    es: /Fecha prevista: .* a las 12:58 p\. m\./,
  },
  {
    id: 'kind-of-release',
    rule: 'the kind of release',
    of: is('release-pending', 'release'),
    en: /Kind of release: \S/,
    es: /Clase de salida: \S/,
  },
  {
    id: 'supervised',
    rule: 'supervised: yes',
    of: (each) =>
      detail('release-pending', { supervised: true })(each) || detail('release', { supervised: true })(each),
    en: /Supervised: Yes\n/,
    es: /Con vigilancia: Sí\n/,
  },
  {
    id: 'supervised',
    rule: 'supervised: no',
    of: (each) =>
      detail('release-pending', { supervised: false })(each) ||
      detail('release', { supervised: false })(each),
    en: /Supervised: No\n/,
    es: /Con vigilancia: No\n/,
  },
  {
    id: 'supervised',
    rule: 'supervised: not known',
    of: (each) =>
      is('release-pending', 'release')(each) &&
      !('supervised' in each.change.details && each.change.details.supervised !== undefined),
    en: /Supervised: Not known\. Please ask us\n/,
    es: /Con vigilancia: No lo sabemos aún\. Pregunte, por favor\n/,
  },
  {
    id: 'photo',
    rule: 'the photo on request',
    of: is('release-pending'),
    en: /ask us for a photo/,
    es: /pedirnos una foto/,
  },
  {
    id: 'no-contact',
    rule: 'no-contact conditions',
    of: is('release-pending'),
    en: /no contact with you or your family/,
    es: /no haya contacto con usted ni con su familia/,
  },
  {
    id: 'safety-plan',
    rule: 'safety planning',
    of: is('release-pending'),
    en: /safety plan/,
    es: /plan para su seguridad/,
  },
  {
    id: 'left-and-911',
    rule: 'that the person left',
    of: is('release'),
    en: /The person in your request left prison\. If you are in danger, call 911\./,
    es: /La persona de su solicitud salió de prisión\. Si está en peligro, llame al 911\./,
  },
  {
    id: 'left-when',
    rule: 'when the person left',
    of: is('release'),
    en: rx(`Left prison on: ${EN_DAY}`),
    es: rx(`Salió el: ${ES_DAY}`),
  },
  {
    id: 'ask-about-supervision',
    rule: 'where to ask about supervision',
    of: is('release'),
    en: /ask about supervision.*call us at 573-526-6516/,
    es: /si hay vigilancia.*llame al 573-526-6516/,
  },
  {
    id: 'escaped-and-911',
    rule: 'that the person escaped, and 911',
    of: is('escape'),
    en: /The person in your request escaped\. If you are in danger, call 911 now\./,
    es: /La persona de su solicitud se escapó\. Si está en peligro, llame al 911 ahora\./,
  },
  {
    id: 'escaped-when',
    rule: 'when the person escaped',
    of: is('escape'),
    en: rx(`When: ${EN_DAY} at 12:58 PM, Missouri time`),
    es: rx(`Cuándo: ${ES_DAY} a las 12:58 p. m.`),
  },
  {
    id: 'from-where',
    rule: 'from which facility',
    of: ({ change }) => change.eventType === 'escape' && change.facility !== undefined,
    en: rx(`From: ${FACILITY}`),
    es: rx(`De dónde: ${FACILITY}`),
  },
  {
    id: 'notice-on-recapture',
    rule: 'a follow-up on recapture',
    of: is('escape'),
    en: /write to you when the person is back in custody/,
    es: /escribir cuando la persona esté detenida de nuevo/,
  },
  {
    id: 'back-since',
    rule: 'back in custody since',
    of: (each) => is('recapture')(each) && each.alsoEscaped === undefined,
    en: rx(`back in custody.\n\nSince: ${EN_DAY} at 12:58 PM`),
    es: rx(`detenida de nuevo.\n\nDesde: ${ES_DAY} a las 12:58 p. m.`),
  },
  {
    id: 'notices-go-on',
    rule: 'normal notices continue',
    of: is('recapture', 'transfer'),
    en: /Your normal notices go on/,
    es: /recibir sus avisos como antes/,
  },
  {
    id: 'died-when',
    rule: 'that the person has died, and when',
    of: is('death'),
    en: rx(`has died.\n\nDate of death: ${EN_DAY}`),
    es: rx(`ha fallecido.\n\nFecha de la muerte: ${ES_DAY}`),
  },
  {
    id: 'no-more-notices',
    rule: 'no further notices',
    of: is('death'),
    en: /no more notices about this person/,
    es: /más avisos sobre esta persona/,
  },
  {
    id: 'support',
    rule: 'support after a death',
    of: is('death'),
    en: /If you want to talk, call us/,
    es: /Si quiere hablar, llame/,
  },
  {
    id: 'plain-words',
    rule: 'a commutation in plain words',
    of: detail('clemency', { clemencyKind: 'commutation' }),
    en: /The Governor changed the sentence.*[\s\S]*shorter or less strict/,
    es: /El Gobernador cambió la pena.*[\s\S]*más corta o menos dura/,
  },
  {
    id: 'plain-words',
    rule: 'a pardon in plain words',
    of: detail('clemency', { clemencyKind: 'pardon' }),
    en: /The Governor pardoned.*[\s\S]*frees a person from the penalty/,
    es: /El Gobernador indultó.*[\s\S]*libra a la persona de la pena/,
  },
  {
    id: 'effect-on-release',
    rule: 'the effect on the release date',
    of: detail('clemency', { releaseDate: '2027-09-22' }),
    en: rx(`Release date: ${EN_DAY}`),
    es: rx(`Fecha de salida: ${ES_DAY}`),
  },
  {
    id: 'effect-on-release',
    rule: 'that the effect is not known',
    of: ({ change }) => change.eventType === 'clemency' && change.details.releaseDate === undefined,
    en: /do not know yet what this means for the release date/,
    es: /Aún no sabemos si cambia la fecha de salida/,
  },
  {
    id: 'still-in-custody',
    rule: 'moved and still in custody',
    of: is('transfer'),
    en: /was moved and is still in custody/,
    es: /cambió de lugar y sigue detenida/,
  },
  {
    id: 'new-facility',
    rule: 'the new facility',
    of: is('transfer'),
    en: rx(`Now at: ${FACILITY}`),
    es: rx(`Ahora en: ${FACILITY}`),
  },
  {
    id: 'our-mistake',
    rule: 'that we made a mistake',
    of: is('correction'),
    en: /We made a mistake\./,
    es: /Cometimos un error\./,
  },
  {
    id: 'what-was-wrong',
    rule: 'what was wrong',
    of: is('correction'),
    en: /What this means\nWe (told|gave|sent) you/,
    es: /Qué significa esto\nLe (dijimos|dimos|mandamos|hablamos)/,
  },
  {
    id: 'what-is-true',
    rule: 'what is true now, when a date was wrong',
    of: ({ change }) => change.eventType === 'correction' && change.details.truth.is === 'other-date',
    en: rx(EN_DAY),
    es: rx(ES_DAY),
  },
  {
    id: 'escape-told-with-it',
    rule: 'an escape and a recapture that are told together',
    of: ({ alsoEscaped }) => alsoEscaped !== undefined,
    en: /in your request escaped, and is back in custody now\./,
    es: /de su solicitud se escapó\. Ahora está detenida de nuevo\./,
  },
  {
    id: 'escape-told-with-it',
    rule: 'when the person escaped before the recapture',
    of: ({ alsoEscaped }) => alsoEscaped !== undefined,
    en: rx(`Escaped on: ${EN_OLD} at 11:45 AM, Missouri time\nBack in custody since: ${EN_DAY} at 12:58 PM`),
    es: rx(
      `Se escapó el: ${ES_OLD} a las 11:45 a. m., hora de Missouri\nDetenida de nuevo desde: ${ES_DAY} a las 12:58 p. m.`,
    ),
  },
  {
    id: 'wrong-when',
    rule: 'when the wrong message went',
    of: ({ wrongSentAt }) => wrongSentAt !== undefined,
    en: rx(`Our wrong message was sent on: ${EN_OLD} at 11:45 AM`),
    es: rx(`Mandamos el mensaje equivocado el: ${ES_OLD} a las 11:45 a. m.`),
  },
  { id: 'apology', rule: 'the apology', of: is('correction'), en: /we are sorry/, es: /lo sentimos/ },
];

const idsFor = (rules: readonly Rule[], type: EventType): string[] => {
  const cases = messageCases.filter(({ change }) => change.eventType === type);
  return rules.filter(({ of }) => of !== everyOne && cases.some(of)).map(({ id }) => id);
};
const idsForAll = (rules: readonly Rule[]): Set<string> =>
  new Set(rules.filter(({ of }) => of === everyOne).map(({ id }) => id));

describe('the rules of this test', () => {
  it.each(eventTypes)('are those that the matrix names for %s', (type) => {
    const { mustSay: says, mustNotSay: leavesOut } = matrix[type].content;

    expect(new Set(idsFor(mustSay, type))).toEqual(new Set(says));
    expect(new Set(idsFor(mustNotSay, type))).toEqual(new Set(leavesOut));
  });

  it('are those that the matrix names for every message', () => {
    expect(idsForAll(mustSay)).toEqual(new Set(alwaysSaid));
    expect(idsForAll(mustNotSay)).toEqual(new Set(neverSaid));
  });
});

describe('what each e-mail must say', () => {
  it('has rules for each type of status change', () => {
    const own = mustSay.filter(({ of }) => of !== everyOne);
    const covered = eventTypes.filter((type) =>
      own.some(({ of }) => messageCases.some((each) => each.change.eventType === type && of(each))),
    );

    expect(covered).toEqual([...eventTypes]);
  });

  describe.each(mustSay)('$rule', ({ of, en, es }) => {
    it('is said in every message that owes it', () => {
      const concerned = messageCases.filter(of);

      expect(concerned).not.toEqual([]);
      for (const each of concerned) {
        expect(inEnglish.get(each)).toMatch(en);
        expect(inSpanish.get(each)).toMatch(es);
      }
    });

    it('is not simply said in every message', () => {
      const others = messageCases.filter((each) => !of(each));

      expect(others.length > 0 && others.every((each) => en.test(inEnglish.get(each) ?? ''))).toBe(false);
    });
  });
});

const mustNotSay: readonly Rule[] = [
  {
    id: 'county',
    rule: 'a county',
    of: everyOne,
    en: new RegExp(`\\b${COUNTY}\\b|county`, 'i'),
    es: new RegExp(`\\b${COUNTY}\\b|condado`, 'i'),
  },
  {
    id: 'conduct-or-treatment',
    rule: 'behavior, programs or treatment in prison',
    of: everyOne,
    en: /behavior|conduct|treatment|medical|health/i,
    es: /conducta|comportamiento|tratamiento|médic|salud/i,
  },
  {
    id: 'reasons-or-votes',
    rule: 'reasons or votes',
    of: everyOne,
    en: /because of (a|his|her|their|bad|good)|reason|vote/i,
    es: /razón|razones|motivo|votó|voto/i,
  },
  {
    id: 'employer-or-address',
    rule: 'an employer or an address of the offender',
    of: everyOne,
    en: /employer|street|lives at/i,
    es: /empleador|calle|vive en/i,
  },
  {
    id: 'guess-or-plans',
    rule: 'a guess at the outcome, or what others plan',
    of: is('parole-hearing-scheduled', 'parole-hearing-rescheduled'),
    en: /likely|probably|expect|lawyer|attorney|(person|offender) will (attend|speak)/i,
    es: /probable|seguramente|esperamos|abogad/i,
  },
  {
    id: 'small-change',
    rule: 'that a change is small',
    of: is('parole-hearing-rescheduled'),
    en: /minor|small/i,
    es: /menor|pequeñ/i,
  },
  {
    id: 'why',
    rule: 'why',
    of: is('parole-hearing-cancelled', 'release-date-changed'),
    en: /because|due to|why/i,
    es: /porque|debido/i,
  },
  { id: 'final', rule: 'that a date is final', of: everyOne, en: /\bfinal\b/i, es: /definitiv/i },
  {
    id: 'place-of-release',
    rule: 'a place, with a release',
    of: is('release', 'release-pending'),
    en: rx(FACILITY),
    es: rx(FACILITY),
  },
  {
    id: 'safe',
    rule: 'that it is safe',
    of: everyOne,
    en: /you are safe|no danger|do not worry|not to worry/i,
    es: /está a salvo|no hay peligro|no se preocupe/i,
  },
  {
    id: 'search-or-whereabouts',
    rule: 'a search, or where the person may be',
    of: is('escape'),
    en: /search|police|may be (in|at|near)|last seen|heading/i,
    es: /búsqueda|policía|puede estar en|fue vist/i,
  },
  {
    id: 'how-found',
    rule: 'how the person was found',
    of: is('recapture'),
    en: /found|arrest|police|surrender/i,
    es: /encontr|arrest|policía|entregó/i,
  },
  {
    id: 'cause-or-condolence',
    rule: 'a cause of death, condolences or joy',
    of: is('death'),
    en: /cause|condolence|loss|passed away|justice|relief/i,
    es: /causa|pésame|pérdida|justicia|alivio/i,
  },
  {
    id: 'politics',
    rule: 'politics',
    of: is('clemency'),
    en: /party|election|mercy|fair/i,
    es: /partido|elección|justo/i,
  },
  {
    id: 'move-ahead',
    rule: 'a move ahead or its route',
    of: is('transfer'),
    en: /will be moved|on the way|route/i,
    es: /va a ser|en camino|ruta/i,
  },
  {
    id: 'blame',
    rule: 'blame or a technical cause',
    of: is('correction'),
    en: /system|computer|database|error|staff|software/i,
    es: /sistema|computadora|datos|empleado/i,
  },
  {
    id: 'rights-to-a-witness',
    rule: 'rights of the victim to a witness',
    of: ({ witness }) => witness === true,
    en: /invited|attend|partition|photo ID|waived|your right/i,
    es: /invitamos|panel|identificación|renunci|derecho/i,
  },
];

describe('what no e-mail may say', () => {
  it.each(mustNotSay)('$rule', ({ of, en, es }) => {
    const concerned = messageCases.filter(of);

    expect(concerned).not.toEqual([]);
    for (const each of concerned) {
      expect(inEnglish.get(each)).not.toMatch(en);
      expect(inSpanish.get(each)).not.toMatch(es);
    }
  });
});
