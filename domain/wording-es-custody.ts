import { fullDate, fullDay } from './dates.ts';
import { OFFICE_PHONE } from './office.ts';
import { spanishCorrections } from './wording-es-corrections.ts';
import { spanishHearings } from './wording-es-hearings.ts';
import type { EmailWording, ReleaseKind } from './wording-shape.ts';

/** Each kind of release: its name, and what it means. */
const releases: Record<ReleaseKind, readonly [name: string, meaning: string]> = {
  furlough: ['Permiso corto', 'Un permiso es un tiempo corto fuera de prisión. La persona tiene que volver.'],
  'work-release': ['Salida para trabajar', 'La persona sale a trabajar y vuelve.'],
  'trial-release': [
    'Salida a prueba',
    'La persona vive fuera de prisión por un tiempo, a prueba. Es posible que tenga que volver.',
  ],
  'electronic-monitoring': [
    'Monitor electrónico',
    'La persona vive fuera de prisión y lleva un aparato que dice dónde está.',
  ],
  'community-program': [
    'Programa fuera de prisión',
    'La persona va a estar en un programa fuera de prisión.',
  ],
  parole: [
    'Libertad condicional',
    'La persona cumple el resto de la pena fuera de prisión. Tiene que cumplir unas reglas.',
  ],
  'end-of-sentence': ['Fin de la pena', 'La pena de prisión termina.'],
  bond: ['Fianza', 'Con una fianza, una corte deja salir a la persona mientras sigue el caso.'],
  'court-order': ['Orden de una corte', 'Una corte ordenó esta salida.'],
  other: ['Pregunte, por favor', 'Llámenos para saber qué clase de salida es.'],
};

const supervisionOf = (supervised: boolean | undefined): string => {
  if (supervised === undefined) return 'No lo sabemos aún. Pregunte, por favor';
  return supervised ? 'Sí' : 'No';
};

const rules =
  'Puede pedir reglas para después de la salida, como que no haya contacto con usted ni con su familia.';
const photo = 'Puede pedirnos una foto de la persona, tomada antes de la salida.';
const safetyPlan = 'Piense en un plan para su seguridad. Le decimos quién puede ayudarle cerca de usted.';
const askSupervision = `Para saber si hay vigilancia y qué reglas hay, llame al ${OFFICE_PHONE}.`;

/** What Spanish e-mails say about custody, releases and corrections. */
export const spanishEmail: EmailWording = {
  ...spanishHearings,
  'release-date-set': ({ releaseDate }) => ({
    fact: ['Hay una fecha de salida para la persona de su solicitud.'],
    details: [['Fecha prevista', fullDay(releaseDate, 'es')]],
    means: ['Es la fecha que está prevista hoy. Puede cambiar.', 'La persona aún no ha salido de prisión.'],
    actions: [rules, photo, safetyPlan],
    next: ['Le vamos a escribir si cambia la fecha.', 'También le vamos a escribir antes de la salida.'],
  }),
  'release-date-changed': ({ previousReleaseDate, releaseDate }) => ({
    fact: ['Cambió la fecha de salida de la persona de su solicitud.'],
    moved: [
      ['Fecha anterior', fullDay(previousReleaseDate, 'es')],
      ['Fecha nueva', fullDay(releaseDate, 'es')],
    ],
    details: [],
    means: [
      `La fecha nueva cae ${releaseDate < previousReleaseDate ? 'antes' : 'después'} de la otra.`,
      'Puede cambiar otra vez.',
    ],
    actions: [rules, photo, safetyPlan],
    next: ['Le vamos a escribir si cambia la fecha.', 'También le vamos a escribir antes de la salida.'],
  }),
  'release-pending': ({ releaseKind, plannedReleaseAt, supervised }) => ({
    fact: ['La persona de su solicitud va a salir de prisión.'],
    details: [
      ['Fecha prevista', fullDate(plannedReleaseAt, 'es')],
      ['Clase de salida', releases[releaseKind][0]],
      ['Con vigilancia', supervisionOf(supervised)],
    ],
    means: [releases[releaseKind][1], 'La fecha aún puede cambiar.'],
    actions: [safetyPlan, rules, photo],
    next: ['Le vamos a escribir cuando la persona haya salido, o si cambia la fecha.'],
  }),
  release: ({ releaseKind, releaseDate, supervised }) => ({
    fact: ['La persona de su solicitud salió de prisión.', 'Si está en peligro, llame al 911.'],
    details: [
      ['Salió el', fullDay(releaseDate, 'es')],
      ['Clase de salida', releases[releaseKind][0]],
      ['Con vigilancia', supervisionOf(supervised)],
    ],
    means: [releases[releaseKind][1], 'No podemos decirle dónde está la persona.'],
    actions: ['Llame al 911 si ve a la persona y se siente en peligro.', safetyPlan, askSupervision],
    next: [
      'Es posible que le mandemos este mensaje otra vez, hasta que lo confirme.',
      'Le vamos a escribir otra vez si tenemos más noticias.',
    ],
  }),
  escape: (_, { occurredAt, facility }) => ({
    fact: ['La persona de su solicitud se escapó.', 'Si está en peligro, llame al 911 ahora.'],
    details: [
      ['Cuándo', fullDate(occurredAt, 'es')],
      ...(facility === undefined ? [] : [['De dónde', facility] as const]),
    ],
    means: [
      'La persona no estaba detenida cuando escribimos esto.',
      'Es todo lo que podemos decirle por ahora.',
    ],
    actions: [
      'Llame al 911 si ve a la persona o se siente en peligro.',
      'Llame a alguien de confianza y dígale lo que pasa.',
      'Piense dónde podría quedarse por ahora. Tenga su teléfono a mano.',
    ],
    next: [
      'Es posible que le mandemos este mensaje otra vez, hasta que lo confirme.',
      'Le vamos a escribir cuando la persona esté detenida de nuevo.',
    ],
  }),
  recapture: (_, { occurredAt, alsoEscaped }) => ({
    fact:
      alsoEscaped === undefined
        ? ['La persona de su solicitud está detenida de nuevo.']
        : ['La persona de su solicitud se escapó. Ahora está detenida de nuevo.'],
    details: [
      ...(alsoEscaped === undefined
        ? []
        : [['Se escapó el', fullDate(alsoEscaped.escapedAt, 'es')] as const]),
      [alsoEscaped === undefined ? 'Desde' : 'Detenida de nuevo desde', fullDate(occurredAt, 'es')],
    ],
    means: ['La fuga ha terminado.'],
    actions: ['Llámenos si tiene preguntas, o si quiere hablar de lo que sigue.'],
    next: [
      'Usted va a recibir sus avisos como antes. Le vamos a escribir si hay una audiencia o una salida.',
    ],
  }),
  death: ({ dateOfDeath }) => ({
    fact: ['La persona de su solicitud ha fallecido.'],
    details: [['Fecha de la muerte', fullDay(dateOfDeath, 'es')]],
    means: ['No le vamos a mandar más avisos sobre esta persona.'],
    actions: [
      'No tiene que hacer nada.',
      'Esto puede despertar muchos sentimientos. No hay una forma buena o mala de sentirse.',
      `Si quiere hablar, llame al ${OFFICE_PHONE}. Le decimos quién puede apoyarle cerca de usted.`,
    ],
    next: ['Este es nuestro último aviso sobre esta persona.'],
  }),
  clemency: ({ clemencyKind, releaseDate }) => ({
    fact: [
      clemencyKind === 'commutation'
        ? 'El Gobernador cambió la pena de la persona de su solicitud.'
        : 'El Gobernador indultó a la persona de su solicitud.',
    ],
    details: releaseDate === undefined ? [] : [['Fecha de salida', fullDay(releaseDate, 'es')]],
    means: [
      clemencyKind === 'commutation'
        ? 'Esto se llama conmutación. Hace la pena más corta o menos dura.'
        : 'Un indulto libra a la persona de la pena por un delito. No deshace el daño que se hizo.',
      releaseDate === undefined
        ? 'Aún no sabemos si cambia la fecha de salida.'
        : 'La fecha de salida de arriba es la que vale ahora.',
    ],
    actions: ['Llámenos si tiene preguntas sobre lo que esto significa para usted.', safetyPlan],
    next: ['Le vamos a escribir antes de que la persona salga de prisión.'],
  }),
  transfer: ({ toFacility }, { occurredAt }) => ({
    fact: ['La persona de su solicitud cambió de lugar y sigue detenida.'],
    details: [
      ['Ahora en', toFacility],
      ['Fecha del traslado', fullDay(occurredAt, 'es')],
    ],
    means: ['El traslado ha terminado. La persona no ha salido libre.'],
    actions: ['No tiene que hacer nada.', 'Si piensa ir a una audiencia, pregunte si cambió el lugar.'],
    next: [
      'Usted va a recibir sus avisos como antes. Le vamos a escribir si hay una audiencia o una salida.',
    ],
  }),
  correction: ({ truth }, { corrects, wrongSentAt }) => {
    const { didNotHappen, otherDate } = spanishCorrections[corrects ?? 'unknown'];
    const told = truth.is === 'did-not-happen' ? didNotHappen.told : otherDate.told;
    const right =
      truth.is === 'did-not-happen' ? didNotHappen.truth : otherDate.truth(fullDate(truth.date, 'es'));
    return {
      fact: ['Cometimos un error.', right],
      details:
        wrongSentAt === undefined ? [] : [['Mandamos el mensaje equivocado el', fullDate(wrongSentAt, 'es')]],
      means: [told, 'Fue un error nuestro y lo sentimos.'],
      actions: [
        'Por favor, no se guíe por el mensaje equivocado.',
        `Si tiene preguntas, o si cambió sus planes por él, llame al ${OFFICE_PHONE}.`,
      ],
      next: ['Usted va a recibir sus avisos como antes.'],
    };
  },
};
