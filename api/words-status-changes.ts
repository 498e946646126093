/** What the schemas of status changes, and their fields, mean; `StatusChange.` stands for every event type. */
export const statusChangeWords = {
  StatusChangesRequest: 'One status change, or a list of 1 to 500 of them.',
  StatusChangeBatch: 'A list of status changes, each checked, kept and answered by itself.',
  StatusChange: 'One change in an offender’s custody. `eventType` tells which of these it is.',
  'StatusChange.statusChangeId':
    'The department’s own id of this status change: the same id is the same change for ever.',
  'StatusChange.docNumber': 'The offender’s DOC number with its leading zeros.',
  'StatusChange.birthDate':
    'The offender’s day of birth; if it is not that of the number’s owner, a person looks before anybody is told.',
  'StatusChange.offenderName':
    'The offender’s name; where it does not fit the name a victim gave, a person looks at it before she is told.',
  'StatusChange.eventType': 'Which type of status change this is.',
  'StatusChange.occurredAt':
    'When it happened or was decided: the law’s clock runs from here, and it may not lie in the future.',
  'StatusChange.recordedAt': 'When the department’s system wrote it down; it may not lie in the future.',
  'StatusChange.facility': 'The institution it is about; for an escape, the one escaped from.',
  'StatusChange.details': 'What this type must tell besides who, when and where.',
  'StatusChange.supersedes':
    'The id of the earlier status change of the same offender and type, or of the plan, that this one replaces.',
  'StatusChange.bulkLoad':
    'True for old data that is loaded later: it is kept as history and never told to anyone.',

  ParoleHearingScheduled: 'A hearing was scheduled.',
  ParoleHearingRescheduled: 'A hearing was moved to another time.',
  ParoleHearingCancelled: 'A hearing will not take place.',
  HearingResult: 'A hearing has led to a decision.',
  ReleaseDateSet: 'A date of release was set.',
  ReleaseDateChanged: 'The date of release was changed.',
  ReleasePending: 'A release is planned.',
  Release: 'The offender has left custody.',
  Escape: 'The offender has escaped. Its details are empty.',
  Recapture: 'An escaped offender is back in custody. Its details are empty.',
  Death: 'The offender has died.',
  Clemency: 'The governor has shortened the sentence or granted a pardon.',
  Transfer: 'The offender was moved to another institution. Told only to those who asked for it.',
  Correction:
    'An earlier status change was wrong. It goes to those who were told of it, ahead of everything else; of a wrong date also to those who were to be told and were not yet.',
  'Correction.supersedes':
    'The id of the wrong status change of the same offender, accepted here before or in the same batch.',

  'StatusChange.details.hearingKind': 'What kind of hearing it is.',
  'StatusChange.details.hearingStart': 'When the hearing begins.',
  'ParoleHearingCancelled.details.hearingStart': 'When the hearing would have begun.',
  'StatusChange.details.previousHearingStart': 'When the hearing would have begun.',
  'StatusChange.details.mode': 'Whether the hearing is held in person or by video.',
  'StatusChange.details.place': 'Where the hearing is held.',
  'StatusChange.details.decision': 'What was decided.',
  'StatusChange.details.inYears': 'In how many years the next hearing is to be.',
  'StatusChange.details.releaseDate': 'The planned day of release.',
  'Release.details.releaseDate': 'The day of the release.',
  'StatusChange.details.previousReleaseDate': 'The day that was planned before.',
  'StatusChange.details.plannedReleaseAt': 'The planned day of release, with its time if that is known.',
  'StatusChange.details.releaseKind': 'Why the offender leaves custody.',
  'StatusChange.details.county': 'The county to which the offender is released.',
  'StatusChange.details.supervised': 'Whether the offender is supervised after the release.',
  'StatusChange.details.dateOfDeath': 'The day of the death.',
  'StatusChange.details.clemencyKind': 'Whether the sentence was shortened or a pardon granted.',
  'StatusChange.details.toFacility': 'The institution the offender is in now.',
  'StatusChange.details.truth': 'What is true instead.',
  'StatusChange.details.truth.is': 'Whether it did not happen at all, or on another date.',
  'StatusChange.details.truth.date': 'The right date.',

  FeedId:
    'The name of a feed, which the policy of its caller has too: 2 to 40 lower-case letters, digits or hyphens.',
  StatusChangeId: '1 to 64 letters, digits or . _ : -, beginning with a letter or a digit.',
  DocNumber: 'Eight digits, as in the department’s public file: 00123456. Never a number.',
  EventType: 'The types of status change that victims are told about.',
  HearingKind: 'The kinds of hearing.',
  ReleaseKind: 'Why a person is to leave custody, or has left it.',
  FacilityName: 'The name of a place or an institution as the department prints it.',
  CountyCode: 'A county by its four letters in the department’s file (FAK930), for example COLE.',
  Instant:
    'A date and time with an offset (RFC 3339), for example 2026-03-07T22:15:00-06:00, in the years 1900 to 2199. A second has at most nine digits after the point.',
  CalendarDate: 'A day of the calendar, for example 2026-03-07, in the years 1900 to 2199.',
  DateOrInstant: 'A day, or a date and time with an offset.',
} as const satisfies Record<string, string>;
