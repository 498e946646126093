import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import type { ReplyWording } from './wording-service-shape.ts';

const HELP = `Ayuda: ${OFFICE_PHONE} lun-vie 8-5, o ${STATEWIDE_PHONE} a toda hora.`;

/** What Spanish texts to us are answered with, in the plain alphabet. */
export const spanishReplies: ReplyWording = {
  help:
    `Avisos MO DOC: ayuda ${OFFICE_PHONE} lun-vie 8-5, o ${STATEWIDE_PHONE} a toda hora. ` +
    'En peligro, 911. STOP termina los mensajes. Pueden aplicar cargos.',
  stopped:
    'Avisos MO DOC: ya no va a recibir textos. Le seguimos escribiendo por correo. ' +
    `Para volver: START. Ayuda ${OFFICE_PHONE}`,
  started:
    'Avisos MO DOC: va a recibir textos otra vez. Cantidad variable. Pueden aplicar cargos. ' +
    'HELP ayuda, STOP fin. No dependa solo de textos.',
  confirmed: `Avisos MO DOC: gracias. Ya sabemos que recibe el mensaje. ${HELP}`,
  'nothing-to-confirm': `Avisos MO DOC: gracias. Ahora no hay nada que confirmar. ${HELP}`,
  'contact-confirmed':
    'Avisos MO DOC: gracias. Este tel. queda confirmado. Cantidad variable. Pueden aplicar cargos. ' +
    'HELP ayuda, STOP fin.',
  'code-not-right': `Avisos MO DOC: la clave no es correcta o ya ha vencido. ${HELP}`,
  unclear:
    'Avisos MO DOC: no podemos responder textos. ¿Peligro? Llame al 911. ' +
    `O llame al ${OFFICE_PHONE} lun-vie 8-5, ${STATEWIDE_PHONE} a toda hora. STOP es el fin.`,
  'unclear-stop':
    'Avisos MO DOC: para no recibir textos, responda STOP. ¿Peligro? Llame al 911. ' +
    `O al ${OFFICE_PHONE} lun-vie 8-5, ${STATEWIDE_PHONE} a toda hora.`,
};
