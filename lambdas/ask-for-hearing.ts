import { hintErrands, type HintErrandEdges } from './hint-errands.ts';
import { invalid, type HttpRequest } from './http.ts';
import type { SealedErrands } from '../adapters/errands-table.ts';
import type { SentRequest } from '../domain/asked-at-hearing.ts';
import { hearingProblems, hearingRequest, type HearingRequest } from '../domain/hearing-request.ts';
import { read } from '../domain/problems.ts';
import { hearingRequestIdFor } from '../domain/secrets.ts';
import { after, startOfWhile } from '../domain/times.ts';
import { PATIENCE_SECONDS, REQUEST_AGAIN_AFTER_SECONDS } from '../domain/timing.ts';

export interface AskEdges extends HintErrandEdges {
  readonly errands: Pick<SealedErrands, 'addOnce'>;
  readonly indexKey: string;
  readonly now: () => Date;
}

/** What a body that was read asks for at a hearing. */
export const hearingRequestIn = (value: unknown): HearingRequest => {
  const reading = read(hearingRequest, value);
  if (reading.is === 'invalid') throw invalid(reading.errors);
  const errors = hearingProblems(reading.value);
  if (errors.length > 0) throw invalid(errors);
  return reading.value;
};

/**
 * Puts a request for a hearing on record, sealed and word for word; answers its id. Nothing is looked up here: the same two
 * requests whoever sends it. A worker finds out whose it is.
 */
export const askForHearing = async (
  edges: AskEdges,
  { body, header }: HttpRequest,
  by: SentRequest['by'],
  request: HearingRequest,
): Promise<string> => {
  const { errands, indexKey, now } = edges;
  const at = now();
  const way = by.is === 'link' ? by.code : `account ${by.notificationId}`;
  const errandId = hearingRequestIdFor(indexKey, way, body, startOfWhile(at, REQUEST_AGAIN_AFTER_SECONDS));
  const sent: SentRequest = {
    ...{ by, request, raw: body },
    contentType: header('content-type') ?? '',
    receivedAt: at.toISOString(),
  };
  const dueAt = after(at, PATIENCE_SECONDS);
  await errands.addOnce({ errandId, kind: 'hearing-request', secret: JSON.stringify(sent), dueAt });
  await hintErrands(edges, [errandId]);
  return errandId;
};
