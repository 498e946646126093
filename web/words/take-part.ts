import { inBoth } from './in-both.ts';

/** The ways to take part in a hearing, for everybody. */
export const takePartWords = inBoth({
  en: {
    tab: 'Your part',
    title: 'Take part in a hearing',
    lead: 'You can come to a hearing, or be heard in another way. Here is how to ask for it.',
    ways: 'Four ways to ask',
    byLink: {
      title: 'By our message',
      text: 'Did we tell you of a hearing? Our e-mail has a link to a form. In a text, open the link, and choose the form on that page.',
    },
    signedIn: {
      title: 'In your account',
      text: 'Sign in and open your hearings. You find the same form there. You can also send a recording, and put the date in your calendar.',
      signIn: 'Sign in',
      hearings: 'Your hearings',
    },
    byPhone: {
      title: 'By phone',
      text: 'Call {phone}, Monday to Friday, 8 to 5. Tell us the name of the person in prison, and what you want. We write it down with you.',
    },
    byMail: {
      title: 'By mail',
      text: 'Write to us: {postal}. A statement can come by mail too, on paper or as a recording.',
    },
    anybody: {
      title: 'Statements by anyone, at any time',
      text: 'Any person with an interest may send a statement to the Board. You need no notice and no hearing for it. It can come as long as the person is in prison.',
    },
    choices: 'What you may ask for',
    choicesLead: 'Each line says what happens next. You choose what you want, and leave out the rest.',
    sent: {
      tab: 'Thank you',
      title: 'Your file is here',
      lead: 'We have the file that you sent.',
      next: 'A person of our office listens to it or looks at it. Then we pass it on to the Board.',
      again: 'You can send another one. Open your hearings, and choose the hearing again.',
    },
  },
  es: {
    tab: 'Su parte',
    title: 'Participar en una audiencia',
    lead: 'Puede ir a una audiencia, o hacer que le oigan de otra forma. Aquí lee cómo pedirlo.',
    ways: 'Cuatro formas de pedirlo',
    byLink: {
      title: 'Con nuestro mensaje',
      text: '¿Le avisamos de una audiencia? Nuestro correo tiene un enlace a un formulario. En un mensaje de texto, abra el enlace y elija el formulario en esa página.',
    },
    signedIn: {
      title: 'En su cuenta',
      text: 'Entre en su cuenta y abra sus audiencias. Ahí está el mismo formulario. También puede mandar algo grabado y poner la fecha en su calendario.',
      signIn: 'Entrar en su cuenta',
      hearings: 'Sus audiencias',
    },
    byPhone: {
      title: 'Por teléfono',
      text: 'Llame al {phone}, de lunes a viernes, de 8 a 5. Diga el nombre de la persona que está en prisión y qué quiere. Lo anotamos con usted.',
    },
    byMail: {
      title: 'Por correo postal',
      text: 'Escriba a: {postal}. Un mensaje a la Junta también puede venir por correo, en papel o grabado.',
    },
    anybody: {
      title: 'Mensajes de cualquiera, cuando quiera',
      text: 'Toda persona interesada puede mandar un mensaje a la Junta. No hace falta un aviso ni una audiencia. Puede venir mientras la persona está en prisión.',
    },
    choices: 'Qué puede pedir',
    choicesLead: 'Cada línea dice qué pasa después. Elija lo que quiera y deje lo demás.',
    sent: {
      tab: 'Gracias',
      title: 'Su archivo ya está aquí',
      lead: 'Tenemos el archivo que mandó.',
      next: 'Una persona de la oficina lo oye o lo mira. Después lo pasamos a la Junta.',
      again: 'Puede mandar otro. Abra sus audiencias y elija otra vez la audiencia.',
    },
  },
});
