import { inBoth } from './in-both.ts';
import type { Wording } from './wording.ts';

type Name =
  | 'requesterRole'
  | `requesterName.${'first' | 'middle' | 'last' | 'suffix'}`
  | `victimName.${'first' | 'middle' | 'last' | 'suffix'}`
  | `offenderName.${'first' | 'middle' | 'last' | 'suffix'}`
  | 'familyRelationship'
  | 'victimBasis'
  | 'offenderAliases'
  | 'offenderDocNumber'
  | 'offenderBirthDate'
  | 'causeNumber'
  | 'county'
  | 'offense'
  | 'eventTypes'
  | 'requestText';

/** Who asks, about whom, and for what. */
export const aboutWords = inBoth<Readonly<Record<Name, Wording>>>({
  en: {
    requesterRole: { label: 'Who are you?' },
    'requesterName.first': { label: 'Your first name' },
    'requesterName.middle': { label: 'Your middle name' },
    'requesterName.last': { label: 'Your last name' },
    'requesterName.suffix': { label: 'What follows your name', hint: 'For example Jr.' },
    'victimName.first': { label: 'First name of the person who was harmed' },
    'victimName.middle': { label: 'Middle name of the person who was harmed' },
    'victimName.last': { label: 'Last name of the person who was harmed' },
    'victimName.suffix': { label: 'What follows that name' },
    familyRelationship: { label: 'What are you to the person who was harmed?' },
    victimBasis: {
      label: 'Why do you ask in place of this person?',
      hint: 'The law lets family ask in these three cases.',
    },
    'offenderName.first': { label: 'First name of the person in prison' },
    'offenderName.middle': { label: 'Middle name of the person in prison' },
    'offenderName.last': { label: 'Last name of the person in prison' },
    'offenderName.suffix': { label: 'What follows that name' },
    offenderDocNumber: {
      label: 'DOC number of the person',
      hint: 'The department gives each person a number of up to 8 digits. If you do not know it, leave this empty. A person of our office will look for it.',
    },
    offenderAliases: { label: 'Other names that the person uses' },
    offenderBirthDate: { label: 'Day on which the person was born' },
    causeNumber: { label: 'Number of the court case', hint: 'It stands on letters from the court.' },
    county: { label: 'County of the court case' },
    offense: { label: 'What the person was found guilty of', hint: 'A few words are enough.' },
    eventTypes: {
      label: 'Tell me when',
      hint: 'Clear the box of what you do not want. You can change this later.',
    },
    requestText: {
      label: 'Your request in your own words',
      hint: 'The law asks for a written request. You can leave this as it is, or change it.',
    },
  },
  es: {
    requesterRole: { label: '¿Quién es usted?' },
    'requesterName.first': { label: 'Su nombre' },
    'requesterName.middle': { label: 'Su segundo nombre' },
    'requesterName.last': { label: 'Su apellido, o sus apellidos' },
    'requesterName.suffix': { label: 'Lo que sigue a su nombre', hint: 'Por ejemplo, Jr.' },
    'victimName.first': { label: 'Nombre de la persona que sufrió el daño' },
    'victimName.middle': { label: 'Segundo nombre de quien sufrió el daño' },
    'victimName.last': { label: 'Apellido de la persona que sufrió el daño' },
    'victimName.suffix': { label: 'Lo que sigue a ese nombre' },
    familyRelationship: { label: '¿Qué es usted de quien sufrió el daño?' },
    victimBasis: {
      label: '¿Por qué pide usted en lugar de esa persona?',
      hint: 'La ley deja que la familia pida en estos tres casos.',
    },
    'offenderName.first': { label: 'Nombre de la persona que está en prisión' },
    'offenderName.middle': { label: 'Segundo nombre de quien está en prisión' },
    'offenderName.last': { label: 'Apellido de la persona que está en prisión' },
    'offenderName.suffix': { label: 'Lo que sigue a ese nombre' },
    offenderDocNumber: {
      label: 'Número DOC de esa persona',
      hint: 'El departamento da a cada persona un número de hasta 8 cifras. Si no lo sabe, no escriba nada aquí. Lo busca una persona de la oficina.',
    },
    offenderAliases: { label: 'Otros nombres que usa esa persona' },
    offenderBirthDate: { label: 'Día en que nació esa persona' },
    causeNumber: { label: 'Número del caso en la corte', hint: 'Está en las cartas de la corte.' },
    county: { label: 'Condado del caso' },
    offense: { label: 'El delito por el que está en prisión', hint: 'Bastan unas pocas palabras.' },
    eventTypes: {
      label: 'Quiero un aviso cuando',
      hint: 'Quite la marca de lo que no quiere. Lo puede cambiar más tarde.',
    },
    requestText: {
      label: 'Su solicitud, con sus propias palabras',
      hint: 'La ley pide una solicitud por escrito. Puede dejar esto como está, o cambiarlo.',
    },
  },
});
