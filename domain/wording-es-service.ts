import { fullDate, shortDate } from './dates.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import { spanishUnconfirmed } from './wording-es-unconfirmed.ts';
import type { ServiceWording } from './wording-service-shape.ts';

const HOURS = 'de lunes a viernes, de 8 a 5';
const notYou = `Si no fue usted, llámenos lo antes que pueda: ${OFFICE_PHONE}, ${HOURS}.`;
const questions = `¿Preguntas? Llame al ${OFFICE_PHONE}, ${HOURS}.`;
const clicking = 'Abrir el enlace no cambia nada. Solo cuenta el botón de la página.';
const orCall = (link: string): string => `${link} o ${OFFICE_PHONE} lun-vie 8-5`;

const subject = 'Un mensaje de avisos MO DOC';

/** What we say in Spanish about the service itself. The short texts do without á, í, ó and ú. */
export const spanishService: ServiceWording = {
  'sign-in-code': ({ code }, link) => ({
    sms: `Avisos MO DOC: su clave es ${code}. Se usa en ${link} No la comparta. ¿No la ha pedido? Llame al ${OFFICE_PHONE}`,
    subject: 'Su clave para avisos MO DOC',
    why: ['Alguien quiere entrar en sus ajustes. Si es usted, use esta clave.'],
    how: 'Abra esta página y escriba la clave.',
    after: [
      'No comparta esta clave con nadie. Nunca se la vamos a pedir.',
      'Si no pidió una clave, no la use. Así no cambia nada.',
      `Si pasa otra vez, llámenos: ${OFFICE_PHONE}, ${HOURS}.`,
    ],
  }),
  'contact-changed': (_, link) => ({
    sms: `Avisos MO DOC: se ha cambiado un dato de contacto. Si no fue usted, llame al ${OFFICE_PHONE} lun-vie 8-5 o vea ${link}`,
    subject,
    why: ['Se cambió un dato de contacto en sus ajustes.'],
    how: 'Abra esta página para ver sus ajustes.',
    after: [
      'Si fue usted, no tiene que hacer nada.',
      notYou,
      'Quizá otra persona lee su correo o usa su teléfono. Piense en lo que es seguro para usted.',
    ],
  }),
  'texts-ended': (_, link) => ({
    sms: `Avisos MO DOC: uno de sus celulares ya no recibe textos. Le seguimos escribiendo por correo. ${orCall(link)}`,
    subject,
    why: [
      'Nos pidieron no mandar más textos a su celular. Ese número ya no recibe textos nuestros.',
      'Le vamos a seguir escribiendo por correo electrónico o por carta.',
    ],
    how: 'Abra esta página para cambiar cómo le escribimos.',
    after: ['Para volver a recibir textos, mande START al número de donde venían.', notYou],
  }),
  'not-reached': ({ channel }, link) => ({
    sms: `Avisos MO DOC: no le llega nuestro ${channel === 'email' ? 'correo' : 'mensaje al celular'}. Denos otra forma de escribirle: ${orCall(link)}`,
    subject,
    why: [
      channel === 'email'
        ? 'No pudimos escribirle al correo que tenemos.'
        : 'No pudimos escribirle al número que tenemos.',
      'Por favor, denos otro.',
    ],
    how: 'Abra esta página para cambiar cómo le escribimos.',
    after: [`También puede llamarnos: ${OFFICE_PHONE}, ${HOURS}.`],
  }),
  'withdrawal-asked': ({ takesEffectOn }, link) => ({
    sms: `Avisos MO DOC: usted ha pedido terminar sus avisos. Terminan el ${shortDate(takesEffectOn, 'es')}. Para seguir: ${link} o ${OFFICE_PHONE}`,
    subject,
    why: [
      'Usted nos pidió terminar todos sus avisos.',
      `Terminan el ${fullDate(takesEffectOn, 'es')}. Hasta ese día los sigue recibiendo.`,
      'Después borramos sus datos de contacto. Guardamos la prueba de lo que hicimos, sin su nombre.',
    ],
    how: 'Si quiere seguir con sus avisos, abra esta página y díganos.',
    after: [clicking, 'Si aún quiere terminar, no tiene que hacer nada.', notYou],
  }),
  withdrawn: (_, link) => ({
    sms: `Avisos MO DOC: sus avisos han terminado, como usted ha pedido. Puede pedirlos otra vez: ${orCall(link)}`,
    subject,
    why: [
      'Sus avisos terminaron, como usted pidió.',
      'Borramos sus datos de contacto. Guardamos la prueba de lo que hicimos, sin su nombre.',
    ],
    how: 'Puede pedir avisos otra vez cuando quiera. Abra esta página para empezar.',
    after: [questions],
  }),
  invitation: ({ code }, link) => ({
    sms: `Avisos MO DOC: alguien de confianza dio su nombre. Si acepta: clave ${code} en ${link} Pueden aplicar cargos. HELP o STOP.`,
    subject: 'Alguien de su confianza dio su nombre',
    why: [
      'Alguien que confía en usted nos pidió que le escribamos cuando esa persona no responde.',
      'No le decimos quién es. Pregunte a las personas que quiere, o espere a que se lo digan.',
      'Va a recibir pocos mensajes. Dicen poco: le piden que ayude a esa persona a leer el nuestro.',
    ],
    how: 'Si acepta, abra esta página, escriba la clave y pulse el botón.',
    after: [
      'Abrir el enlace no cambia nada. Solo el botón de la página dice que usted acepta.',
      'Puede terminar cuando quiera. Por favor, no hable de nuestros mensajes con nadie más.',
      'Si no acepta, no haga nada. Así no va a recibir más mensajes nuestros.',
      questions,
    ],
  }),
  'representative-named': (_, link) => ({
    sms: `Avisos MO DOC: usted ha nombrado a una persona de confianza. Hemos pedido su acuerdo. ¿No fue usted? ${link} o ${OFFICE_PHONE}`,
    subject,
    why: [
      'Usted nombró a una persona a la que podemos avisar. Le escribimos para ver si acepta.',
      'No dimos su nombre ni dijimos de qué se trata. Por favor, dígaselo usted.',
      'Hasta que acepte, no le decimos nada.',
    ],
    how: 'Abra esta página para cambiar esto o terminarlo.',
    after: ['Puede terminarlo cuando quiera.', notYou],
  }),
  'representative-agreed': (_, link) => ({
    sms: `Avisos MO DOC: la persona que usted nombra ha aceptado. Desde ahora le podemos avisar. Para terminar: ${link} o ${OFFICE_PHONE}`,
    subject,
    why: ['La persona que usted nombró aceptó. Desde ahora le podemos avisar, como usted pidió.'],
    how: 'Abra esta página para cambiar esto o terminarlo.',
    after: ['Puede terminarlo cuando quiera.', notYou],
  }),
  'contact-check': (_, link) => ({
    sms: `Avisos MO DOC: confirme que recibe nuestros mensajes. Responda SI o abra ${link} HELP ayuda, STOP fin.`,
    subject: 'Por favor, confirme que este correo le llega',
    why: ['A veces revisamos si nuestros mensajes le llegan. En este no hay ninguna noticia.'],
    how: 'Por favor, abra esta página y pulse el botón.',
    after: [
      'Abrir el enlace no cambia nada. Solo el botón de la página confirma.',
      '¿Cambió algo? En la misma página puede ver cómo darnos otro correo o número.',
      questions,
    ],
  }),
  paused: ({ until }, link) => ({
    sms: `Avisos MO DOC: en pausa${until === undefined ? '' : ` hasta el ${shortDate(until, 'es')}`}. Lo urgente le llega igual. Para cambiar: ${orCall(link)}`,
    subject,
    why: [
      until === undefined
        ? 'Usted puso sus avisos en pausa. La pausa sigue hasta que usted la termine.'
        : `Usted puso sus avisos en pausa. La pausa termina el ${fullDate(until, 'es')}.`,
      'Lo urgente le llega de inmediato. También le llega lo que debe saber antes de una fecha.',
    ],
    how: 'Abra esta página para terminar la pausa.',
    after: [notYou],
  }),
  resumed: (_, link) => ({
    sms: `Avisos MO DOC: la pausa ha terminado. Usted recibe sus avisos otra vez. Para cambiar: ${orCall(link)}`,
    subject,
    why: ['La pausa terminó. Desde ahora recibe sus avisos otra vez.'],
    how: 'Abra esta página para ver sus ajustes.',
    after: [notYou],
  }),
  'request-received': ({ number }, link) => ({
    sms: `Avisos MO DOC: tenemos su pedido ${number}. Le llamaremos o escribiremos. ¿No fue usted? ${orCall(link)}`,
    subject,
    why: [
      `Tenemos lo que usted pidió. Lleva el número ${number}.`,
      'Lo lee una persona de la oficina. Lo más seguro es que le hablemos en tres días de trabajo.',
    ],
    how: 'Abra esta página para ver sus ajustes.',
    after: [
      'Si mandó más de una cosa, recibe un mensaje así por hora.',
      `¿Quiere cambiar algo? Entre en su cuenta en nuestro sitio, o llámenos: ${OFFICE_PHONE}, ${HOURS}.`,
      notYou,
    ],
  }),
  'please-call': (_, link) => ({
    sms: `Avisos MO DOC: por favor, llame al ${OFFICE_PHONE}, ${HOURS}. A otra hora ${STATEWIDE_PHONE}. ${link}`,
    subject: 'Por favor, llámenos',
    why: [
      `Por favor, llámenos: ${OFFICE_PHONE}, ${HOURS}. Tenemos algo que decirle.`,
      'Para cuidar su privacidad, no lo escribimos aquí.',
    ],
    how: 'Abra esta página para ver cómo llamarnos.',
    after: [`A cualquier otra hora, llame a la línea del estado, ${STATEWIDE_PHONE}.`],
  }),
  unconfirmed: spanishUnconfirmed,
};
