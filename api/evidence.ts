import { evidenceExamples } from './examples-evidence.ts';
import { LONGEST_REPORT_DAYS, MOST_DUTIES_LISTED } from './limits.ts';
import { html, json, type Operation, type Parameter } from './operation.ts';
import { problemFor } from './problems.ts';
import {
  csvTable,
  dutyOutcome,
  dutyReport,
  evidence,
  notificationId,
  reportFormat,
} from './replies-evidence.ts';
import { htmlPage } from './replies.ts';
import { registrationForm } from '../domain/registration.ts';
import { calendarDate } from '../domain/times.ts';

const { met, numbers, list, csv, page } = evidenceExamples;

const eventType = registrationForm.shape.eventTypes.def.innerType.def.element;

const ofDays: readonly Parameter[] = [
  {
    name: 'from',
    in: 'query',
    description: 'The first day, in UTC, on which the duties came about.',
    isNeeded: true,
    schema: calendarDate,
    example: numbers.from,
  },
  {
    name: 'to',
    in: 'query',
    description: `The last day, in UTC; at most ${LONGEST_REPORT_DAYS} days in all.`,
    isNeeded: true,
    schema: calendarDate,
    example: numbers.to,
  },
];

/** Where the office sees what was owed and what became of it, and can prove it. */
export const evidenceOperations: Readonly<Record<string, Operation>> = {
  'GET /notifications/{notificationId}/evidence': {
    id: 'readEvidence',
    tag: 'Evidence',
    summary: 'All that is on record of one notification',
    description:
      'The statute, the deadline, the facts in order with their times, channels and the ids of providers, and whether the duty was met. It holds ids, nobody’s name and no address.',
    caller: 'signed',
    parameters: [
      {
        name: 'notificationId',
        in: 'path',
        description: 'The id of the notification.',
        schema: notificationId,
        example: met.notificationId,
      },
    ],
    request: [],
    replies: {
      200: {
        description: 'What is on record.',
        content: [json(evidence, { met: { summary: 'Met by e-mail within a day', value: met } })],
      },
    },
    problems: [problemFor('notification-unknown')],
  },
  'GET /duty-report': {
    id: 'readDutyReport',
    tag: 'Evidence',
    summary: 'What was owed in a period, and what became of it',
    description: `How many duties were met, late or cannot be proved, by event type, as things stand now. With an event type or an outcome it has the list behind the numbers too: all of it, up to ${MOST_DUTIES_LISTED}. As JSON, as CSV for spreadsheets (the list, if there is one), or as a page to print.`,
    caller: 'signed',
    parameters: [
      ...ofDays,
      {
        name: 'eventType',
        in: 'query',
        description: 'List the duties of this type.',
        schema: eventType,
        example: 'escape',
      },
      {
        name: 'outcome',
        in: 'query',
        description: 'List the duties that came out so.',
        schema: dutyOutcome,
        example: 'unprovable',
      },
      {
        name: 'format',
        in: 'query',
        description: 'How it is answered; as JSON, unless it says otherwise.',
        schema: reportFormat,
        example: 'csv',
      },
    ],
    request: [],
    replies: {
      200: {
        description: 'The report.',
        content: [
          json(dutyReport, {
            numbers: { summary: 'The numbers alone', value: numbers },
            list: { summary: 'With the list of what cannot be proved', value: list },
          }),
          {
            type: 'text/csv',
            schema: csvTable,
            examples: { csv: { summary: 'For spreadsheets', value: csv } },
          },
          html(htmlPage, page, 'To print'),
        ],
      },
    },
    problems: [problemFor('fields-not-right', { errors: [{ field: 'from', problem: 'is missing' }] })],
  },
};
