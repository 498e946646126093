import { inBoth } from './in-both.ts';

/** What the pages say that messages and codes lead to. */
export const linkWords = inBoth({
  en: {
    advice: {
      code: 'Look at the code again. It is not right, or it is too old. To get a new one, send the form again.',
    },
    code: {
      tab: 'Enter your code',
      title: 'Enter your code',
      lead: 'Enter it here, and we know that our messages reach you.',
      label: 'The code we sent you',
      hint: 'For example BCDF-2345-GH. It lasts three days.',
      button: 'Confirm',
      each: 'Each phone and each e-mail address gets a code of its own.',
    },
    confirmed: {
      tab: 'Thank you',
      title: 'Thank you',
      lead: 'This contact is confirmed. We will use it to tell you what you asked for.',
      more: 'Did another code come to you? Enter it too.',
    },
    message: {
      tab: 'Message',
      title: 'Did you get our message?',
      lead: 'Press the button, and we will stop repeating it.',
      button: 'Yes, I got it',
      hearing: 'Was it about a hearing? We remind you 14 days and 3 days before it. You can say no to that.',
      quiet: 'Yes, and no reminders',
    },
    received: {
      tab: 'Thank you',
      title: 'Thank you',
      lead: 'If the link was right, we will stop repeating this message.',
      next: 'What you can do now',
      takePart: 'If it was about a hearing, take part in it',
      read: 'Sign in to see what we told you',
      contact: 'Talk to a person',
    },
    check: {
      tab: 'Message',
      title: 'Does this still reach you?',
      lead: 'Press the button, and we know that it does.',
      button: 'Yes, it does',
      change: 'Do you have a new number or address? Sign in to change it.',
    },
    checked: {
      tab: 'Thank you',
      title: 'Thank you',
      lead: 'If the link was right, we will go on using this contact.',
    },
  },
  es: {
    advice: {
      code: 'Revise la clave. No es correcta, o ya venció. Para recibir otra, envíe el formulario otra vez.',
    },
    code: {
      tab: 'Escriba su clave',
      title: 'Escriba su clave',
      lead: 'Escríbala aquí, y sabremos que nuestros mensajes le llegan.',
      label: 'La clave que le enviamos',
      hint: 'Por ejemplo BCDF-2345-GH. Vale tres días.',
      button: 'Confirmar',
      each: 'Cada teléfono y cada correo recibe una clave propia.',
    },
    confirmed: {
      tab: 'Gracias',
      title: 'Gracias',
      lead: 'Este contacto está confirmado. Lo usaremos para avisarle de lo que pidió.',
      more: '¿Le llegó otra clave? Escríbala también.',
    },
    message: {
      tab: 'Mensaje',
      title: '¿Recibió nuestro mensaje?',
      lead: 'Pulse el botón y dejaremos de repetirlo.',
      button: 'Sí, lo recibí',
      hearing: '¿Era sobre una audiencia? Se la recordamos 14 días y 3 días antes. Puede decir que no.',
      quiet: 'Sí, y sin recordatorios',
    },
    received: {
      tab: 'Gracias',
      title: 'Gracias',
      lead: 'Si el enlace era correcto, dejaremos de repetir este mensaje.',
      next: 'Qué puede hacer ahora',
      takePart: 'Si era sobre una audiencia, participe en ella',
      read: 'Entre en su cuenta para ver lo que le dijimos',
      contact: 'Hable con una persona',
    },
    check: {
      tab: 'Mensaje',
      title: '¿Aún le llega esto?',
      lead: 'Pulse el botón y sabremos que sí.',
      button: 'Sí, me llega',
      change: '¿Tiene otro número o correo? Entre en su cuenta para cambiarlo.',
    },
    checked: {
      tab: 'Gracias',
      title: 'Gracias',
      lead: 'Si el enlace era correcto, seguiremos usando este contacto.',
    },
  },
});
