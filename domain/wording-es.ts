import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import { spanishEmail } from './wording-es-custody.ts';
import { spanishSms, spanishSmsFrame } from './wording-es-sms.ts';
import type { Wording } from './wording-shape.ts';

/** Spanish, with usted. To be read by a qualified translator and confirmed by the office before use. */
export const spanish: Wording = {
  sms: spanishSms,
  smsFrame: spanishSmsFrame,
  email: spanishEmail,
  frame: {
    subject: (reference) => `Un mensaje de MO DOC, referencia ${reference}`,
    sender: 'Este mensaje es del Departamento de Correcciones de Missouri (MO DOC).',
    labels: { person: 'La persona de su solicitud', docNumber: 'Número DOC' },
    headings: {
      means: 'Qué significa esto',
      actions: 'Qué puede hacer usted',
      visit: 'Si va a la audiencia',
      next: 'Qué pasa después',
      support: 'Quién puede ayudarle',
      confirm: 'Por favor, confirme que recibió este mensaje',
    },
    support: [
      'Si está en peligro, llame al 911.',
      `Oficina de Servicios a las Víctimas: llame al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5. También le decimos quién puede ayudarle cerca de usted.`,
      `A toda hora, de día y de noche: llame a la línea del estado, ${STATEWIDE_PHONE}.`,
    ],
    confirm: ['Abra esta página y pulse el botón que hay en ella. Así sabemos que este mensaje le llegó.'],
    button: 'Abrir la página',
    takePart: {
      text: 'También puede pedir todo esto en una página web. Ahí lee qué pasa después.',
      label: 'Participar en la audiencia',
    },
    linkChangesNothing: 'Abrir el enlace no cambia nada. Solo el botón de la página confirma.',
    settings: [
      `Para cambiar cómo o adónde le escribimos, entre en su cuenta en nuestro sitio, o llame al ${OFFICE_PHONE}.`,
      'Puede elegir mensajes que no muestran la noticia. También puede pedir otro idioma.',
    ],
    otherLanguage: { lang: 'en', text: `To get these messages in English, call ${OFFICE_PHONE}.` },
    doNotRelyOnThis: 'No dependa solo de este servicio para su seguridad.',
    reference: (reference) => `Su número de referencia: ${reference}`,
    importantMessage: 'Tiene un mensaje importante',
    openMessage: 'Abrir el mensaje',
    orCall: `O llame al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5. A cualquier otra hora, llame al ${STATEWIDE_PHONE}.`,
    urgent: 'URGENTE',
    again: 'De nuevo',
    urgentAgain: 'URGENTE, de nuevo',
    reminder: 'Le recordamos una noticia que ya le mandamos. Usted aún no la confirmó.',
    digest: {
      subject: 'Un mensaje de MO DOC',
      intro: (count) => `En este mensaje hay ${count} avisos. Por favor, lea cada uno.`,
      notice: (position, count) => `Aviso ${position} de ${count}`,
    },
    quietReminder: 'Le recordamos un mensaje. Sigue siendo el mismo.',
  },
  code: {
    sms: (code, link) =>
      `Avisos MO DOC: clave ${code}${link === undefined ? '.' : ` en ${link}`} No la comparta. ` +
      'Cantidad variable. Pueden aplicar cargos. HELP ayuda, STOP fin. No dependa solo de textos.',
    subject: 'Por favor, confirme este correo',
    sender:
      'Este mensaje es de los avisos MO DOC. Es un servicio del Departamento de Correcciones de Missouri.',
    why: ['Alguien nos pidió escribir a este correo. Si fue usted, confírmelo con esta clave.'],
    label: 'Su clave',
    how: 'Abra esta página, escriba la clave y pulse el botón.',
    button: 'Abrir la página',
    after: [
      'Abrir el enlace no cambia nada. Solo el botón de la página confirma.',
      'No comparta esta clave con nadie.',
      'Si no fue usted, no haga nada. Así no va a recibir avisos aquí.',
      `¿Preguntas? Llame al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5.`,
    ],
  },
};
