import type { CorrectionWording, CorrectionWordings } from './wording-shape.ts';

/** A notice of a hearing or of a date: if it was wrong, it gave a date that does not hold. */
const dateOf = (thing: string, told: string): CorrectionWording['otherDate'] => ({
  told: `We gave you a wrong date for ${told}.`,
  truth: (date) => `${thing} is ${date}.`,
  sms: (when) => `${thing} is ${when}.`,
});

const neutral: CorrectionWording = {
  didNotHappen: {
    told: 'We told you something that was not true.',
    truth: 'What we told you did not happen.',
    sms: 'What it said did not happen.',
  },
  otherDate: {
    told: 'We gave you a wrong date.',
    truth: (date) => `The right date is ${date}.`,
    sms: (when) => `The right date is ${when}.`,
  },
};

/** What we say when a message of ours was wrong. The short form holds at most 50 characters. */
export const englishCorrections: CorrectionWordings = {
  'parole-hearing-scheduled': {
    didNotHappen: {
      told: 'We told you that a hearing was set.',
      truth: 'No hearing is set for the person in your request.',
      sms: 'No hearing is set.',
    },
    otherDate: dateOf('The hearing date', 'the hearing'),
  },
  'parole-hearing-rescheduled': {
    didNotHappen: {
      told: 'We told you that the hearing has a new date.',
      truth: 'The hearing was not moved. The old date still holds.',
      sms: 'The hearing keeps its old date.',
    },
    otherDate: dateOf('The hearing date', 'the hearing'),
  },
  'parole-hearing-cancelled': {
    didNotHappen: {
      told: 'We told you that the hearing was canceled.',
      truth: 'The hearing was not canceled.',
      sms: 'The hearing is not canceled.',
    },
    otherDate: {
      told: 'We gave you a wrong date for the canceled hearing.',
      truth: (date) => `The canceled hearing was set for ${date}.`,
      sms: (when) => `Canceled is the one of ${when}.`,
    },
  },
  'hearing-result': {
    didNotHappen: {
      told: 'We told you the result of a hearing.',
      truth: 'There is no such result.',
      sms: 'There is no such hearing result.',
    },
    otherDate: {
      told: 'We gave you a wrong date with the result of the hearing.',
      truth: (date) => `The right date is ${date}.`,
      sms: (when) => `The right date is ${when}.`,
    },
  },
  'release-date-set': {
    didNotHappen: {
      told: 'We told you that a release date was set.',
      truth: 'No release date is set.',
      sms: 'No release date is set.',
    },
    otherDate: dateOf('The release date', 'the release'),
  },
  'release-date-changed': {
    didNotHappen: {
      told: 'We told you that the release date had changed.',
      truth: 'The release date did not change.',
      sms: 'The release date did not change.',
    },
    otherDate: dateOf('The release date', 'the release'),
  },
  'release-pending': {
    didNotHappen: {
      told: 'We told you that the person was due to leave prison.',
      truth: 'No such release is planned for the person in your request.',
      sms: 'No such release is planned.',
    },
    otherDate: dateOf('The planned date', 'the planned release'),
  },
  release: {
    didNotHappen: {
      told: 'We told you that the person had left prison.',
      truth: 'The person in your request did not leave prison.',
      sms: 'The person did not leave prison.',
    },
    otherDate: {
      told: 'We gave you a wrong date for the release.',
      truth: (date) => `The person in your request left prison on ${date}.`,
      sms: (when) => `Date of release: ${when}.`,
    },
  },
  escape: {
    didNotHappen: {
      told: 'We told you that the person had escaped.',
      truth: 'The person in your request did not escape.',
      sms: 'The person did not escape.',
    },
    otherDate: {
      told: 'We gave you a wrong date for the escape.',
      truth: (date) => `The person in your request escaped on ${date}.`,
      sms: (when) => `The person escaped on ${when}.`,
    },
  },
  recapture: {
    didNotHappen: {
      told: 'We told you that the person was back in custody.',
      truth: 'The person in your request is not back in custody. If you are in danger, call 911 now.',
      sms: 'The person is not in custody. In danger? Call 911.',
    },
    otherDate: {
      told: 'We gave you a wrong date for the return to custody.',
      truth: (date) => `The person in your request came back to custody on ${date}.`,
      sms: (when) => `Back in custody as of ${when}.`,
    },
  },
  death: {
    didNotHappen: {
      told: 'We told you that the person had died.',
      truth: 'The person in your request has not died. Your notices will go on.',
      sms: 'The person has not died.',
    },
    otherDate: dateOf('The date of death', 'the death'),
  },
  clemency: {
    didNotHappen: {
      told: 'We told you of a decision by the Governor.',
      truth: 'The Governor made no such decision.',
      sms: 'The Governor made no such decision.',
    },
    otherDate: neutral.otherDate,
  },
  transfer: {
    didNotHappen: {
      told: 'We told you that the person had been moved.',
      truth: 'The person in your request was not moved.',
      sms: 'The person was not moved.',
    },
    otherDate: dateOf('The date of the move', 'the move'),
  },
  correction: {
    didNotHappen: {
      told: 'We sent you a correction that was not true.',
      truth: 'Please call us, so that we can tell you what is true.',
      sms: 'Our correction was not true. Please call us.',
    },
    otherDate: {
      told: 'We sent you a correction with a wrong date.',
      truth: (date) => `The right date is ${date}.`,
      sms: (when) => `The right date is ${when}.`,
    },
  },
  unknown: neutral,
};
