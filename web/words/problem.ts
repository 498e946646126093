import { inBoth } from './in-both.ts';

/** What a browser shows when something was refused and there is no form to show again. */
export const problemWords = inBoth({
  en: {
    tab: 'Nothing was changed',
    toAccount: 'Go to your settings',
    toStart: 'Go to the first page',
    'from-elsewhere': {
      title: 'We did not take this',
      text: 'It did not come from a page of ours. Nothing was changed. Open your settings and try again.',
    },
    'only-she-herself': {
      title: 'You cannot do this',
      text: 'You look after how someone is reached. Only that person can do the rest. Nothing was changed.',
    },
    'changed-meanwhile': {
      title: 'Something else was changed at the same time',
      text: 'Nothing was changed by you. Please look at your settings and try again.',
    },
    other: {
      title: 'This did not work',
      text: 'Nothing was changed. Please go back and try again.',
    },
  },
  es: {
    tab: 'No cambió nada',
    toAccount: 'Ir a su cuenta',
    toStart: 'Ir a la primera página',
    'from-elsewhere': {
      title: 'No lo aceptamos',
      text: 'No vino de una página nuestra. No cambió nada. Abra su cuenta y pruebe otra vez.',
    },
    'only-she-herself': {
      title: 'Usted no puede hacer esto',
      text: 'Usted cuida cómo se le avisa a una persona. El resto solo puede hacerlo ella. No cambió nada.',
    },
    'changed-meanwhile': {
      title: 'Algo más cambió al mismo tiempo',
      text: 'Usted no cambió nada. Vea su cuenta y pruebe otra vez.',
    },
    other: {
      title: 'Esto no funcionó',
      text: 'No cambió nada. Vuelva atrás y pruebe otra vez.',
    },
  },
});
