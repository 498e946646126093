import type { Endpoint } from './entrypoints.ts';
import { invalid, isForm, refused, refuseOver, valueFrom, type HttpRequest } from './http.ts';
import type { FormSubmissionsTable } from '../adapters/form-submissions-table.ts';
import type { SendHints } from '../adapters/hints.ts';
import type { Observe } from '../adapters/observability.ts';
import { LONGEST_KEY, mostBytes } from '../api/limits.ts';
import { REQUEST_RECEIVED } from '../api/messages.ts';
import { problemFor } from '../api/problems.ts';
import type { RegistrationReceived } from '../api/replies.ts';
import { answersIn } from '../domain/answers.ts';
import { readRegistration, type RegistrationForm } from '../domain/registration.ts';
import { idempotencyIdFor, submissionIdFor } from '../domain/secrets.ts';

export interface SubmitEdges {
  readonly formSubmissions: Pick<FormSubmissionsTable, 'putOnce' | 'armAgain' | 'rememberKey'>;
  readonly hintRegistration: SendHints;
  readonly observe: Observe;
  readonly indexKey: string;
  readonly now: () => Date;
}

/** A web form says what people mean by it; JSON is taken at its word. */
const asMeant = (request: HttpRequest): HttpRequest =>
  isForm(request) ? { ...request, body: answersIn(new URLSearchParams(request.body)).toString() } : request;

const formFrom = (request: HttpRequest, now: Date): RegistrationForm => {
  const reading = readRegistration(valueFrom(asMeant(request), { forms: true }), now);
  if (reading.is === 'invalid') throw invalid(reading.errors);
  return reading.value;
};

/**
 * POST /registrations: keeps the Victim Notification Request word for word, once. It is the written request of
 * RSMo 595.209, and it is on record when this answers 202. The same content, or the same Idempotency-Key, is the same
 * submission; sent again after ten minutes or more, it only has the codes sent again.
 */
export const submitForm =
  (edges: SubmitEdges): Endpoint<RegistrationReceived> =>
  async (request) => {
    const { formSubmissions, hintRegistration, observe, indexKey, now } = edges;
    refuseOver(mostBytes.registration, request);
    const form = formFrom(request, now());
    const submissionId = submissionIdFor(indexKey, JSON.stringify(form));
    await honourKey(edges, request.header('idempotency-key'), submissionId);

    const isNew = await formSubmissions.putOnce(
      {
        submissionId,
        raw: request.body,
        contentType: request.header('content-type') ?? '',
        form,
        source: 'web',
      },
      now(),
    );
    if (isNew) observe.count({ RegistrationsAccepted: 1 });
    else await formSubmissions.armAgain(submissionId, now());
    await hintRegistration([{ ids: [submissionId] }]).catch((error: unknown) => {
      // On record already: the clock finds what was not hinted.
      observe.log('hint refused', { submissionId, error: error instanceof Error ? error.name : 'unknown' });
      observe.count({ HintsRefused: 1 });
    });
    return { statusCode: 202, json: { message: REQUEST_RECEIVED } satisfies RegistrationReceived };
  };

/** One key stands for one content: with another it is a mistake of the caller, and nothing is kept. */
const honourKey = async (
  { formSubmissions, indexKey }: SubmitEdges,
  key: string | undefined,
  submissionId: string,
): Promise<void> => {
  if (key === undefined) return;
  if (key === '' || key.length > LONGEST_KEY) {
    throw invalid([{ field: 'Idempotency-Key', problem: `must have 1 to ${LONGEST_KEY} characters` }]);
  }
  if ((await formSubmissions.rememberKey(idempotencyIdFor(indexKey, key), submissionId)) === 'different') {
    throw refused(problemFor('key-taken'));
  }
};
