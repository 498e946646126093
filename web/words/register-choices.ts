import { inBoth } from './in-both.ts';
import type { ChoiceWords } from './wording.ts';

type Name =
  | 'requesterRole'
  | 'familyRelationship'
  | 'victimBasis'
  | 'emailDiscretion'
  | 'phoneDiscretion'
  | 'kind'
  | 'language';

/** What can be chosen, by question. */
export const choiceWords = inBoth<Readonly<Record<Name, ChoiceWords>>>({
  en: {
    requesterRole: {
      victim: 'I was harmed by the crime',
      'family-member': 'I am family of the person who was harmed',
      guardian: 'I am the guardian of the person who was harmed',
      witness: 'I am a witness of the crime',
      representative: {
        label: 'I act for the person who was harmed',
        hint: 'For example as a lawyer or an advocate.',
      },
    },
    familyRelationship: {
      spouse: 'Husband or wife',
      child: 'Son or daughter',
      sibling: 'Brother or sister',
      parent: 'Mother or father',
      grandparent: 'Grandmother or grandfather',
      'legal-guardian': 'Legal guardian',
    },
    victimBasis: {
      homicide: 'This person was killed',
      minor: 'This person is not yet 18',
      incompetent: 'This person cannot act alone',
    },
    emailDiscretion: {
      full: {
        label: 'All of the news',
        hint: 'The subject is always plain. The name of the person is only inside.',
      },
      discreet: { label: 'Words of my own, and a link', hint: 'For example: Your book is ready' },
      'link-only': { label: 'Only that there is a message', hint: 'You have an important message' },
    },
    phoneDiscretion: {
      full: {
        label: 'The news, without a name',
        hint: 'For example: MO DOC: A parole hearing is set for Jun 9, 2027.',
      },
      discreet: { label: 'Words of my own, and a link', hint: 'For example: Your book is ready' },
      'link-only': { label: 'Only that there is a message', hint: 'You have an important message' },
    },
    kind: { mobile: 'Cell phone', landline: 'Landline: we call, no texts', tty: 'TTY' },
    language: {
      en: 'English',
      es: 'Español',
      other: {
        label: 'Another language',
        hint: 'We write in English, and can call you with an interpreter.',
      },
    },
  },
  es: {
    requesterRole: {
      victim: 'Sufrí daño por el delito',
      'family-member': 'Soy familia de la persona que sufrió el daño',
      guardian: 'Soy tutor o tutora de la persona que sufrió el daño',
      witness: 'Soy testigo del delito',
      representative: {
        label: 'Actúo por la persona que sufrió el daño',
        hint: 'Por ejemplo, soy su abogado o su consejera.',
      },
    },
    familyRelationship: {
      spouse: 'Esposo o esposa',
      child: 'Hijo o hija',
      sibling: 'Hermano o hermana',
      parent: 'Madre o padre',
      grandparent: 'Abuela o abuelo',
      'legal-guardian': 'Tutor o tutora legal',
    },
    victimBasis: {
      homicide: 'Mataron a esa persona',
      minor: 'Esa persona aún no tiene 18 años',
      incompetent: 'Esa persona no puede actuar por sí sola',
    },
    emailDiscretion: {
      full: {
        label: 'Toda la noticia',
        hint: 'El asunto no dice nada. El nombre de la persona solo está adentro.',
      },
      discreet: { label: 'Palabras mías y un enlace', hint: 'Por ejemplo: Su libro ya llego' },
      'link-only': { label: 'Solo que hay un mensaje', hint: 'Tiene un mensaje importante' },
    },
    phoneDiscretion: {
      full: {
        label: 'La noticia, sin nombres',
        hint: 'Por ejemplo: MO DOC: Hay audiencia de libertad condicional el 9 jun 2027.',
      },
      discreet: { label: 'Palabras mías y un enlace', hint: 'Por ejemplo: Su libro ya llego' },
      'link-only': { label: 'Solo que hay un mensaje', hint: 'Tiene un mensaje importante' },
    },
    kind: { mobile: 'Celular', landline: 'Teléfono fijo: llamamos, sin textos', tty: 'TTY' },
    language: {
      en: 'English',
      es: 'Español',
      other: { label: 'Otro idioma', hint: 'Escribimos en inglés, y podemos llamarle con un intérprete.' },
    },
  },
});
