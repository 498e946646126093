import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import type { ServiceWording } from './wording-service-shape.ts';

const subject = 'A message from MO DOC notices';

const clicking = 'Opening the link changes nothing. Only the button on the page does.';

const HOURS = 'Monday to Friday, 8 to 5';

/** What her representative gets when she has not answered: nothing of the news itself. */
export const englishUnconfirmed: ServiceWording['unconfirmed'] = ({ scope }, link) =>
  scope === 'notify-also'
    ? {
        sms: `MO DOC notices: the person who named you has not confirmed a message from us. Ask them to call ${STATEWIDE_PHONE} or see ${link}`,
        subject,
        why: [
          'You agreed to help someone who named you. This person has not confirmed a message from us.',
          'Please reach this person in a way that is safe. Ask them to read our message or to call us.',
          'If you think that this person is in danger, call 911.',
        ],
        how: 'When you have reached this person, open this page and press the button.',
        after: [
          clicking,
          `Our lines: ${OFFICE_PHONE}, ${HOURS}. At any other time, ${STATEWIDE_PHONE}.`,
          'Please do not talk about this message with anyone else.',
        ],
      }
    : {
        sms: `MO DOC notices: we have a message for the person who named you. Please call ${OFFICE_PHONE} or ${STATEWIDE_PHONE}. ${link}`,
        subject,
        why: [
          'You agreed to get messages for someone who named you. We have one now.',
          `Please call us: ${OFFICE_PHONE}, ${HOURS}. At any other time, call ${STATEWIDE_PHONE}.`,
          'If you think that this person is in danger, call 911.',
        ],
        how: 'Please open this page and press the button. Then we know that this reached you.',
        after: [clicking, 'Please do not talk about this message with anyone else.'],
      };
