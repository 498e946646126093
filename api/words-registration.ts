/** What the schemas of a registration, and their fields, mean; keys are a component's name and the path of a field. */
export const registrationWords = {
  RegistrationForm:
    'The Victim Notification Request: the written request of RSMo 595.209. At least one of `email`, `phones` and `postalAddress` is needed. Unknown fields are refused.',
  'RegistrationForm.requesterRole': 'Who fills in the form.',
  'RegistrationForm.requesterName': 'The name of whoever fills in the form.',
  'RegistrationForm.victimName':
    'The name of the victim; needed from a family member, a guardian and a representative.',
  'RegistrationForm.familyRelationship': 'What the requester is to the victim; needed from a family member.',
  'RegistrationForm.victimBasis':
    'Why the law counts the family member as a victim; needed from a family member.',
  'RegistrationForm.offenderName': 'The name of the offender; the last name is enough.',
  'RegistrationForm.offenderAliases': 'Other names the offender is known by.',
  'RegistrationForm.offenderDocNumber':
    'The DOC number, if it is known; without it a person finds out who is meant.',
  'RegistrationForm.offenderBirthDate': 'The day the offender was born.',
  'RegistrationForm.causeNumber': 'The number of the court case, as printed.',
  'RegistrationForm.county': 'The county of the court case.',
  'RegistrationForm.offense': 'The offense in a few words.',
  'RegistrationForm.requestText': 'The request itself, in the requester’s own words.',
  'RegistrationForm.eventTypes':
    'What to be told about; if left out, everything that the law gives a right to, which is all but transfers.',
  'RegistrationForm.email': 'Where e-mail is welcome.',
  'RegistrationForm.emailDiscretion':
    'How much an e-mail may show: everything, the victim’s own phrase and a link, or only a link.',
  'RegistrationForm.postalAddress': 'Where letters are welcome.',
  'RegistrationForm.safeAtHome':
    'Whether the postal address is a substitute address of the Safe at Home program; false if left out.',
  'RegistrationForm.safeAtHomeCode': 'The code on the Safe at Home card.',
  'RegistrationForm.safeAtHomeExpires': 'The day until which the Safe at Home card is valid.',
  'RegistrationForm.phones': 'Phones that may be used, the first one first.',
  'RegistrationForm.phrase':
    'The words of a discreet message; without words such as STOP, the offender’s name, or what gives the matter away.',
  'RegistrationForm.language': 'The language of the messages; with `other` they come in English.',
  'RegistrationForm.otherLanguage': 'Which language, if `language` is `other`.',
  'RegistrationForm.timeZone': 'The IANA time zone of the victim.',
  'RegistrationForm.blackoutDates':
    'Days without routine messages: a day, or --MM-DD for that day of every year.',
  'RegistrationForm.hours':
    'The hours in which routine messages may come, inside 07:00 to 20:00 of her time zone, an hour or more apart.',
  'RegistrationForm.hours.from': 'From, such as 09:30.',
  'RegistrationForm.hours.to': 'Until, such as 18:00.',
  'RegistrationForm.digest': 'Whether the routine notices of one day come in one message.',
  'RegistrationForm.emailAnyHour': 'Whether e-mail may come at night too.',
  'RegistrationForm.safeContactNotes': 'How and when contact is safe.',
  'RegistrationForm.accommodation': 'What is needed for a visit or a hearing, for example an interpreter.',
  'RegistrationForm.representative': 'Somebody who acts for the victim.',
  'RegistrationForm.signature': 'The requester’s name, typed as a signature.',
  'RegistrationForm.signedOn': 'The day of the signature; it may not lie in the future.',

  Phone: 'A phone of the victim, and how it may be used.',
  'Phone.number': 'The number.',
  'Phone.kind': 'What kind of phone it is; only a mobile phone gets texts.',
  'Phone.smsConsent':
    'Whether texts may go to this phone; false if left out, and never a condition of registering.',
  'Phone.discretion':
    'How much a text may show: everything, the victim’s own phrase and a link, or only a link.',

  PostalAddress:
    'Lines as printed on an envelope. P.O. boxes and Safe at Home addresses are as good as any other.',
  'PostalAddress.line1': 'Street and number, or P.O. box.',
  'PostalAddress.line2': 'Apartment, or whatever else belongs on the envelope.',
  'PostalAddress.city': 'The city.',
  'PostalAddress.state': 'The state in two capital letters.',
  'PostalAddress.zip': 'The ZIP code of five or nine digits.',

  Representative: 'Somebody who acts for the victim: counsel, an advocate, a trusted person.',
  'Representative.name': 'The representative’s name.',
  'Representative.scope': 'What the representative may do.',
  'Representative.email': 'Where the representative gets e-mail.',
  'Representative.phone': 'Where the representative can be called.',

  Confirmation: 'The code that came by a text or an e-mail.',
  'Confirmation.code': 'The code as typed; dashes, spaces and small letters do not matter.',

  RegistrationReceived: 'The same for everyone, so that it tells nobody who is on file.',
  'RegistrationReceived.message': 'What happens next, in words for the person who sent the form.',
  ContactConfirmed: 'The contact is confirmed.',
  'ContactConfirmed.message': 'What happens next, in words for the person who typed the code.',
  Page: 'A page for people.',

  IdempotencyKey: 'The sender’s own name for one submission, for example a random UUID.',
  ReviewStep: 'Leads back to the form.',
  LinkCode: 'The 14 letters and digits at the end of the link in a message.',

  PersonName: 'A person’s name in parts.',
  'PersonName.first': 'The first name.',
  'PersonName.middle': 'The middle name.',
  'PersonName.last': 'The last name.',
  'PersonName.suffix': 'What follows the last name, for example Jr.',
  OffenderName: 'An offender’s name as people know it: the last name alone is enough.',
  NamePart:
    'One part of a name: 1 to 100 letters of any script, spaces, apostrophes, hyphens, full stops and commas.',
  EmailAddress: 'One e-mail address without a display name, for example name@example.org.',
  PhoneNumber: 'A US number in any usual form: (573) 555-0123, 573-555-0123 or +15735550123.',
  DocNumberAsTyped: 'A DOC number of one to eight digits; zeros in front may be left out.',
} as const satisfies Record<string, string>;
