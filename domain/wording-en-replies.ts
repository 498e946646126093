import { OFFICE_PHONE, STATEWIDE_PHONE } from './office.ts';
import type { ReplyWording } from './wording-service-shape.ts';

const HELP = `Help: ${OFFICE_PHONE} M-F 8-5, or ${STATEWIDE_PHONE} any time.`;

/** What texts to us are answered with. HELP, STOP and START as phone networks require (CTIA). */
export const englishReplies: ReplyWording = {
  help:
    `MO DOC notices: for help call ${OFFICE_PHONE} M-F 8-5, or ${STATEWIDE_PHONE} any time. ` +
    'In danger call 911. Msg&data rates may apply. STOP ends texts.',
  stopped:
    'MO DOC notices: you will get no more texts. We will still write by e-mail or letter. ' +
    `To start again: START. Help ${OFFICE_PHONE}`,
  started:
    'MO DOC notices: you will get texts again. Number varies. Msg&data rates may apply. ' +
    'HELP for help, STOP to end. Do not rely on texts alone.',
  confirmed: `MO DOC notices: thank you. Now we know that our message reached you. ${HELP}`,
  'nothing-to-confirm': `MO DOC notices: thank you. There is nothing to confirm now. ${HELP}`,
  'contact-confirmed':
    'MO DOC notices: thank you. This number is confirmed. Number varies. Msg&data rates may apply. ' +
    'HELP for help, STOP to end.',
  'code-not-right': `MO DOC notices: that code is not right, or too old. Please check it. ${HELP}`,
  unclear:
    'MO DOC notices: we cannot answer texts here. In danger? Call 911. ' +
    `Or call ${OFFICE_PHONE} M-F 8-5, ${STATEWIDE_PHONE} any time. STOP ends texts.`,
  'unclear-stop':
    'MO DOC notices: to end texts, reply STOP. In danger? Call 911. ' +
    `Or call ${OFFICE_PHONE} M-F 8-5, ${STATEWIDE_PHONE} any time.`,
};
