import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import type { ServiceWording } from './wording-service-shape.ts';

const subject = 'Un mensaje de avisos MO DOC';

const clicking = 'Abrir el enlace no cambia nada. Solo cuenta el botón de la página.';

const HOURS = 'de lunes a viernes, de 8 a 5';

/** What her representative gets when she has not answered: nothing of the news itself. */
export const spanishUnconfirmed: ServiceWording['unconfirmed'] = ({ scope }, link) =>
  scope === 'notify-also'
    ? {
        sms: `Avisos MO DOC: quien dio su nombre no ha confirmado un mensaje nuestro. Pida que llame al ${STATEWIDE_PHONE} o vea ${link}`,
        subject,
        why: [
          'Usted aceptó ayudar a quien dio su nombre. Esa persona no ha confirmado un mensaje nuestro.',
          'Por favor, háblele de una forma segura. Pídale que lea nuestro mensaje o que nos llame.',
          'Si cree que esa persona está en peligro, llame al 911.',
        ],
        how: 'Cuando haya hablado con esa persona, abra esta página y pulse el botón.',
        after: [
          clicking,
          `Nuestras líneas: ${OFFICE_PHONE}, ${HOURS}. A cualquier otra hora, ${STATEWIDE_PHONE}.`,
          'Por favor, no hable de este mensaje con nadie más.',
        ],
      }
    : {
        sms: `Avisos MO DOC: hay un mensaje para quien dio su nombre. Por favor llame al ${OFFICE_PHONE} o ${STATEWIDE_PHONE}. ${link}`,
        subject,
        why: [
          'Usted aceptó recibir mensajes por quien dio su nombre. Ahora tenemos uno.',
          `Por favor, llámenos: ${OFFICE_PHONE}, ${HOURS}. A cualquier otra hora, llame al ${STATEWIDE_PHONE}.`,
          'Si cree que esa persona está en peligro, llame al 911.',
        ],
        how: 'Por favor, abra esta página y pulse el botón. Así sabemos que esto le llegó.',
        after: [clicking, 'Por favor, no hable de este mensaje con nadie más.'],
      };
