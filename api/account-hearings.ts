import { common, says } from './account-operation.ts';
import { askingForHearing, hearingReceipt } from './hearings.ts';
import { ASKED_SIGNED_IN } from './messages.ts';
import type { Operation, Parameter } from './operation.ts';
import { problemFor } from './problems.ts';
import { notificationId } from './replies-evidence.ts';
import { calendar, hearings } from './replies-hearings.ts';
import { calendarFile } from '../domain/calendar-file.ts';

const id: Parameter = {
  name: 'hearingId',
  in: 'path',
  description: 'The notification that told of the hearing, from the list.',
  schema: notificationId,
  example: 'fe9811dcf0ee76f1efe315d1128fe0e8',
};

const example = {
  language: 'en' as const,
  hearings: [
    {
      notificationId: id.example,
      hearingKind: 'parole' as const,
      hearingStart: '2026-09-22T14:30:00.000Z',
      mode: 'video' as const,
      mayTakePart: true,
      requests: [
        {
          requestNumber: '4F0C9A3B',
          receivedAt: '2026-05-04T15:00:00.000Z',
          asked: [{ wish: 'attend-video' as const }],
        },
      ],
    },
  ],
};

const problems = [problemFor('not-signed-in'), problemFor('only-she-herself')];
const ofOne = { ...common, parameters: [id], problems: [...problems, problemFor('hearing-unknown')] };

/** The hearings of a victim who is signed in. */
export const accountHearings: Readonly<Record<string, Operation>> = {
  'GET /account/hearings': {
    ...common,
    problems,
    id: 'listHearings',
    summary: 'The hearings ahead of whoever is signed in',
    description:
      'Those of which she was told and that are still to be held, the next one first, with all that she asked for at each.',
    replies: { 200: says('Her hearings.', hearings, 'One hearing', example) },
  },
  'GET /account/hearings/{hearingId}': {
    ...ofOne,
    id: 'readHearing',
    summary: 'One of them; browsers get the form to take part',
    description: 'The same form as behind the link of its notice. Nothing changes.',
    replies: { 200: says('The hearing.', hearings, 'One hearing', example) },
  },
  'GET /account/hearings/{hearingId}/calendar': {
    ...ofOne,
    id: 'getCalendarFile',
    summary: 'One of them as a file for a calendar',
    description:
      'iCalendar (RFC 5545). It says that there is an appointment, when, and whom to call about it: nothing else that somebody could read in a shared calendar.',
    replies: {
      200: {
        description: 'The file.',
        content: [
          {
            type: 'text/calendar',
            schema: calendar,
            examples: {
              file: {
                summary: 'An appointment',
                value: calendarFile({
                  uid: '3a9d0c4be1d24c6795ab0de1f2c34a56@vn.mo.gov',
                  start: '2026-09-22T14:30:00.000Z',
                  madeAt: '2026-05-04T15:00:00.000Z',
                  ...{ language: 'en', isInJeffersonCity: true },
                }),
              },
            },
          },
        ],
      },
    },
  },
  'POST /account/hearings/{hearingId}': {
    ...ofOne,
    ...askingForHearing,
    id: 'askAtOwnHearing',
    summary: 'Say how to take part in one of them',
    description:
      'The same request as behind the link of a notice. Needs the session cookie and a request from our own site; all else changes nothing.',
    problems: [...askingForHearing.problems, problemFor('from-elsewhere'), ...ofOne.problems],
    replies: { 202: { description: 'It is on record.', content: [hearingReceipt(ASKED_SIGNED_IN)] } },
  },
};
