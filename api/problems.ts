import type { Problem } from './replies.ts';
import { OFFICE_PHONE } from '../domain/office.ts';
import type { FieldProblem } from '../domain/status-change.ts';

/** Every problem that the API reports, by the last part of its type: the status code, what is wrong, what to do. */
export const problems = {
  'body-not-json': {
    status: 400,
    title: 'The body is not JSON',
    detail: 'Check quotes, commas and brackets, and send it again.',
  },
  'form-unreadable': {
    status: 400,
    title: 'The form cannot be read',
    detail: 'A field stands twice, or there are too many of them.',
  },
  'status-change-unknown': {
    status: 404,
    title: 'No such status change',
    detail: 'Check the id; only what was accepted here is known here.',
  },
  'feed-unknown': {
    status: 404,
    title: 'No such feed',
    detail:
      'Check the feed in the path: it is named as in the policy of your role. Nothing was recorded; post it again under that name.',
  },
  'task-unknown': {
    status: 404,
    title: 'No such staff task',
    detail: 'Check the id, or get the list again.',
  },
  'quarantine-unknown': {
    status: 404,
    title: 'No such group is held',
    detail: 'Check the id, or get the list again.',
  },
  'no-recording': {
    status: 404,
    title: 'There is no such recording',
    detail:
      'None has come for this request, or what came is neither sound, video nor a PDF: ask her for another.',
  },
  'no-letter': {
    status: 404,
    title: 'No letter belongs to this task',
    detail: 'Only tasks of the kind "letter" about somebody on file have one.',
  },
  'notification-unknown': {
    status: 404,
    title: 'No such notification',
    detail: 'Check the id; lists and facts show it.',
  },
  'hearing-unknown': {
    status: 404,
    title: 'No such hearing',
    detail: 'It was held or canceled, or has a new date; or you were not invited. Get the list again.',
  },
  'key-taken': {
    status: 409,
    title: 'The Idempotency-Key is taken',
    detail: 'It came with another form. Send this one with a new key.',
  },
  'id-taken': {
    status: 409,
    title: 'The id is taken',
    detail: 'This id belongs to a status change with another content. Nothing was changed. Use a new id.',
  },
  'task-held': {
    status: 409,
    title: 'Somebody else has this task',
    detail:
      'Take another one. This one can be claimed when they hand it back, or two hours after they claimed it.',
  },
  'task-not-held': {
    status: 409,
    title: 'You do not have this task',
    detail: 'Claim it, make sure that its outcome is still true, and send it again.',
  },
  'task-done': {
    status: 409,
    title: 'This task has another outcome',
    detail: 'It is done, or about to be. Nothing was changed.',
  },
  'second-person-needed': {
    status: 409,
    title: 'Somebody else must release this too',
    detail: 'You have released it. More than 100 notifications need two people; nothing was changed.',
  },
  'quarantine-decided': {
    status: 409,
    title: 'Somebody else has decided',
    detail: 'Read the group again: it says who, and what. Nothing was changed.',
  },
  'letter-not-printed': {
    status: 409,
    title: 'This letter was never printed',
    detail: 'Get the letter of this task first: what is posted must be what is kept here.',
  },
  'no-postal-address': {
    status: 409,
    title: 'There is no address to post a letter to',
    detail: 'Complete the task with the outcome "no-address".',
  },
  'body-too-large': {
    status: 413,
    title: 'The body is too large',
    detail: 'Send less at once.',
  },
  'content-type-unknown': {
    status: 415,
    title: 'The content type is not known here',
    detail: 'Send one that the route takes.',
  },
  'fields-not-right': {
    status: 422,
    title: 'Some fields are not right',
    detail: 'Correct the fields named in "errors" and send it again.',
  },
  'code-not-right': {
    status: 422,
    title: 'The code is not right, or too old',
    detail: `Check the code and try again. To get a new one, send the form again, or call ${OFFICE_PHONE}, Monday to Friday, 8 to 5.`,
  },
  'not-signed-in': {
    status: 401,
    title: 'You are not signed in',
    detail: 'Sign in with a code first. A session ends after 30 minutes.',
  },
  'from-elsewhere': {
    status: 403,
    title: 'This came from another site',
    detail: 'Changes are made from our own pages only. Nothing was changed.',
  },
  'only-she-herself': {
    status: 403,
    title: 'Only she herself can do this',
    detail: 'You look after her contacts. Nothing was changed.',
  },
  'sign-in-code-not-right': {
    status: 422,
    title: 'The code is not right, or too old',
    detail: 'Check the code and try again. A code lasts 15 minutes and works once.',
  },
  'not-without-knowing': {
    status: 422,
    title: 'Please read what this means first',
    detail:
      'Nothing was changed. Read "errors"; if you still want it, send it again and say that you understood.',
  },
  'changed-meanwhile': {
    status: 409,
    title: 'It was changed at the same time',
    detail: 'Nothing was changed by this request. Send it again.',
  },
  'too-many-tries': {
    status: 429,
    title: 'Too many tries',
    detail: 'Wait a quarter of an hour, and try again with the newest code.',
  },
  failed: {
    status: 500,
    title: 'Something went wrong on our side',
    detail: 'Please send the same request again later.',
  },
} as const satisfies Record<
  string,
  { readonly status: number; readonly title: string; readonly detail: string }
>;

export type ProblemName = keyof typeof problems;

const isProblemName = (name: string): name is ProblemName => name in problems;

/** A name for programs to tell problems apart by (RFC 9457, section 3.1.1); there is no page behind it. */
export const problemTypeOf = (name: string): string => `https://vn.mo.gov/problems/${name}`;

/** Which problem of the catalogue it is. */
export const problemNameOf = ({ type }: Pick<Problem, 'type'>): ProblemName | undefined =>
  Object.keys(problems)
    .filter(isProblemName)
    .find((name) => problemTypeOf(name) === type);

/** A problem of the catalogue; `detail` replaces the catalogue's where more is known, `errors` name the fields. */
export const problemFor = (
  name: ProblemName,
  { detail, errors }: { readonly detail?: string; readonly errors?: readonly FieldProblem[] } = {},
): Problem => ({
  type: problemTypeOf(name),
  title: problems[name].title,
  status: problems[name].status,
  detail: detail ?? problems[name].detail,
  ...(errors === undefined ? {} : { errors }),
});

/** Refuses a body of more bytes than a route takes. */
export const tooLarge = (most: number): Problem =>
  problemFor('body-too-large', { detail: `Send at most ${most} bytes.` });

const FORM = 'application/x-www-form-urlencoded';

/** Refuses a content type: nearly everywhere JSON is welcome, at some routes web forms are too. */
export const unknownType = ({ forms }: { readonly forms: boolean | 'only' }): Problem => {
  const both = forms ? `application/json or ${FORM}` : 'application/json';
  return problemFor('content-type-unknown', { detail: `Send ${forms === 'only' ? FORM : both}.` });
};
