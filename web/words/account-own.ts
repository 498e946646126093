import { inBoth } from './in-both.ts';

/** The pages about language, letters, calls and her own words. */
export const ownWords = inBoth({
  en: {
    phraseLead:
      'Where you chose so, these words stand in place of the news. They also show you that it is us.',
    phrase: 'Your words',
    phraseHint:
      'Up to 40 letters, for example "Your book is ready". Use no name, and nothing that gives it away. Leave it empty to have none.',
    languageOf: 'Language of our messages to you',
    other: 'You told us that you read {language}. On the phone, someone can speak it with you.',
    lettersLead: 'The law counts certified letters. We post one if e-mail does not reach you in time.',
    line1: 'Street or P.O. box',
    line2: 'Second line',
    city: 'City',
    state: 'State',
    stateHint: 'Two letters, for example MO.',
    zip: 'ZIP code',
    safeAtHome: 'You may give an address of the Safe at Home program. We do not ask why.',
    removeAddress: 'Remove this address',
    callsLead: 'If urgent news gets no answer, a person of our office may call you.',
    notes: 'What should we know before we call?',
    notesHint: 'For example good hours, or no voicemail. Only people of our office read it.',
    numbers: 'We may call:',
    noNumbers: 'We have no number to call.',
    advice: {
      language: 'Choose one of the two languages.',
      phrase:
        'Write 3 to 40 plain letters. Some words cannot be used, such as STOP, or words that give it away.',
      safeContactNotes: 'Use 500 letters at most.',
      line: 'Write the street and number, or the P.O. box.',
      city: 'Write the city.',
      state: 'Write two letters, for example MO.',
      zip: 'Write five digits, for example 65102.',
    },
  },
  es: {
    phraseLead:
      'Si lo eligió así, estas palabras toman el lugar de la noticia. También le muestran que somos nosotros.',
    phrase: 'Sus palabras',
    phraseHint:
      'Hasta 40 letras, por ejemplo «Su libro ya vino». Sin nombres y sin nada que diga de qué se trata. Deje el campo vacío para no tener ninguna.',
    languageOf: 'Idioma de los mensajes para usted',
    other: 'Nos dijo que lee {language}. Por teléfono, alguien puede hablar ese idioma con usted.',
    lettersLead:
      'Una carta certificada vale ante la ley. La mandamos si el correo electrónico no le llega a tiempo.',
    line1: 'Calle y número, o apartado postal',
    line2: 'Segunda línea',
    city: 'Ciudad',
    state: 'Estado',
    stateHint: 'Dos letras, por ejemplo MO.',
    zip: 'Código postal (ZIP)',
    safeAtHome: 'Puede dar una dirección del programa Safe at Home. No preguntamos por qué.',
    removeAddress: 'Quitar esta dirección',
    callsLead: 'Si nadie responde a lo urgente, una persona de la oficina puede llamarle.',
    notes: '¿Qué debemos saber antes de llamar?',
    notesHint:
      'Por ejemplo, a qué horas, o que no dejemos mensaje de voz. Solo lo lee la gente de la oficina.',
    numbers: 'Podemos llamar a:',
    noNumbers: 'No tenemos un número para llamarle.',
    advice: {
      language: 'Elija uno de los dos idiomas.',
      phrase:
        'Escriba de 3 a 40 letras sencillas, sin á, í, ó ni ú. No se puede usar STOP ni nada que diga de qué se trata.',
      safeContactNotes: 'Use 500 letras como máximo.',
      line: 'Escriba la calle y el número, o el apartado postal.',
      city: 'Escriba la ciudad.',
      state: 'Escriba dos letras, por ejemplo MO.',
      zip: 'Escriba cinco cifras, por ejemplo 65102.',
    },
  },
});
