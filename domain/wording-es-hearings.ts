import { fullDate, fullDay } from './dates.ts';
import { OFFICE_PHONE } from './office.ts';
import type { DetailsByType, EmailContent, EmailWording, HearingKind, Row } from './wording-shape.ts';

const hearings: Record<HearingKind, string> = {
  parole: 'audiencia de libertad condicional',
  'probation-revocation': 'audiencia de libertad vigilada',
  'release-217.362': 'audiencia de salida',
};

const about: Record<HearingKind, string> = {
  parole: 'En esta audiencia se ve si la persona puede salir de prisión antes del fin de la pena, y cuándo.',
  'probation-revocation': 'En esta audiencia se ve si la libertad vigilada de la persona debe terminar.',
  'release-217.362': 'En esta audiencia se ve si la persona puede salir de prisión.',
};

/** The hearing about a release from treatment need not be decided by the Board: we do not say who did. */
const decided: Record<HearingKind, string> = {
  parole: 'La Junta decidió',
  'probation-revocation': 'La Junta decidió',
  'release-217.362': 'Se decidió',
};

const statementAtAnyTime = 'Puede mandar a la Junta un mensaje escrito o grabado cuando quiera.';
const rules =
  'pedir reglas para después de la salida, como que no haya contacto con usted ni con su familia.';

/** RSMo 595.209.1(6), 217.690 and the office's public page. Every notice of a hearing says all of it. */
const rights = [
  'Tiene derecho a ir a la audiencia y a que le escuchen.',
  'Puede ir a la prisión. O puede participar por video desde la oficina central de Probation and Parole en Jefferson City.',
  'Puede hablar ante la Junta con la persona en la sala, o sin que esté ahí.',
  'Si la persona no está ahí cuando usted habla, después puede irse sin verla. O puede quedarse y oír su parte.',
  'Puede pedir un panel entre usted y la persona, para no verse. Tiene que pedirlo por escrito.',
  'Puede hablar cara a cara con un miembro de la Junta, en Jefferson City.',
  'En vez de ir, puede mandar un mensaje escrito o grabado. O puede hablar por usted alguien que usted elija.',
  `Puede ${rules}`,
  'Puede pedir que no se renuncie a la audiencia. Si se renuncia, la audiencia no se hace.',
  `Para todo esto, llame lo antes que pueda al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5.`,
  'Escriba a: Office of Victim Services, P.O. Box 236, Jefferson City, MO 65102',
];

const visit = [
  'Usted paga su viaje.',
  'Traiga una identificación con foto, como su licencia de manejar.',
  'Es posible que le revisen al entrar. No se puede entrar con todo: pregunte antes.',
  'Si necesita ayuda especial para ir, pídala por adelantado.',
  'El personal le recibe, le explica la audiencia y contesta sus preguntas.',
];

type Ahead = DetailsByType['parole-hearing-scheduled'] | DetailsByType['parole-hearing-rescheduled'];

const howAndWhere = ({ mode, place }: Ahead): Row[] => [
  ['Cómo', mode === 'video' ? 'Por video' : 'En persona'],
  ['Lugar', place ?? 'Pregunte, por favor'],
];

const takingPart = ({ hearingKind }: Ahead, witness: boolean): Omit<EmailContent, 'fact' | 'details'> => ({
  means: [
    about[hearingKind],
    ...(witness ? [] : ['Lo que usted diga cuenta cuando la Junta decide.']),
    'Una audiencia no es una salida.',
  ],
  actions: witness ? [statementAtAnyTime] : rights,
  ...(witness ? {} : { visit }),
  next: [
    'La decisión suele tardar de 8 a 12 semanas después de la audiencia.',
    'Le vamos a recordar la audiencia 14 días y 3 días antes.',
    'Le vamos a escribir cuando haya un resultado, o si cambia la fecha.',
  ],
});

const invitation = 'Le invitamos a participar.';

type Result = DetailsByType['hearing-result'];

const outcome = (result: Result): readonly string[] => {
  const who = decided[result.hearingKind];
  switch (result.decision) {
    case 'release':
      return [`${who} que la persona de su solicitud puede salir de prisión.`];
    case 'another-hearing':
      return [
        `${who} que la persona de su solicitud no puede salir de prisión ahora.`,
        nextHearing(result.inYears),
      ];
    case 'no-release':
      return [`${who} que la persona de su solicitud no puede salir de prisión.`];
  }
};

const nextHearing = (inYears: number | undefined): string => {
  if (inYears === undefined) return 'Va a haber otra audiencia.';
  return `Va a haber otra audiencia en ${inYears} ${inYears === 1 ? 'año' : 'años'}.`;
};

const whatFollows = (result: Result): Pick<EmailContent, 'means' | 'next'> => {
  switch (result.decision) {
    case 'release':
      return {
        means: [
          result.releaseDate === undefined
            ? 'Aún no hay fecha de salida.'
            : 'La fecha de salida aún puede cambiar.',
          'La persona aún no ha salido de prisión.',
        ],
        next: ['Le vamos a escribir si cambia la fecha, y otra vez antes de la salida.'],
      };
    case 'another-hearing':
      return {
        means: ['La persona sigue en prisión por ahora.'],
        next: ['Le vamos a escribir antes de la otra audiencia.'],
      };
    case 'no-release':
      return {
        means: ['La persona sigue en prisión por ahora.'],
        next: ['Le vamos a escribir si hay otra audiencia o una fecha de salida.'],
      };
  }
};

/** What Spanish e-mails say about hearings and their results. */
export const spanishHearings: Pick<
  EmailWording,
  'parole-hearing-scheduled' | 'parole-hearing-rescheduled' | 'parole-hearing-cancelled' | 'hearing-result'
> = {
  'parole-hearing-scheduled': (details, { witness }) => ({
    fact: [
      `Hay una ${hearings[details.hearingKind]} para la persona de su solicitud.`,
      ...(witness ? [] : [invitation]),
    ],
    details: [['Fecha y hora', fullDate(details.hearingStart, 'es')], ...howAndWhere(details)],
    ...takingPart(details, witness),
  }),
  'parole-hearing-rescheduled': (details, { witness }) => {
    const part = takingPart(details, witness);
    return {
      fact: [
        `La ${hearings[details.hearingKind]} de la persona de su solicitud tiene otra fecha.`,
        ...(witness ? [] : [invitation]),
      ],
      moved: [
        ['Fecha anterior', fullDate(details.previousHearingStart, 'es')],
        ['Fecha nueva', fullDate(details.hearingStart, 'es')],
      ],
      details: howAndWhere(details),
      ...part,
      means: [
        ...part.means,
        ...(witness
          ? []
          : [
              'Si ya pidió participar, no tiene que pedirlo otra vez.',
              'Vamos a ver la fecha nueva con usted. Llame si cambian sus planes.',
            ]),
      ],
    };
  },
  'parole-hearing-cancelled': ({ hearingKind, hearingStart }, { witness }) => ({
    fact: [`Se cancela la ${hearings[hearingKind]} de la persona de su solicitud.`],
    details: [['Fecha cancelada', fullDate(hearingStart, 'es')]],
    means: ['No hay audiencia en esta fecha.', 'Por favor, no viaje para ir a ella.'],
    actions: [
      'Si pagó un viaje, tal vez quiera cancelarlo.',
      statementAtAnyTime,
      ...(witness ? [] : ['Si hay otra audiencia, usted aún tiene derecho a ir y a que le escuchen.']),
    ],
    next: ['Si hay otra fecha, le vamos a mandar otro aviso.'],
  }),
  'hearing-result': (details, { occurredAt }) => ({
    fact: outcome(details),
    details: [
      ...(details.decision === 'release' && details.releaseDate !== undefined
        ? [['Fecha de salida', fullDay(details.releaseDate, 'es')] as const]
        : []),
      ['Decisión después de', `la ${hearings[details.hearingKind]}`],
      ['Fecha de la decisión', fullDay(occurredAt, 'es')],
    ],
    ...whatFollows(details),
    actions: [`Aún puede ${rules}`, statementAtAnyTime],
  }),
};
