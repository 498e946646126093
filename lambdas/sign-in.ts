import type { Endpoint } from './entrypoints.ts';
import { hintErrands, type HintErrandEdges } from './hint-errands.ts';
import { invalid } from './http.ts';
import { ownJsonFrom } from './own-site.ts';
import type { SealedErrands } from '../adapters/errands-table.ts';
import { CODE_ON_ITS_WAY } from '../api/messages.ts';
import type { CodeOnItsWay } from '../api/replies-account.ts';
import { read } from '../domain/problems.ts';
import { signInIdFor } from '../domain/secrets.ts';
import { signIn as signInRequest } from '../domain/sign-in.ts';
import { after, startOfWhile } from '../domain/times.ts';
import { PATIENCE_SECONDS, SIGN_IN_AGAIN_AFTER_SECONDS } from '../domain/timing.ts';

export interface SignInEdges extends HintErrandEdges {
  readonly errands: Pick<SealedErrands, 'addOnce'>;
  readonly indexKey: string;
  readonly now: () => Date;
}

/**
 * POST /sign-in: asks for a code. Nothing is looked up here: the same two requests for every address, known or not, and
 * the same answer. A worker finds out whose it is.
 */
export const signIn =
  (edges: SignInEdges): Endpoint<CodeOnItsWay> =>
  async (request) => {
    const { errands, indexKey, now } = edges;
    const reading = read(signInRequest, ownJsonFrom(request));
    if (reading.is === 'invalid') throw invalid(reading.errors);
    const { address } = reading.value;
    const errandId = signInIdFor(indexKey, address, startOfWhile(now(), SIGN_IN_AGAIN_AFTER_SECONDS));
    const dueAt = after(now(), PATIENCE_SECONDS);
    await errands.addOnce({ errandId, kind: 'sign-in-code', secret: address, dueAt });
    await hintErrands(edges, [errandId]);
    return { statusCode: 202, json: { message: CODE_ON_ITS_WAY } };
  };
