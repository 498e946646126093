import { inBoth } from './in-both.ts';
import type { Wording } from './wording.ts';

type Name =
  | 'email'
  | 'emailDiscretion'
  | `phone.${'number' | 'kind' | 'smsConsent' | 'discretion'}`
  | 'phrase'
  | `postalAddress.${'line1' | 'line2' | 'city' | 'state' | 'zip'}`
  | 'safeAtHome'
  | 'safeAtHomeCode'
  | 'safeAtHomeExpires'
  | `hours.${'from' | 'to'}`
  | 'timeZone'
  | 'digest'
  | 'emailAnyHour'
  | 'blackoutDates'
  | 'safeContactNotes';

/** How and when she can be reached; `phone` stands for each of her phones. */
export const reachWords = inBoth<Readonly<Record<Name, Wording>>>({
  en: {
    email: { label: 'Your e-mail address', hint: 'E-mail counts under the law. We send a code to it first.' },
    emailDiscretion: { label: 'How much may our e-mails show?' },
    'phone.number': { label: 'Phone number', hint: 'For example 573-555-0123.' },
    'phone.kind': { label: 'What kind of phone is it?' },
    'phone.smsConsent': {
      label: 'Yes, send me texts called MO DOC notices on this cell phone',
      hint: 'The number of texts varies. Message and data rates may apply. Text STOP to end, HELP for help. You can ask for notices without texts.',
    },
    'phone.discretion': { label: 'How much may our texts to this phone show?' },
    phrase: {
      label: 'Words of your own',
      hint: '3 to 40 plain letters and digits, and no name. For example: Your book is ready. They also show you that it is us.',
    },
    'postalAddress.line1': { label: 'P.O. box, or street and number' },
    'postalAddress.line2': { label: 'Second line' },
    'postalAddress.city': { label: 'City' },
    'postalAddress.state': { label: 'State', hint: 'Two letters, for example MO.' },
    'postalAddress.zip': { label: 'ZIP code' },
    safeAtHome: { label: 'This is an address of the Safe at Home program' },
    safeAtHomeCode: { label: 'Code on your Safe at Home card' },
    safeAtHomeExpires: { label: 'Last day of your Safe at Home card' },
    'hours.from': { label: 'Do not write to me before' },
    'hours.to': { label: 'Do not write to me after' },
    timeZone: { label: 'Your time zone' },
    digest: { label: 'Send me the less urgent news of a day in one message' },
    emailAnyHour: { label: 'E-mail may come at any hour' },
    blackoutDates: {
      label: 'Days on which we should not write',
      hint: 'One day on each line, such as 3/7/2027. For the same day of each year, write 12/24.',
    },
    safeContactNotes: {
      label: 'What should we know before we call you?',
      hint: 'For example: no voicemail, or call after 6 p.m.',
    },
  },
  es: {
    email: {
      label: 'Su correo electrónico',
      hint: 'El correo electrónico vale ante la ley. Primero le mandamos una clave.',
    },
    emailDiscretion: { label: '¿Cuánto pueden mostrar los correos?' },
    'phone.number': { label: 'Número de teléfono', hint: 'Por ejemplo, 573-555-0123.' },
    'phone.kind': { label: '¿Qué clase de teléfono es?' },
    'phone.smsConsent': {
      label: 'Sí, quiero recibir los textos llamados avisos MO DOC en este celular',
      hint: 'La cantidad de textos varía. Pueden aplicar cargos por mensajes y datos. Mande STOP para terminar, o HELP para pedir ayuda. Puede pedir avisos sin textos.',
    },
    'phone.discretion': { label: '¿Cuánto pueden mostrar los textos a este teléfono?' },
    phrase: {
      label: 'Palabras suyas',
      hint: 'De 3 a 40 letras y números, sin acentos y sin nombres. Por ejemplo: Su libro ya llego. Así también sabe que somos nosotros.',
    },
    'postalAddress.line1': { label: 'Apartado postal (P.O. Box), o calle y número' },
    'postalAddress.line2': { label: 'Segunda línea' },
    'postalAddress.city': { label: 'Ciudad' },
    'postalAddress.state': { label: 'Estado', hint: 'Dos letras, por ejemplo MO.' },
    'postalAddress.zip': { label: 'Código postal (ZIP)' },
    safeAtHome: { label: 'Es una dirección del programa Safe at Home' },
    safeAtHomeCode: { label: 'Clave de su tarjeta de Safe at Home' },
    safeAtHomeExpires: { label: 'Último día de su tarjeta de Safe at Home' },
    'hours.from': { label: 'No me escriban antes de' },
    'hours.to': { label: 'No me escriban después de' },
    timeZone: { label: 'Su zona horaria' },
    digest: { label: 'Quiero en un solo mensaje lo menos urgente de cada día' },
    emailAnyHour: { label: 'El correo puede llegar a toda hora' },
    blackoutDates: {
      label: 'Días en que no debemos escribirle',
      hint: 'Un día en cada línea: mes/día/año, como 3/7/2027. Para el mismo día de cada año: mes/día, como 12/24.',
    },
    safeContactNotes: {
      label: '¿Qué debemos saber antes de llamarle?',
      hint: 'Por ejemplo: no dejar mensaje de voz, o llamar después de las 6 p. m.',
    },
  },
});
