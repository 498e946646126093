import { inBoth } from './in-both.ts';

/** What the page says about the age of our data. */
export const freshnessWords = inBoth({
  en: {
    tab: 'Data',
    title: 'How new our data is',
    until: 'We had word from the department until {when}.',
    never: 'We have not had word from the department yet.',
    quiet: 'That is longer than usual. News may be missing.',
    whoReports: 'Who tells us',
    heard: '{agency}: word until {when}.',
    silent: '{agency}: no word since {when}. News from there may be missing.',
    notYet: '{agency}: no word yet.',
    ask: 'Call us at {phone}, Monday to Friday, 8 to 5. At any other hour, call {statewide}.',
    meaning: 'What this means',
    explained: [
      'The department tells us when something happens to a person in its care.',
      'We can only write to you about what it told us.',
      'This page shows when it last told us anything, about anyone.',
    ],
    again: 'Load this page again to see the newest time.',
  },
  es: {
    tab: 'Datos',
    title: 'Qué tan nuevos son los datos',
    until: 'Tuvimos noticias del departamento hasta el {when}.',
    never: 'Aún no hemos tenido noticias del departamento.',
    quiet: 'Es más tiempo de lo normal. Pueden faltar noticias.',
    whoReports: 'Quién nos informa',
    heard: '{agency}: noticias hasta el {when}.',
    silent: '{agency}: sin noticias desde el {when}. Pueden faltar noticias de ahí.',
    notYet: '{agency}: aún sin noticias.',
    ask: 'Llámenos al {phone}, de lunes a viernes, de 8 a 5. A otra hora, llame al {statewide}.',
    meaning: 'Qué significa esto',
    explained: [
      'El departamento nos dice cuándo pasa algo con una persona a su cargo.',
      'Solo podemos escribirle sobre lo que nos dijo.',
      'Esta página dice cuándo nos dijo algo por última vez, sobre quien sea.',
    ],
    again: 'Vuelva a cargar esta página para ver la hora más nueva.',
  },
});
