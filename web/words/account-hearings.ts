import { inBoth } from './in-both.ts';

/** The hearings of a victim who is signed in. */
export const ownHearingWords = inBoth({
  en: {
    tab: 'Your dates',
    title: 'Your hearings',
    link: 'Your hearings',
    lead: 'Here are the hearings that we told you about, the next one first.',
    none: 'We know of no hearing that is still to come.',
    statements: 'You may send a statement to the Board at any time. Mail it to us: {postal}',
    kinds: {
      parole: 'A parole hearing',
      'probation-revocation': 'A probation hearing',
      'release-217.362': 'A release hearing',
    },
    modes: { 'in-person': 'The Board meets in person.', video: 'The Board meets by video.' },
    place: 'Place: {place}',
    takePart: 'Say how you want to take part',
    calendar: 'Put it in your calendar',
    calendarHint:
      'The file says "Appointment" and our phone number, and nothing more. If the date changes, get it again.',
    witness: 'The rights at a hearing are for victims. You may still send a statement by mail.',
    asked: 'What you asked for so far',
    request: 'Number {number}, on {day}',
    formTitle: 'Take part in this hearing',
    backToHearings: 'All your hearings',
  },
  es: {
    tab: 'Sus fechas',
    title: 'Sus audiencias',
    link: 'Sus audiencias',
    lead: 'Aquí están las audiencias de las que le avisamos, primero la más cercana.',
    none: 'No sabemos de ninguna audiencia que falte por hacer.',
    statements: 'Puede mandar un mensaje a la Junta cuando quiera. Mándelo por correo: {postal}',
    kinds: {
      parole: 'Una audiencia de libertad condicional',
      'probation-revocation': 'Una audiencia de libertad a prueba',
      'release-217.362': 'Una audiencia de salida',
    },
    modes: { 'in-person': 'La Junta está en persona.', video: 'La Junta está por video.' },
    place: 'Lugar: {place}',
    takePart: 'Diga cómo quiere participar',
    calendar: 'Ponerla en su calendario',
    calendarHint:
      'El archivo dice «Cita» y nuestro teléfono, y nada más. Si cambia la fecha, bájelo otra vez.',
    witness: 'Los derechos en una audiencia son de las víctimas. Usted puede mandar un mensaje por correo.',
    asked: 'Lo que pidió hasta ahora',
    request: 'Número {number}, del {day}',
    formTitle: 'Participar en esta audiencia',
    backToHearings: 'Todas sus audiencias',
  },
});
