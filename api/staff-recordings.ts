import { officeExamples } from './examples-office.ts';
import { json, type Operation, type Parameter } from './operation.ts';
import { problemFor } from './problems.ts';
import { hearingRequestId, recordingKind, recordingLink, taskId } from './replies-office.ts';

const id: Parameter = {
  name: 'taskId',
  in: 'path',
  description: 'The id from the list, or from a page.',
  schema: taskId,
  example: officeExamples.free.taskId,
};

/** What all routes about one task have in common. */
export const ofTask = { tag: 'Staff tasks', caller: 'signed', parameters: [id], request: [] } as const;

export const unknown = problemFor('task-unknown');

/** What victims recorded for a hearing. */
export const recordingOperations: Readonly<Record<string, Operation>> = {
  'GET /staff-tasks/{taskId}/recording': {
    ...ofTask,
    parameters: [
      id,
      {
        name: 'requestId',
        in: 'query',
        description: 'The request that it was sent with, from the task.',
        isNeeded: true,
        schema: hearingRequestId,
        example: '4f0c9a3be1d24c6795ab0de1f2c34a56',
      },
      {
        name: 'kind',
        in: 'query',
        description: 'Which of its recordings.',
        isNeeded: true,
        schema: recordingKind,
        example: 'video',
      },
    ],
    id: 'openRecording',
    summary: 'A link to what a victim recorded for a hearing',
    description:
      'Good for a minute, for whoever has it. Only what is sound, video or a PDF by its content is given to anybody. The look is written down, and she can see it.',
    replies: {
      200: {
        description: 'The link.',
        content: [
          json(recordingLink, {
            link: {
              summary: 'A video',
              value: {
                url: 'https://recordings.s3.us-east-1.amazonaws.com/recordings/4f0c9a3be1d24c6795ab0de1f2c34a56/video?X-Amz-…',
                type: 'video/mp4',
                until: '2026-03-02T19:41:00.000Z',
              },
            },
          }),
        ],
      },
    },
    problems: [
      unknown,
      problemFor('no-recording'),
      problemFor('fields-not-right', {
        errors: [{ field: 'kind', problem: 'must be one of: sound, video, paper' }],
      }),
    ],
  },
};
