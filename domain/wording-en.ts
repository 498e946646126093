import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import { englishEmail } from './wording-en-custody.ts';
import { englishSms, englishSmsFrame } from './wording-en-sms.ts';
import type { Wording } from './wording-shape.ts';

/** English, as it is written in the United States. Wording to be confirmed by the office before use. */
export const english: Wording = {
  sms: englishSms,
  smsFrame: englishSmsFrame,
  email: englishEmail,
  frame: {
    subject: (reference) => `A message from MO DOC, reference ${reference}`,
    sender: 'This message is from the Missouri Department of Corrections.',
    labels: { person: 'The person in your request', docNumber: 'DOC number' },
    headings: {
      means: 'What this means',
      actions: 'What you can do',
      visit: 'If you come to the hearing',
      next: 'What happens next',
      support: 'Who can help you',
      confirm: 'Please confirm that you got this message',
    },
    support: [
      'If you are in danger, call 911.',
      `Office of Victim Services: call ${OFFICE_PHONE}, Monday to Friday, 8 to 5. We can also tell you who can help near you.`,
      `At any time, day or night: call ${STATEWIDE_PHONE}, the statewide line.`,
    ],
    confirm: ['Open this page and press the button on it. Then we know that this message reached you.'],
    button: 'Open the page',
    takePart: {
      text: 'You can also ask for all of this on a web page. It tells you what happens next.',
      label: 'Take part in the hearing',
    },
    linkChangesNothing: 'Opening the link changes nothing. Only the button on the page confirms.',
    settings: [
      `To change how or where we write to you, sign in on our website, or call ${OFFICE_PHONE}.`,
      'You can choose messages that do not show the news. You can also ask for another language.',
    ],
    otherLanguage: { lang: 'es', text: `Para recibir estos mensajes en español, llame al ${OFFICE_PHONE}.` },
    doNotRelyOnThis: 'Do not rely on this service alone for your safety.',
    reference: (reference) => `Your reference number: ${reference}`,
    importantMessage: 'You have an important message',
    openMessage: 'Open the message',
    orCall: `Or call ${OFFICE_PHONE}, Monday to Friday, 8 to 5. At any other time, call ${STATEWIDE_PHONE}.`,
    urgent: 'URGENT',
    again: 'Again',
    urgentAgain: 'URGENT, again',
    reminder: 'This is a reminder of news that we sent before. You have not confirmed it yet.',
    digest: {
      subject: 'A message from MO DOC',
      intro: (count) => `There are ${count} notices in this message. Please read each of them.`,
      notice: (position, count) => `Notice ${position} of ${count}`,
    },
    quietReminder: 'This is a reminder. It is still the same message.',
  },
  code: {
    sms: (code, link) =>
      `MO DOC notices: code ${code}${link === undefined ? '.' : ` at ${link}`} Do not share it. ` +
      'Number varies. Msg&data rates may apply. HELP for help, STOP to end. Do not rely on texts alone.',
    subject: 'Please confirm this e-mail address',
    sender: 'This message is from MO DOC notices. It is a service of the Missouri Department of Corrections.',
    why: ['Someone asked us to write to this address. If it was you, please confirm it with this code.'],
    label: 'Your code',
    how: 'Open this page, enter the code and press the button.',
    button: 'Open the page',
    after: [
      'Opening the link changes nothing. Only the button on the page confirms.',
      'Do not share this code with anyone.',
      'If it was not you, do nothing. Then you will get no notices here.',
      `Questions? Call ${OFFICE_PHONE}, Monday to Friday, 8 to 5.`,
    ],
  },
};
