import { inBoth } from './in-both.ts';
import type { Wording } from './wording.ts';

type Name =
  | 'language'
  | 'otherLanguage'
  | 'accommodation'
  | `representative.${'name.first' | 'name.last' | 'scope' | 'email' | 'phone'}`
  | 'signature'
  | 'signedOn';

/** What helps her, who else may help, and her signature. */
export const helpWords = inBoth<Readonly<Record<Name, Wording>>>({
  en: {
    language: { label: 'In which language should we write to you?' },
    otherLanguage: { label: 'Which language?' },
    accommodation: {
      label: 'What do you need for a visit or a hearing?',
      hint: 'For example: an interpreter, or a way in for a wheelchair.',
    },
    'representative.name.first': { label: 'First name of this person' },
    'representative.name.last': { label: 'Last name of this person' },
    'representative.scope': { label: 'What may this person do?' },
    'representative.email': { label: 'E-mail address of this person' },
    'representative.phone': { label: 'Cell phone of this person' },
    signature: {
      label: 'Your full name',
      hint: 'When you type your name here, you sign the request.',
    },
    signedOn: { label: 'Date' },
  },
  es: {
    language: { label: '¿En qué idioma debemos escribirle?' },
    otherLanguage: { label: '¿En cuál?' },
    accommodation: {
      label: '¿Qué necesita para una visita o una audiencia?',
      hint: 'Por ejemplo: un intérprete, o una entrada para silla de ruedas.',
    },
    'representative.name.first': { label: 'Nombre de esa persona' },
    'representative.name.last': { label: 'Apellido de esa persona' },
    'representative.scope': { label: '¿Qué puede hacer esa persona?' },
    'representative.email': { label: 'Correo electrónico de esa persona' },
    'representative.phone': { label: 'Celular de esa persona' },
    signature: {
      label: 'Su nombre completo',
      hint: 'Al escribir aquí su nombre, usted firma la solicitud.',
    },
    signedOn: { label: 'Fecha' },
  },
});
