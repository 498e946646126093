import type { Wish } from './hearing-request.ts';

/** What each wish asks of the office, and by which law. The word of what cannot be comes from the Board or the institution. */
export const wishesForStaff: Readonly<Record<Wish, string>> = {
  'attend-institution':
    'Wants to come to the institution. Arrange it, and tell her before she travels (595.209.1(6)).',
  'attend-video':
    'Wants to join by video from the Central Office in Jefferson City. Arrange it, and tell her before she travels (595.209.1(6)).',
  'attend-unsure':
    'Is not sure whether and where to come. Call her, explain both, and arrange what she wants.',
  present: 'Wants to speak with the offender in the room.',
  absent: 'Wants to speak without the offender in the room.',
  leave: 'Then wants to leave without seeing the offender.',
  stay: 'Then wants to stay and listen.',
  partition: 'Asks in writing for a partition. Pass this on with its date (595.209.1(6)).',
  companions: 'Somebody comes with her. Find out whether they may, and tell her.',
  accommodation: 'Needs this on the day. Ask for it in advance, and tell her what can be done.',
  speaker:
    'Wants counsel or a representative to speak in her place (595.209.1(6)). Call her first, then them.',
  'board-meeting': 'Wants a personal meeting with a Board member at the Central Office.',
  statement: 'A written statement for the Board. Pass it on word for word.',
  recording: 'Sends a recorded statement. Pass it on when it is there; it may also come by mail.',
  'no-contact':
    'Asks for no contact with her or her family as a condition of release. Pass it on to the Board.',
  conditions: 'Asks for other conditions of release. Pass them on to the Board.',
  'not-waived':
    'Asks that the hearing is not waived: then it may not be (217.690). Tell the Board by the next business day.',
  photo: 'Asks for a photograph before a release (595.209.1(18)).',
  more: 'Adds this.',
};
