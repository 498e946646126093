import { shortDate, shortWhen } from './dates.ts';
import { spanishCorrections } from './wording-es-corrections.ts';
import type { AlsoEscaped, HearingKind, SmsFrame, SmsWording } from './wording-shape.ts';

const hearings: Record<HearingKind, string> = {
  parole: 'audiencia de libertad condicional',
  'probation-revocation': 'audiencia de libertad vigilada',
  'release-217.362': 'audiencia de salida',
};

const SEE = 'Vea';

const takePart = (witness: boolean): string => (witness ? '' : ' Usted puede participar.');

const escapedBefore = ({ escapedAt }: AlsoEscaped): string =>
  `La persona de su solicitud se ha escapado el ${shortDate(escapedAt, 'es')}`;

/** What stands around the news. "Responda SI" alone could be read as a yes to what was said before it. */
export const spanishSmsFrame: SmsFrame = {
  openings: {
    news: 'MO DOC',
    alert: 'MO DOC ALERTA',
    correction: 'MO DOC CORRIGE',
    repeat: 'MO DOC repite',
  },
  reply: '¿Recibido? Responda SI.',
  or: 'o',
  hours: 'lun-vie 8-5',
  digest: (count) => ({ news: `${count} avisos sobre su solicitud.`, see: 'Lea:' }),
};

/** Spanish text messages. Words are chosen so that no á, í, ó or ú is needed: the plain alphabet has none. */
export const spanishSms: SmsWording = {
  'parole-hearing-scheduled': ({ hearingKind, hearingStart }, { witness }) => ({
    news: `Hay ${hearings[hearingKind]} el ${shortDate(hearingStart, 'es')}.${takePart(witness)}`,
    see: SEE,
  }),
  'parole-hearing-rescheduled': ({ hearingKind, hearingStart }, { witness }) => ({
    news: `La ${hearings[hearingKind]} pasa al ${shortWhen(hearingStart, 'es')}.${takePart(witness)}`,
    see: SEE,
  }),
  'parole-hearing-cancelled': ({ hearingKind, hearingStart }) => ({
    news: `Se cancela la ${hearings[hearingKind]} del ${shortDate(hearingStart, 'es')}. Por favor no viaje.`,
  }),
  'hearing-result': ({ hearingKind }) => ({
    news: `Ya hay resultado de la ${hearings[hearingKind]}.`,
    see: SEE,
  }),
  'release-date-set': ({ releaseDate }) => ({
    news:
      `Hay fecha de salida para la persona de su solicitud: ${shortDate(releaseDate, 'es')}. ` +
      'Puede cambiar.',
  }),
  'release-date-changed': ({ releaseDate }) => ({
    news:
      `La fecha de salida de la persona de su solicitud ahora es ${shortDate(releaseDate, 'es')}. ` +
      'Puede cambiar.',
  }),
  'release-pending': ({ plannedReleaseAt }) => ({
    news: `La persona de su solicitud va a salir del penal el ${shortDate(plannedReleaseAt, 'es')}.`,
  }),
  release: ({ releaseDate }) => ({
    news:
      `La persona de su solicitud ha salido del penal el ${shortDate(releaseDate, 'es')}. ` +
      '¿Peligro? Llame al 911.',
    brief: `La persona de su solicitud ha salido el ${shortDate(releaseDate, 'es')}. ¿Peligro? 911.`,
  }),
  escape: () => ({
    opening: 'alert',
    news: 'Se ha escapado la persona de su solicitud. ¿Peligro? Llame al 911.',
    line: 'statewide',
  }),
  recapture: (_, { occurredAt, alsoEscaped }) =>
    alsoEscaped === undefined
      ? {
          news: `La persona de su solicitud fue detenida de nuevo el ${shortWhen(occurredAt, 'es')}.`,
          brief: `La persona de su solicitud ya fue detenida el ${shortWhen(occurredAt, 'es')}.`,
        }
      : {
          news: `${escapedBefore(alsoEscaped)} y ya fue detenida el ${shortWhen(occurredAt, 'es')}.`,
          brief: `${escapedBefore(alsoEscaped)} y ya fue detenida el ${shortDate(occurredAt, 'es')}.`,
        },
  death: () => ({ news: 'La persona de su solicitud ha fallecido.', see: 'Detalles y apoyo:' }),
  clemency: ({ clemencyKind }) => ({
    news:
      clemencyKind === 'commutation'
        ? 'El Gobernador ha cambiado la pena de la persona de su solicitud.'
        : 'El Gobernador ha indultado a la persona de su solicitud.',
  }),
  transfer: () => ({ news: 'La persona de su solicitud fue trasladada y sigue detenida.' }),
  correction: ({ truth }, { corrects }) => {
    const { didNotHappen, otherDate } = spanishCorrections[corrects ?? 'unknown'];
    const fact =
      truth.is === 'did-not-happen' ? didNotHappen.sms : otherDate.sms(shortWhen(truth.date, 'es'));
    return { opening: 'correction', news: `Nuestro aviso fue un error. ${fact} Lo sentimos.` };
  },
};
