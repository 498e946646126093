import { OFFICE_PHONE } from './office.ts';
import type { LetterWording } from './wording-letter.ts';

/** What a Spanish letter says besides what an e-mail says. To be read by a qualified translator before use. */
export const spanishLetter: LetterWording = {
  title: (reference) => `Carta ${reference}`,
  certified: 'Enviada por correo certificado',
  reference: (reference) => `Referencia: ${reference}`,
  // No greeting that needs to know whether she or he reads it.
  salutation: (name) => `Para ${name}:`,
  confirm: [
    `Llame al ${OFFICE_PHONE}, de lunes a viernes, de 8 a 5. Díganos su número de referencia.`,
    'O abra esta página en un teléfono o una computadora, y pulse el botón que hay en ella.',
    'Así sabemos que esta carta le llegó.',
  ],
  page: 'La dirección de la página',
};
