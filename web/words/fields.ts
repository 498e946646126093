import { inBoth } from './in-both.ts';

/** What every form says. */
export const fieldWords = inBoth({
  en: {
    optional: '(optional)',
    summary: 'Some answers need another look',
    nothingLost: 'Nothing is lost: what you wrote is still here.',
    error: 'Error:',
    yes: 'Yes',
    no: 'No',
  },
  es: {
    optional: '(opcional)',
    summary: 'Revise algunas respuestas',
    nothingLost: 'No se ha perdido nada: lo que escribió sigue aquí.',
    error: 'Error:',
    yes: 'Sí',
    no: 'No',
  },
});
