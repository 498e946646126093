import { statusChangeExamples } from './examples-status-changes.ts';
import { MOST_IN_A_BATCH, mostBytes } from './limits.ts';
import { json, type Operation } from './operation.ts';
import { problemFor, problems, tooLarge, unknownType } from './problems.ts';
import { heartbeat } from './replies-freshness.ts';
import { batchOutcomes, statusChangeProgress, statusChangesAccepted } from './replies.ts';
import { statusChangesRequest } from './requests.ts';
import { DEPARTMENT_FEED, feedId } from '../domain/feed.ts';
import { statusChangeId } from '../domain/status-change.ts';

const { release, escape } = statusChangeExamples;
const receivedAt = '2026-03-02T15:20:04.512Z';
const hasNoDate = { field: 'details.releaseDate', problem: 'is missing' };
const acceptedRelease = { outcome: 'accepted', statusChangeId: release.statusChangeId, receivedAt } as const;
const acceptedEscape = { outcome: 'accepted', statusChangeId: escape.statusChangeId, receivedAt } as const;

/** Which feed reports. */
export const feedParameter = {
  name: 'feedId',
  in: 'path',
  description: 'The feed that reports, as the policy of the caller names it.',
  schema: feedId,
  example: DEPARTMENT_FEED,
} as const;

/** Where the department reports, and asks what became of a report. */
export const statusChangeOperations: Readonly<Record<string, Operation>> = {
  'POST /feeds/{feedId}/status-changes': {
    id: 'receiveStatusChanges',
    tag: 'Status changes',
    summary: 'Report one status change, or a list of up to 500',
    description:
      'An answer of 202 means: on record for good. Victims are told after that. The id makes it safe to send again: the same id with the ' +
      'same content gets the first answer again, and the same id with another content is refused. In a list each item has its own outcome; ' +
      'if any of them is not accepted, the list is answered with 207. After a 5xx, or no answer at all, send the same again.',
    caller: 'signed',
    parameters: [feedParameter],
    request: [
      json(statusChangesRequest, {
        one: { summary: 'One status change', value: release },
        list: { summary: 'A list', value: [release, escape] },
      }),
    ],
    replies: {
      202: {
        description: 'All of it is on record.',
        content: [
          json(statusChangesAccepted, {
            one: { summary: 'The answer to one status change', value: acceptedRelease },
            list: { summary: 'The answer to a list', value: { results: [acceptedRelease, acceptedEscape] } },
          }),
        ],
      },
      207: {
        description: 'Some items of the list were not accepted. Send only those again, corrected.',
        content: [
          json(batchOutcomes, {
            mixed: {
              summary: 'One accepted, one whose id is taken, one with a field missing',
              value: {
                results: [
                  acceptedRelease,
                  {
                    outcome: 'conflict',
                    statusChangeId: escape.statusChangeId,
                    detail: problems['id-taken'].detail,
                  },
                  { outcome: 'invalid', errors: [hasNoDate] },
                ],
              },
            },
          }),
        ],
      },
    },
    problems: [
      problemFor('body-not-json'),
      problemFor('feed-unknown'),
      problemFor('id-taken'),
      tooLarge(mostBytes.statusChanges),
      unknownType({ forms: false }),
      problemFor('fields-not-right', { errors: [hasNoDate] }),
    ],
  },
  'POST /feeds/{feedId}/heartbeat': {
    id: 'receiveHeartbeat',
    tag: 'Status changes',
    summary: 'Say that the feed works, when there is nothing to report',
    description:
      'A feed that is silent for longer than agreed is taken for broken: people are called. A status change counts as a heartbeat. Send one at least three times in the time agreed, so that a lost one harms nobody. No body is needed.',
    caller: 'signed',
    parameters: [feedParameter],
    request: [],
    replies: {
      200: {
        description: 'It was heard.',
        content: [
          json(heartbeat, {
            heard: {
              summary: 'Heard at 2:05 PM, and expected again within a quarter of an hour',
              value: {
                feedId: DEPARTMENT_FEED,
                heardAt: '2026-03-02T20:05:00.000Z',
                expectedBy: '2026-03-02T20:20:00.000Z',
              },
            },
          }),
        ],
      },
    },
    problems: [problemFor('feed-unknown'), tooLarge(mostBytes.heartbeat)],
  },
  'GET /status-changes/{statusChangeId}': {
    id: 'readStatusChange',
    tag: 'Status changes',
    summary: 'Ask what became of a status change',
    description: `Tells how far it came, and how many notifications are in which state. It tells nothing about any victim. To follow a list of ${MOST_IN_A_BATCH}, ask for each id.`,
    caller: 'signed',
    parameters: [
      {
        name: 'statusChangeId',
        in: 'path',
        description: 'The id that the status change was posted with.',
        schema: statusChangeId,
        example: release.statusChangeId,
      },
    ],
    request: [],
    replies: {
      200: {
        description: 'What became of it.',
        content: [
          json(statusChangeProgress, {
            matched: {
              summary: 'All victims are found; most have been told',
              value: {
                statusChangeId: release.statusChangeId,
                eventType: 'release',
                receivedAt,
                stage: 'matched',
                matchedAt: '2026-03-02T15:20:05.803Z',
                notifications: { owed: 2, accepted: 37, acknowledged: 4, quarantined: 1 },
              },
            },
          }),
        ],
      },
    },
    problems: [problemFor('status-change-unknown')],
  },
};
