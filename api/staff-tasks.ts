import { officeExamples } from './examples-office.ts';
import { mostBytes } from './limits.ts';
import { ofTask, recordingOperations, unknown } from './staff-recordings.ts';
import { json, type Operation } from './operation.ts';
import { problemFor, tooLarge, unknownType } from './problems.ts';
import {
  letterFile,
  staffTask,
  staffTaskDetails,
  staffTaskOutcome,
  staffTaskPage,
  taskCursor,
  taskKind,
  type StaffTaskReply,
} from './replies-office.ts';
import { instant } from '../domain/times.ts';

const { claimed, completed, details, free, outcomes, written } = officeExamples;

const asItIs = (description: string, example: StaffTaskReply): Operation['replies'] => ({
  200: {
    description,
    content: [json(staffTask, { task: { summary: 'The task as it is now', value: example } })],
  },
});

/** Where the office's tasks are listed, taken and completed. */
export const staffTaskOperations: Readonly<Record<string, Operation>> = {
  'GET /staff-tasks': {
    ...ofTask,
    id: 'listStaffTasks',
    summary: 'The open tasks, the earliest deadline first',
    description:
      'Up to 50 tasks of one kind or of all, due before a time or at any. It holds ids and times, nothing about anybody. For the next page send the cursor, with the same filters.',
    parameters: [
      {
        name: 'kind',
        in: 'query',
        description: 'Only tasks of this kind.',
        schema: taskKind,
        example: 'call',
      },
      {
        name: 'before',
        in: 'query',
        description: 'Only tasks due before this.',
        schema: instant,
        example: '2026-03-03T15:20:00Z',
      },
      {
        name: 'cursor',
        in: 'query',
        description: 'From the page before.',
        schema: taskCursor,
        example: officeExamples.cursor,
      },
    ],
    replies: {
      200: {
        description: 'A page of the list.',
        content: [
          json(staffTaskPage, {
            page: {
              summary: 'Two tasks, and there are more',
              value: { tasks: [free, claimed], cursor: officeExamples.cursor },
            },
          }),
        ],
      },
    },
    problems: [
      problemFor('fields-not-right', {
        errors: [{ field: 'kind', problem: 'must be one of: call, letter, review, quarantine' }],
      }),
    ],
  },
  'GET /staff-tasks/{taskId}': {
    ...ofTask,
    id: 'readStaffTask',
    summary: 'Everything that is needed to do a task',
    description:
      'Also whom it is about, how to reach her, and what was texted to us. Claim the task first. Each look is written down with the signature that asked, and she can see it.',
    replies: {
      200: {
        description: 'The task, the duty behind it, and the person.',
        content: [
          json(staffTaskDetails, {
            call: { summary: 'A call after an escape', value: details },
            reply: { summary: 'A text from a number that nobody gave', value: written },
          }),
        ],
      },
    },
    problems: [unknown],
  },
  'GET /staff-tasks/{taskId}/letter': {
    ...ofTask,
    id: 'printLetter',
    summary: 'The letter of a letter task, as a PDF',
    description:
      'Made at the first request and kept: whoever asks later gets the very same letter, so what was posted can be proved. The look is written down.',
    replies: {
      200: {
        description: 'The letter.',
        content: [
          {
            type: 'application/pdf',
            schema: letterFile,
            examples: { letter: { summary: 'How it begins', value: '%PDF-1.7 …' } },
          },
        ],
      },
    },
    problems: [unknown, problemFor('no-letter'), problemFor('no-postal-address')],
  },
  ...recordingOperations,
  'POST /staff-tasks/{taskId}/claim': {
    ...ofTask,
    id: 'claimStaffTask',
    summary: 'Take a task',
    description:
      'For two hours nobody else can have it. Claim it again to keep it longer. After that it is free for others, and stays yours until one of them claims it.',
    replies: asItIs('It is yours.', claimed),
    problems: [unknown, problemFor('task-held'), problemFor('task-done')],
  },
  'POST /staff-tasks/{taskId}/hand-back': {
    ...ofTask,
    id: 'handBackStaffTask',
    summary: 'Give a task back',
    description: 'It is free for others at once. Handing it back twice does no harm.',
    replies: asItIs('It is free.', free),
    problems: [unknown, problemFor('task-held'), problemFor('task-done')],
  },
  'POST /staff-tasks/{taskId}/complete': {
    ...ofTask,
    id: 'completeStaffTask',
    summary: 'Say what became of a task',
    description:
      'Only for whoever has claimed it. An answer of 200 means: the outcome is on record for good. The same outcome again gets the same answer. After no-answer, and after wrong-person while there is another number, the task is back on the list.',
    request: [json(staffTaskOutcome, outcomes)],
    replies: asItIs('It is on record.', completed),
    problems: [
      problemFor('body-not-json'),
      unknown,
      problemFor('task-held'),
      problemFor('task-not-held'),
      problemFor('task-done'),
      problemFor('letter-not-printed'),
      tooLarge(mostBytes.taskOutcome),
      unknownType({ forms: false }),
      problemFor('fields-not-right', {
        errors: [{ field: 'postedOn', problem: 'must not lie in the future' }],
      }),
    ],
  },
};
