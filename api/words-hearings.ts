/** What the schemas of requests for hearings, and their fields, mean. */
export const hearingWords = {
  HearingRequest:
    'What a victim asks for at a hearing or about it. All of it may be left out; at least one thing must be asked for.',
  'HearingRequest.attend':
    'Whether and where she comes: `institution`, `video` from the Central Office in Jefferson City, `unsure` to be called about it.',
  'HearingRequest.presence':
    'Whether the offender is in the room while she speaks; `later` decides it later.',
  'HearingRequest.afterwards': 'Whether she leaves or stays and listens, if she spoke without the offender.',
  'HearingRequest.partition': 'Whether she asks in writing for a partition.',
  'HearingRequest.companions': 'Who comes with her.',
  'HearingRequest.accommodation': 'What she needs on the day.',
  'HearingRequest.speakerName': 'Who speaks in her place.',
  'HearingRequest.speakerContact': 'How to reach that person.',
  'HearingRequest.boardMeeting': 'Whether she wants to meet a Board member in person.',
  'HearingRequest.statement': 'Her written statement for the Board.',
  'HearingRequest.recording': 'Whether she sends a recorded statement.',
  'HearingRequest.noContact': 'Whether she asks for no contact as a condition of release.',
  'HearingRequest.conditions': 'Other conditions of release that she asks for.',
  'HearingRequest.notWaived': 'Whether she asks that the hearing is not waived (217.690).',
  'HearingRequest.photo': 'Whether she asks for a photograph before a release.',
  'HearingRequest.more': 'What else she wants to say.',

  HearingAsked: 'The receipt of a request for a hearing.',
  'HearingAsked.message': 'What happens next.',
  'HearingAsked.requestNumber': 'What to say on the phone about it.',
  'HearingAsked.asked': 'What was asked for.',
  'HearingAsked.asked.wish': 'Which wish it is.',
  'HearingAsked.asked.words': 'The words that were written about it.',
} as const satisfies Record<string, string>;
