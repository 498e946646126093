import { shortDate, shortWhen } from './dates.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import { spanishCorrections } from './wording-es-corrections.ts';
import type { HearingKind, SmsWording } from './wording-shape.ts';

const hearings: Record<HearingKind, string> = {
  parole: 'audiencia de libertad condicional',
  'probation-revocation': 'audiencia de libertad vigilada',
  'release-217.362': 'audiencia de salida',
};

const orCall = (link: string): string => `${link} o ${OFFICE_PHONE} lun-vie 8-5`;

/** Spanish text messages. Words are chosen so that no á, í, ó or ú is needed: the plain alphabet has none. */
export const spanishSms: SmsWording = {
  'parole-hearing-scheduled': ({ hearingKind, hearingStart }, { link, witness }) =>
    `MO DOC: Hay ${hearings[hearingKind]} el ${shortDate(hearingStart, 'es')}. ` +
    (witness ? `Vea ${orCall(link)}` : `Usted puede participar. ${orCall(link)}`),
  'parole-hearing-rescheduled': ({ hearingKind, hearingStart }, { link, witness }) =>
    `MO DOC: La ${hearings[hearingKind]} ahora es el ${shortWhen(hearingStart, 'es')}. ` +
    (witness ? `Vea ${link} o ${OFFICE_PHONE}` : `Usted puede participar. ${link} o ${OFFICE_PHONE}`),
  'parole-hearing-cancelled': ({ hearingKind, hearingStart }, { link }) =>
    `MO DOC: Se cancela la ${hearings[hearingKind]} del ${shortDate(hearingStart, 'es')}. ` +
    `Por favor no viaje. ${link} o ${OFFICE_PHONE}`,
  'hearing-result': ({ hearingKind }, { link }) =>
    `MO DOC: Ya hay resultado de la ${hearings[hearingKind]}. Vea ${orCall(link)}`,
  'release-date-set': ({ releaseDate }, { link }) =>
    `MO DOC: Hay fecha de salida para la persona de su solicitud: ${shortDate(releaseDate, 'es')}. ` +
    `Puede cambiar. ${orCall(link)}`,
  'release-date-changed': ({ releaseDate }, { link }) =>
    `MO DOC: La fecha de salida de la persona de su solicitud ahora es ${shortDate(releaseDate, 'es')}. ` +
    `Puede cambiar. ${link} o ${OFFICE_PHONE}`,
  'release-pending': ({ plannedReleaseAt }, { link }) =>
    `MO DOC: La persona de su solicitud va a salir del penal el ${shortDate(plannedReleaseAt, 'es')}. ` +
    `Confirme: ${orCall(link)}`,
  release: ({ releaseDate }, { link }) =>
    `MO DOC: La persona de su solicitud ha salido del penal el ${shortDate(releaseDate, 'es')}. ` +
    `¿Peligro? Llame al 911. Confirme: ${link} o ${OFFICE_PHONE}`,
  escape: (_, { link }) =>
    `MO DOC ALERTA: Se ha escapado la persona de su solicitud. ¿Peligro? Llame al 911. ` +
    `Confirme: ${link} o ${STATEWIDE_PHONE}`,
  recapture: (_, { link, occurredAt }) =>
    `MO DOC: La persona de su solicitud fue detenida de nuevo el ${shortWhen(occurredAt, 'es')}. ` +
    `Confirme: ${link} o ${OFFICE_PHONE}`,
  death: (_, { link }) =>
    `MO DOC: La persona de su solicitud ha fallecido. Detalles y apoyo: ${orCall(link)}`,
  clemency: ({ clemencyKind }, { link }) =>
    clemencyKind === 'commutation'
      ? `MO DOC: El Gobernador ha cambiado la pena de la persona de su solicitud. ${orCall(link)}`
      : `MO DOC: El Gobernador ha indultado a la persona de su solicitud. ${orCall(link)}`,
  transfer: (_, { link }) =>
    `MO DOC: La persona de su solicitud fue trasladada y sigue detenida. ${orCall(link)}`,
  correction: ({ truth }, { link, corrects }) => {
    const { didNotHappen, otherDate } = spanishCorrections[corrects ?? 'unknown'];
    const fact =
      truth.is === 'did-not-happen' ? didNotHappen.sms : otherDate.sms(shortWhen(truth.date, 'es'));
    return `MO DOC CORRIGE: Nuestro aviso fue un error. ${fact} Lo sentimos. ${link} ${OFFICE_PHONE}`;
  },
};
