import { inBoth } from './in-both.ts';
import type { Wish } from '../../domain/hearing-request.ts';

/** One thing that she may ask for: how the form offers it, and what happens next if she takes it. */
export interface WishWords {
  readonly label: string;
  readonly next: string;
}

const english: Readonly<Record<Wish, WishWords>> = {
  'attend-institution': {
    label: 'I want to come to the prison',
    next: 'We call or write to you to arrange it. Please do not travel before that. You pay for your own travel.',
  },
  'attend-video': {
    label: 'I want to join by video in Jefferson City',
    next: 'You go to the Probation and Parole Central Office. We call or write to you to arrange it. You pay for your own travel.',
  },
  'attend-unsure': {
    label: 'I am not sure yet, please call me',
    next: 'A person of our office calls you and explains both ways. You then decide.',
  },
  present: {
    label: 'While the person is in the room',
    next: 'You speak to the Board, and the person can hear you.',
  },
  absent: {
    label: 'Without the person in the room',
    next: 'You speak to the Board while the person is not there. Then you leave, or you stay and listen.',
  },
  leave: {
    label: 'I leave',
    next: 'You go out after you speak, and you do not see the person.',
  },
  stay: {
    label: 'I stay and listen',
    next: "You hear the person's part of the hearing. You may ask for a partition.",
  },
  partition: {
    label: 'I ask for a partition',
    next: 'It is a screen between you and the person. The law wants this in writing, and this form is in writing. We keep it with its date, and we have the screen set up.',
  },
  companions: {
    label: 'Who comes with you?',
    next: 'It can be a friend or an advocate. We tell you if they can come in. The same rules hold for them.',
  },
  accommodation: {
    label: 'What do you need on that day?',
    next: 'For example a ramp, an interpreter or a break. We ask for it in advance and tell you what can be done.',
  },
  speaker: {
    label: 'Who speaks for you?',
    next: 'It can be a lawyer, or someone else you choose. We call you first, and then this person.',
  },
  'board-meeting': {
    label: 'I want to meet with a Board member in person',
    next: 'We ask for a day and tell you. You meet at the Probation and Parole Central Office in Jefferson City. You pay for your own travel.',
  },
  statement: {
    label: 'Your statement',
    next: 'We send it to the Board, word for word. You do not have to come. To learn who gets to read it, ask us first.',
  },
  recording: {
    label: 'I want to send a recorded statement',
    next: 'It can be sound or video. The next page tells you how to send it.',
  },
  'no-contact': {
    label: 'I ask for no contact with me or my family',
    next: 'We send this to the Board. The Board can make it a rule after a release.',
  },
  conditions: {
    label: 'Other rules that you ask for',
    next: 'For example, places where the person may not go. We send this to the Board. The Board decides.',
  },
  'not-waived': {
    label: 'I ask that the hearing is not waived',
    next: 'Waived means that no hearing is held. By law it may not be waived if a victim asks. We tell the Board by the next work day.',
  },
  photo: {
    label: 'I ask for a photo of the person',
    next: 'It is taken before a release. We ask for it and send it to you.',
  },
  more: {
    label: 'What else should we know?',
    next: 'A person of our office reads it. For example, tell us good hours to call you, or what you take back.',
  },
};

const spanish: Readonly<Record<Wish, WishWords>> = {
  'attend-institution': {
    label: 'Quiero ir a la prisión',
    next: 'Le llamamos o le escribimos para arreglarlo. Por favor, no viaje antes. Usted paga su viaje.',
  },
  'attend-video': {
    label: 'Quiero participar por video en Jefferson City',
    next: 'Usted va a la oficina central de Probation and Parole. Le llamamos o le escribimos para arreglarlo. Usted paga su viaje.',
  },
  'attend-unsure': {
    label: 'Aún no lo sé, por favor llámenme',
    next: 'Una persona de la oficina le llama y le explica las dos formas. Después usted decide.',
  },
  present: {
    label: 'Con la persona en la sala',
    next: 'Usted habla a la Junta, y la persona le puede oír.',
  },
  absent: {
    label: 'Sin la persona en la sala',
    next: 'Usted habla a la Junta cuando la persona no está. Después se va, o se queda y oye.',
  },
  leave: {
    label: 'Me voy',
    next: 'Usted sale después de hablar y no ve a la persona.',
  },
  stay: {
    label: 'Me quedo y oigo',
    next: 'Usted oye la parte de la persona. Puede pedir un panel.',
  },
  partition: {
    label: 'Pido un panel',
    next: 'El panel está entre usted y la persona, para no verse. La ley lo quiere por escrito, y este formulario lo es. Lo guardamos con su fecha y hacemos que lo pongan.',
  },
  companions: {
    label: '¿Quién va con usted?',
    next: 'Puede ser un amigo o alguien que le apoya. Le decimos si puede entrar. Las mismas reglas valen para esa persona.',
  },
  accommodation: {
    label: '¿Qué necesita ese día?',
    next: 'Por ejemplo una rampa, un intérprete o una pausa. Lo pedimos antes y le decimos qué se puede hacer.',
  },
  speaker: {
    label: '¿Quién habla por usted?',
    next: 'Puede ser un abogado, o alguien que usted elija. Le llamamos primero a usted y luego a esa persona.',
  },
  'board-meeting': {
    label: 'Quiero hablar cara a cara con un miembro de la Junta',
    next: 'Pedimos un día y se lo decimos. Es en la oficina central de Probation and Parole, en Jefferson City. Usted paga su viaje.',
  },
  statement: {
    label: 'Su mensaje a la Junta',
    next: 'Lo mandamos a la Junta tal como lo escribe. No hace falta que vaya. Si quiere saber quién lo lee, pregunte antes.',
  },
  recording: {
    label: 'Quiero mandar un mensaje grabado',
    next: 'Puede ser de sonido o de video. La próxima página le dice cómo mandarlo.',
  },
  'no-contact': {
    label: 'Pido que no haya contacto conmigo ni con mi familia',
    next: 'Lo mandamos a la Junta. La Junta puede poner esa regla para después de una salida.',
  },
  conditions: {
    label: 'Otras reglas que usted pide',
    next: 'Por ejemplo, lugares a los que la persona no puede ir. Lo mandamos a la Junta. La Junta decide.',
  },
  'not-waived': {
    label: 'Pido que no se renuncie a la audiencia',
    next: 'Si se renuncia, la audiencia no se hace. La ley no lo deja si una víctima lo pide. Se lo decimos a la Junta a más tardar el próximo día de trabajo.',
  },
  photo: {
    label: 'Pido una foto de la persona',
    next: 'Se toma antes de una salida. La pedimos y se la mandamos.',
  },
  more: {
    label: '¿Qué más debemos saber?',
    next: 'Lo lee una persona de la oficina. Por ejemplo, diga a qué horas llamarle, o qué ya no quiere.',
  },
};

/** What she may ask for at a hearing, choice by choice. */
export const wishWords = inBoth({ en: english, es: spanish });
