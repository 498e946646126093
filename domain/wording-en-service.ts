import { fullDate, shortDate } from './dates.ts';
import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import { englishUnconfirmed } from './wording-en-unconfirmed.ts';
import type { ServiceWording } from './wording-service-shape.ts';

const HOURS = 'Monday to Friday, 8 to 5';
const notYou = `If it was not you, call us as soon as you can: ${OFFICE_PHONE}, ${HOURS}.`;
const questions = `Questions? Call ${OFFICE_PHONE}, ${HOURS}.`;
const clicking = 'Opening the link changes nothing. Only the button on the page does.';
const orCall = (link: string): string => `${link} or ${OFFICE_PHONE} M-F 8-5`;

const subject = 'A message from MO DOC notices';

/** What we say about the service itself. No text and no subject line tells what it is about. */
export const englishService: ServiceWording = {
  'sign-in-code': ({ code }, link) => ({
    sms: `MO DOC notices: your code is ${code}. Enter it at ${link} Do not share it. Did you not ask for it? Call ${OFFICE_PHONE}`,
    subject: 'Your code for MO DOC notices',
    why: ['Someone wants to sign in to your settings. If it is you, use this code.'],
    how: 'Open this page and enter the code.',
    after: [
      'Do not share this code with anyone. We will never ask you for it.',
      'If you did not ask for a code, do not use it. Then nothing changes.',
      `If this happens again, call us: ${OFFICE_PHONE}, ${HOURS}.`,
    ],
  }),
  'contact-changed': (_, link) => ({
    sms: `MO DOC notices: a contact detail was changed. If it was not you, call ${OFFICE_PHONE} M-F 8-5 or see ${link}`,
    subject,
    why: ['A contact detail in your settings was changed.'],
    how: 'Open this page to look at your settings.',
    after: [
      'If it was you, you do not need to do anything.',
      notYou,
      'Someone else may be able to read your e-mail or use your phone. Think about what is safe for you.',
    ],
  }),
  'texts-ended': (_, link) => ({
    sms: `MO DOC notices: one of your phones gets no more texts. We will still write by e-mail or letter. ${orCall(link)}`,
    subject,
    why: [
      'We were asked to end our texts to your phone. That phone gets no more texts from us.',
      'We will still write to you by e-mail or letter.',
    ],
    how: 'Open this page to change how we reach you.',
    after: ['To get texts again, text START to the number they came from.', notYou],
  }),
  'not-reached': ({ channel }, link) => ({
    sms: `MO DOC notices: we could not reach you by ${channel === 'email' ? 'e-mail' : 'phone'}. Please give us another way: ${orCall(link)}`,
    subject,
    why: [
      channel === 'email'
        ? 'We could not reach you at the e-mail address that we have.'
        : 'We could not reach you at the phone number that we have.',
      'Please give us another one.',
    ],
    how: 'Open this page to change how we reach you.',
    after: [`You can also call us: ${OFFICE_PHONE}, ${HOURS}.`],
  }),
  'withdrawal-asked': ({ takesEffectOn }, link) => ({
    sms: `MO DOC notices: you asked to end all notices. They end on ${shortDate(takesEffectOn, 'en')}. To keep them: ${orCall(link)}`,
    subject,
    why: [
      'You asked us to end all your notices.',
      `They end on ${fullDate(takesEffectOn, 'en')}. Until then you still get them.`,
      'After that day we erase how to reach you. We keep proof of what we did, without your name.',
    ],
    how: 'If you want to keep your notices, open this page and tell us.',
    after: [clicking, 'If you still want them to end, you do not need to do anything.', notYou],
  }),
  withdrawn: (_, link) => ({
    sms: `MO DOC notices: your notices have ended, as you asked. You can ask for them again: ${orCall(link)}`,
    subject,
    why: [
      'Your notices have ended, as you asked.',
      'We erased how to reach you. We keep proof of what we did, without your name.',
    ],
    how: 'You can ask for notices again at any time. Open this page to start.',
    after: [questions],
  }),
  invitation: ({ code }, link) => ({
    sms: `MO DOC notices: someone who trusts you named you. To agree: code ${code} at ${link} Msg&data rates may apply. HELP or STOP.`,
    subject: 'Someone who trusts you named you',
    why: [
      'Someone who trusts you asked us to write to you when they do not answer us.',
      'We do not tell you who it is. Ask the people close to you, or wait until they tell you.',
      'You would get few messages. They say little, and they ask you to help that person read our message.',
    ],
    how: 'If you agree, open this page, enter the code and press the button.',
    after: [
      'Opening the link changes nothing. Only the button on the page says that you agree.',
      'You can end this at any time. Please keep our messages to yourself.',
      'If you do not agree, do nothing. Then you will get no more messages from us.',
      questions,
    ],
  }),
  'representative-named': (_, link) => ({
    sms: `MO DOC notices: you named someone whom we may tell. We asked if they agree. Not you? ${orCall(link)}`,
    subject,
    why: [
      'You named someone whom we may tell. We wrote to this person and asked if they agree.',
      'We did not give your name, and we did not say what it is about. Please tell this person yourself.',
      'Until they agree, we tell them nothing.',
    ],
    how: 'Open this page to change this or to end it.',
    after: ['You can end this at any time.', notYou],
  }),
  'representative-agreed': (_, link) => ({
    sms: `MO DOC notices: the person you named has agreed. From now on we may tell this person. To end it: ${orCall(link)}`,
    subject,
    why: ['The person you named has agreed. From now on we may tell this person, as you asked.'],
    how: 'Open this page to change this or to end it.',
    after: ['You can end this at any time.', notYou],
  }),
  'contact-check': (_, link) => ({
    sms: `MO DOC notices: please confirm that this still reaches you. Reply YES or open ${link} HELP for help, STOP to end.`,
    subject: 'Please confirm that this still reaches you',
    why: ['From time to time we check that our messages reach you. There is no news in this one.'],
    how: 'Please open this page and press the button on it.',
    after: [
      'Opening the link changes nothing. Only the button on the page confirms.',
      'Did anything change? On the same page you can find how to give us a new address or number.',
      questions,
    ],
  }),
  paused: ({ until }, link) => ({
    sms: `MO DOC notices: paused${until === undefined ? '' : ` until ${shortDate(until, 'en')}`}. Urgent news still comes. To change this: ${orCall(link)}`,
    subject,
    why: [
      until === undefined
        ? 'You paused your notices. The pause goes on until you end it.'
        : `You paused your notices. The pause ends on ${fullDate(until, 'en')}.`,
      'Urgent news still comes at once. So does news that must reach you by a set day.',
    ],
    how: 'Open this page to end the pause.',
    after: [notYou],
  }),
  resumed: (_, link) => ({
    sms: `MO DOC notices: the pause is over. You get your notices again. To change this: ${orCall(link)}`,
    subject,
    why: ['The pause is over. From now on you get your notices again.'],
    how: 'Open this page to look at your settings.',
    after: [notYou],
  }),
  'request-received': ({ number }, link) => ({
    sms: `MO DOC notices: we have your request ${number}. We will call or write to you. Was it not you? ${orCall(link)}`,
    subject,
    why: [
      `We have your request. It has the number ${number}.`,
      'A person of our office reads it. You most likely hear from us within three work days.',
    ],
    how: 'Open this page to look at your settings.',
    after: [
      'If you sent more than one, you get one such message in an hour.',
      `Do you want to change something? Sign in on our website, or call us: ${OFFICE_PHONE}, ${HOURS}.`,
      notYou,
    ],
  }),
  'please-call': (_, link) => ({
    sms: `MO DOC notices: please call us at ${OFFICE_PHONE}, ${HOURS}. At other times ${STATEWIDE_PHONE}. ${link}`,
    subject: 'Please call us',
    why: [
      `Please call us: ${OFFICE_PHONE}, ${HOURS}. We have something to tell you.`,
      'For your privacy we do not write it here.',
    ],
    how: 'Open this page to see how to reach us.',
    after: [`At any other time, call ${STATEWIDE_PHONE}, the statewide line.`],
  }),
  unconfirmed: englishUnconfirmed,
};
