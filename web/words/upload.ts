import { inBoth } from './in-both.ts';

/** Where a recorded statement is sent. */
export const uploadWords = inBoth({
  en: {
    title: 'Send your recording now',
    lead: 'Choose one file. It goes straight to us, and we can open it, and nobody else. A person of our office passes it on to the Board.',
    rules: [
      'It can take some minutes. Stay on this page until you see a new one.',
      'A page of letters and signs means that it did not work: the file was too large, or too late. Go back, or call us.',
      'A second file of the same kind takes the place of the first.',
      'You can also mail it to us on paper, on a disc or on a stick.',
    ],
    until: 'This page works until {when}. After that, send the form again.',
    most: 'At most {megabytes} MB.',
    kinds: {
      sound: { label: 'A sound recording', send: 'Send sound' },
      video: { label: 'A video', send: 'Send video' },
      paper: { label: 'A paper, as a PDF', send: 'Send PDF' },
    },
  },
  es: {
    title: 'Mande ahora lo que grabó',
    lead: 'Elija un archivo. Llega directo a nosotros, y solo nosotros lo podemos abrir. Una persona de la oficina lo pasa a la Junta.',
    rules: [
      'Puede tardar unos minutos. No deje esta página hasta que vea otra.',
      'Si sale una página de letras y signos, no se pudo: el archivo es muy grande, o ya es tarde. Vuelva, o llámenos.',
      'Un segundo archivo del mismo tipo ocupa el lugar del primero.',
      'También puede mandarlo por correo, en papel, en disco o en memoria.',
    ],
    until: 'Esta página sirve hasta: {when}. Después, mande otra vez el formulario.',
    most: 'Hasta {megabytes} MB.',
    kinds: {
      sound: { label: 'Algo grabado con sonido', send: 'Mandar sonido' },
      video: { label: 'Un video', send: 'Mandar video' },
      paper: { label: 'Un papel, en PDF', send: 'Mandar PDF' },
    },
  },
});
