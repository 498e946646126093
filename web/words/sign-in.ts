import { inBoth } from './in-both.ts';

/** What the pages say on which a victim signs in. */
export const signInWords = inBoth({
  en: {
    address: {
      tab: 'Sign in',
      title: 'Sign in',
      lead: 'We send a code to your phone or e-mail. You need no password.',
      label: 'Your phone number or e-mail address',
      hint: 'One that you confirmed with a code before.',
      button: 'Send me a code',
      haveCode: 'Do you have a code to sign in? Enter it here.',
      isIn: 'Are you signed in already? Go to your settings.',
      cannot:
        'Is none of your phones or addresses safe any more? Call us: {phone}, Monday to Friday, 8 to 5.',
    },
    first: {
      tab: 'Please sign in',
      title: 'Please sign in',
      lead: 'You see this page when you are not signed in. You stay signed in for 30 minutes.',
    },
    code: {
      tab: 'Enter your code',
      title: 'Enter your code',
      lead: 'If you confirmed this phone or e-mail with us before, a code is on its way.',
      label: 'The code from our message',
      hint: 'For example BCDF-2345-GH. It lasts 15 minutes and works once.',
      button: 'Sign in',
      noCode:
        'No code after five minutes? Look at the number or address again, and at your junk mail. Then ask again.',
      again: 'Ask for a new code',
      care: 'We will never ask you for this code. Do not share it.',
    },
    out: {
      tab: 'Signed out',
      title: 'You are signed out',
      lead: 'Your settings do not open on this device now.',
      again: 'Sign in again',
      history: 'The pages that you opened may still be in the list that your browser keeps.',
      safety: 'Stay safe on this site',
    },
    advice: {
      address: 'Write an e-mail address like name@example.org, or a phone number with ten digits.',
      code: 'This code is not right, or too old. Look at it again, or ask for a new one.',
      tries: 'That was too many tries. Wait 15 minutes. Then try again with the newest code.',
    },
  },
  es: {
    address: {
      tab: 'Entrar',
      title: 'Entrar en su cuenta',
      lead: 'Mandamos una clave a su teléfono o a su correo. No hace falta una contraseña.',
      label: 'Su número de teléfono o su correo electrónico',
      hint: 'Uno que antes confirmó con una clave.',
      button: 'Mandar una clave',
      haveCode: '¿Ya tiene una clave para entrar? Escríbala aquí.',
      isIn: '¿Ya entró en su cuenta? Vaya a ella.',
      cannot:
        '¿Ya no es seguro ninguno de sus teléfonos o correos? Llámenos: {phone}, de lunes a viernes, de 8 a 5.',
    },
    first: {
      tab: 'Entre primero',
      title: 'Entre primero en su cuenta',
      lead: 'Ve esta página si no ha entrado en su cuenta. La cuenta queda abierta 30 minutos.',
    },
    code: {
      tab: 'Escriba su clave',
      title: 'Escriba su clave',
      lead: 'Si antes confirmó este teléfono o este correo, ya va una clave en camino.',
      label: 'La clave de nuestro mensaje',
      hint: 'Por ejemplo, BCDF-2345-GH. Vale 15 minutos y una sola vez.',
      button: 'Entrar',
      noCode:
        '¿No le llega en cinco minutos? Revise el número o el correo, y también el correo no deseado. Luego pida otra.',
      again: 'Pedir otra clave',
      care: 'Nunca le vamos a pedir esta clave. No la comparta.',
    },
    out: {
      tab: 'Cuenta cerrada',
      title: 'Ya salió de su cuenta',
      lead: 'Ahora su cuenta no se abre en este aparato.',
      again: 'Entrar otra vez',
      history: 'Las páginas que abrió pueden seguir en la lista que guarda su navegador.',
      safety: 'Cuidarse en este sitio',
    },
    advice: {
      address: 'Escriba un correo como nombre@example.org, o un número de teléfono de diez cifras.',
      code: 'Esta clave no es correcta o ya no vale. Revísela o pida otra.',
      tries: 'Fueron demasiados intentos. Espere 15 minutos. Luego pruebe con la última clave.',
    },
  },
});
