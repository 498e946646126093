import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import type { CallWording } from './wording-call-shape.ts';

const hearing = ['How the hearing may end.', 'What others plan to do at the hearing.'];
const outcome = ['Why the Board decided so, or how its members voted.', 'What the person did in prison.'];
const date = ['Why the date is what it is.', 'That the date is certain.'];
const address = 'Where the person lives or works.';

/** English call script. To be confirmed by the office before use. */
export const englishCall: CallWording = {
  headings: {
    before: 'Before you call',
    who: 'Find out who is on the line',
    voicemail: 'If a machine answers',
    news: 'Tell the news',
    ask: 'Ask',
    actions: 'Tell what can be done',
    never: 'Do not say',
    close: 'Before you hang up',
  },
  before: [
    'Read what is written about safe ways to call. If a call is not safe, do not call.',
    'Call from a quiet room. Have the record open, and nobody near who can listen.',
  ],
  askFor: (name) =>
    name === undefined ? 'Hello. Who am I speaking with?' : `Hello. May I speak with ${name}?`,
  alone: 'I have a private message. Are you alone, and is this a good time to talk?',
  check: 'To be sure that I have the right person: what is your e-mail address, or your ZIP code?',
  checking: [
    'Compare the answer with the record. Never read the record out.',
    'Until the answer fits, do not say where you work, what it is about, or any other name.',
  ],
  someoneElse: 'Thank you. I will try again at another time.',
  ifSomeoneElse: 'If it is someone else, or the answer does not fit:',
  voicemail: `Hello, this is (your first name). Please call me at ${OFFICE_PHONE}. Thank you.`,
  onVoicemail: [
    'Leave a message only if the record says that it is safe.',
    'Say your first name and the number, and nothing else. Do not say that it is urgent.',
  ],
  fromUs: 'I am calling from the Missouri Department of Corrections. I have news for you.',
  speakSlowly: 'Speak slowly. Stop after each sentence. Silence is all right.',
  together: 'Read these as they stand:',
  askSafe: 'Are you in a safe place now? If you are in danger, hang up and call 911.',
  askReached: [
    'Is there someone who can be with you?',
    'Did you get our text or e-mail? Is this still the best way to reach you?',
  ],
  askHearing: 'Would you like to take part in the hearing, or send a statement?',
  askPlans: 'Did you change any plans because of our wrong message?',
  never: [
    'That the person on the line is safe, or that all will be well.',
    'What you think of it, or what others on the list know.',
    'Anything about health, treatment or behavior in prison.',
  ],
  neverByType: {
    'parole-hearing-scheduled': hearing,
    'parole-hearing-rescheduled': [...hearing, 'That it is a small change.'],
    'parole-hearing-cancelled': ['Why the hearing is off.'],
    'hearing-result': outcome,
    'release-date-set': date,
    'release-date-changed': date,
    'release-pending': [address],
    release: [address],
    escape: ['Where the person may be, or how the search goes.'],
    recapture: ['How or where the person was found.'],
    death: ['How the person died.', 'That you are sorry for the loss, or glad.'],
    clemency: ['What you think of the decision of the Governor.'],
    transfer: ['Why the person was moved, or by which way.'],
    correction: ['Whose fault it was, or what went wrong inside.', 'Any other news.'],
  },
  close: [
    'Do you want me to say anything again?',
    `You can call us at ${OFFICE_PHONE}, Monday to Friday, 8 to 5. At any other time, call ${STATEWIDE_PHONE}.`,
    'We can also tell you who can help near you.',
  ],
  reference: (reference) => `Your reference number is ${reference}.`,
  writeDown: [
    'Write down at once what came of the call. Told means that the news was said to the right person.',
  ],
};
