import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import type { CallWording } from './wording-call-shape.ts';

const hearing = ['Cómo puede terminar la audiencia.', 'Lo que otros piensan hacer en la audiencia.'];
const outcome = ['Por qué la Junta decidió así, o quién votó qué.', 'Lo que la persona hizo en prisión.'];
const date = ['Por qué la fecha es esa.', 'Que la fecha es segura.'];
const address = 'Dónde vive o trabaja la persona.';

/** Spanish call script, with usted. To be read by a qualified translator before use. */
export const spanishCall: CallWording = {
  headings: {
    before: 'Antes de llamar',
    who: 'Sepa con quién habla',
    voicemail: 'Si contesta una máquina',
    news: 'Diga la noticia',
    ask: 'Pregunte',
    actions: 'Diga qué se puede hacer',
    never: 'No diga',
    close: 'Antes de colgar',
  },
  before: [
    'Lea qué formas de llamar son seguras. Si no es seguro llamar, no llame.',
    'Llame desde un cuarto tranquilo. Tenga los datos a la vista, y nadie cerca que pueda oír.',
  ],
  askFor: (name) => (name === undefined ? 'Hola. ¿Con quién hablo?' : `Hola. ¿Puedo hablar con ${name}?`),
  alone: 'Tengo un mensaje privado. ¿Puede hablar a solas ahora?',
  check: 'Para saber con quién hablo: ¿cuál es su correo, o su código postal?',
  checking: [
    'Compare la respuesta con los datos. Nunca lea los datos en voz alta.',
    'Hasta que la respuesta cuadre, no diga dónde trabaja, de qué se trata ni ningún otro nombre.',
  ],
  someoneElse: 'Gracias. Voy a llamar en otro momento.',
  ifSomeoneElse: 'Si es otra persona, o la respuesta no cuadra:',
  voicemail: `Hola, habla (su nombre de pila). Por favor, llámeme al ${OFFICE_PHONE}. Gracias.`,
  onVoicemail: [
    'Deje un mensaje solo si los datos dicen que es seguro.',
    'Diga su nombre de pila y el número, y nada más. No diga que es urgente.',
  ],
  fromUs: 'Llamo del Departamento de Correcciones de Missouri. Tengo una noticia para usted.',
  speakSlowly: 'Hable despacio. Pare después de cada frase. El silencio está bien.',
  together: 'Lea esto tal como está:',
  askSafe: '¿Está ahora en un lugar seguro? Si está en peligro, cuelgue y llame al 911.',
  askReached: [
    '¿Hay alguien que pueda estar con usted?',
    '¿Le llegó nuestro mensaje? ¿Es esta aún la mejor forma de llamarle?',
  ],
  askHearing: '¿Quiere participar en la audiencia, o mandar un mensaje a la Junta?',
  askPlans: '¿Cambió algún plan por nuestro mensaje equivocado?',
  never: [
    'Que usted cree que no hay peligro, o que todo va a salir bien.',
    'Lo que usted piensa, o lo que saben otros de la lista.',
    'Nada de la salud, del tratamiento ni de la conducta en prisión.',
  ],
  neverByType: {
    'parole-hearing-scheduled': hearing,
    'parole-hearing-rescheduled': [...hearing, 'Que es un cambio pequeño.'],
    'parole-hearing-cancelled': ['Por qué se canceló la audiencia.'],
    'hearing-result': outcome,
    'release-date-set': date,
    'release-date-changed': date,
    'release-pending': [address],
    release: [address],
    escape: ['Dónde puede estar la persona, o cómo va la búsqueda.'],
    recapture: ['Cómo o dónde se encontró a la persona.'],
    death: ['Cómo murió la persona.', 'Que lo siente por la pérdida, o que se alegra.'],
    clemency: ['Lo que usted piensa de la decisión del Gobernador.'],
    transfer: ['Por qué se trasladó a la persona, o por dónde.'],
    correction: ['De quién fue la culpa, o qué falló por dentro.', 'Ninguna otra noticia.'],
  },
  close: [
    '¿Quiere que le repita algo?',
    `Puede llamarnos al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5. A cualquier otra hora, llame al ${STATEWIDE_PHONE}.`,
    'También le decimos quién puede ayudarle cerca de usted.',
  ],
  reference: (reference) => `Su número de referencia es ${reference}.`,
  writeDown: ['Escriba de inmediato el resultado. Avisada: la noticia se dijo a la persona correcta.'],
};
