import type { CorrectionWording, CorrectionWordings } from './wording-shape.ts';

const dateOf = (thing: string, told: string): CorrectionWording['otherDate'] => ({
  told: `Le dimos una fecha equivocada ${told}.`,
  truth: (date) => `${thing} es el ${date}.`,
  sms: (when) => `${thing} es ${when}.`,
});

const neutral: CorrectionWording = {
  didNotHappen: {
    told: 'Le dijimos algo que no era verdad.',
    truth: 'Lo que le dijimos no ha pasado.',
    sms: 'Lo que dice no ha pasado.',
  },
  otherDate: {
    told: 'Le dimos una fecha equivocada.',
    truth: (date) => `La fecha correcta es el ${date}.`,
    sms: (when) => `La fecha correcta es ${when}.`,
  },
};

/** What we say when a message of ours was wrong. The short form holds at most 50 characters of GSM 03.38. */
export const spanishCorrections: CorrectionWordings = {
  'parole-hearing-scheduled': {
    didNotHappen: {
      told: 'Le dijimos que había una audiencia fijada.',
      truth: 'No hay una audiencia fijada para la persona de su solicitud.',
      sms: 'No hay audiencia fijada.',
    },
    otherDate: dateOf('La fecha de la audiencia', 'de la audiencia'),
  },
  'parole-hearing-rescheduled': {
    didNotHappen: {
      told: 'Le dijimos que la audiencia tenía otra fecha.',
      truth: 'La audiencia no cambió de fecha. La fecha de antes sigue en pie.',
      sms: 'La audiencia sigue en la fecha de antes.',
    },
    otherDate: dateOf('La fecha de la audiencia', 'de la audiencia'),
  },
  'parole-hearing-cancelled': {
    didNotHappen: {
      told: 'Le dijimos que la audiencia se había cancelado.',
      truth: 'La audiencia no se ha cancelado.',
      sms: 'La audiencia no se ha cancelado.',
    },
    otherDate: {
      told: 'Le dimos una fecha equivocada de la audiencia cancelada.',
      truth: (date) => `La audiencia cancelada es la que iba a ser el ${date}.`,
      sms: (when) => `Se cancela la del ${when}.`,
    },
  },
  'hearing-result': {
    didNotHappen: {
      told: 'Le dijimos el resultado de una audiencia.',
      truth: 'No hay tal resultado.',
      sms: 'No hay tal resultado de la audiencia.',
    },
    otherDate: {
      told: 'Le dimos una fecha equivocada con el resultado de la audiencia.',
      truth: (date) => `La fecha correcta es el ${date}.`,
      sms: (when) => `La fecha correcta es ${when}.`,
    },
  },
  'release-date-set': {
    didNotHappen: {
      told: 'Le dijimos que había una fecha de salida.',
      truth: 'No hay una fecha de salida.',
      sms: 'No hay fecha de salida.',
    },
    otherDate: dateOf('La fecha de salida', 'de salida'),
  },
  'release-date-changed': {
    didNotHappen: {
      told: 'Le dijimos que la fecha de salida había cambiado.',
      truth: 'La fecha de salida no ha cambiado.',
      sms: 'La fecha de salida no ha cambiado.',
    },
    otherDate: dateOf('La fecha de salida', 'de salida'),
  },
  'release-pending': {
    didNotHappen: {
      told: 'Le dijimos que la persona iba a salir de prisión.',
      truth: 'Esa salida de la persona de su solicitud no está prevista.',
      sms: 'Esa salida no va a tener lugar.',
    },
    otherDate: dateOf('La fecha prevista', 'de la salida'),
  },
  release: {
    didNotHappen: {
      told: 'Le dijimos que la persona había salido de prisión.',
      truth: 'La persona de su solicitud no ha salido de prisión.',
      sms: 'La persona no ha salido del penal.',
    },
    otherDate: {
      told: 'Le dimos una fecha equivocada de la salida.',
      truth: (date) => `La persona de su solicitud salió de prisión el ${date}.`,
      sms: (when) => `Fecha de salida: ${when}.`,
    },
  },
  escape: {
    didNotHappen: {
      told: 'Le dijimos que la persona se había escapado.',
      truth: 'La persona de su solicitud no se ha escapado.',
      sms: 'La persona no se ha escapado.',
    },
    otherDate: {
      told: 'Le dimos una fecha equivocada de la fuga.',
      truth: (date) => `La persona de su solicitud se escapó el ${date}.`,
      sms: (when) => `La fuga fue el ${when}.`,
    },
  },
  recapture: {
    didNotHappen: {
      told: 'Le dijimos que la persona estaba detenida de nuevo.',
      truth: 'La persona de su solicitud no está detenida. Si está en peligro, llame al 911 ahora.',
      sms: 'No se encuentra detenida. ¿Peligro? Llame al 911.',
    },
    otherDate: {
      told: 'Le dimos una fecha equivocada de la detención.',
      truth: (date) => `La persona de su solicitud está detenida de nuevo desde el ${date}.`,
      sms: (when) => `Fue detenida de nuevo el ${when}.`,
    },
  },
  death: {
    didNotHappen: {
      told: 'Le dijimos que la persona había fallecido.',
      truth: 'La persona de su solicitud no ha fallecido. Usted va a recibir sus avisos como antes.',
      sms: 'La persona no ha fallecido.',
    },
    otherDate: dateOf('La fecha de la muerte', 'de la muerte'),
  },
  clemency: {
    didNotHappen: {
      told: 'Le hablamos de una decisión del Gobernador.',
      truth: 'El Gobernador no ha tomado esa decisión.',
      sms: 'El Gobernador no ha decidido eso.',
    },
    otherDate: neutral.otherDate,
  },
  transfer: {
    didNotHappen: {
      told: 'Le dijimos que la persona había cambiado de lugar.',
      truth: 'La persona de su solicitud no ha cambiado de lugar.',
      sms: 'La persona no fue trasladada.',
    },
    otherDate: dateOf('La fecha del traslado', 'del traslado'),
  },
  correction: {
    didNotHappen: {
      told: 'Le mandamos una corrección que no era verdad.',
      truth: 'Llámenos, por favor. Le vamos a decir lo que es verdad.',
      sms: 'No vale lo que dijimos. Por favor llame.',
    },
    otherDate: {
      told: 'Le mandamos una corrección con una fecha equivocada.',
      truth: (date) => `La fecha correcta es el ${date}.`,
      sms: (when) => `La fecha correcta es ${when}.`,
    },
  },
  unknown: neutral,
};
