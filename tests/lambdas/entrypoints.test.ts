import { observe } from '../../adapters/observability.ts';
import { problemFor } from '../../api/problems.ts';
import { httpFunction, type Endpoint } from '../../lambdas/entrypoints.ts';
import { problem, Refused } from '../../lambdas/http.ts';
import { NOW } from '../support/builders.ts';
import { httpEvent, lambdaContext, type RequestOf } from '../support/events.ts';

const lines: string[] = [];
const call = (endpoint: Endpoint, request: RequestOf = {}) => {
  lines.length = 0;
  const watch = observe(
    (line) => lines.push(line),
    () => NOW,
  );
  return httpFunction(endpoint, watch)(httpEvent(request), lambdaContext());
};
const answering: Endpoint = ({ method, path, query, body, header }) =>
  Promise.resolve({ statusCode: 200, json: { method, path, query, body, type: header('Content-Type') } });

describe('an HTTP function', () => {
  it('reads the request as API Gateway sends it', async () => {
    const { body } = await call(answering, {
      method: 'PUT',
      headers: { 'content-type': 'text/plain' },
      pathParameters: { code: 'x' },
      queryStringParameters: { from: '2026-03-01' },
      body: 'hello',
    });

    expect(JSON.parse(body ?? '')).toEqual({
      method: 'PUT',
      path: { code: 'x' },
      query: { from: '2026-03-01' },
      body: 'hello',
      type: 'text/plain',
    });
  });

  it('reads a body in base64, and one that is not there', async () => {
    const inBase64 = await call(answering, {
      body: Buffer.from('ñ').toString('base64'),
      isBase64Encoded: true,
    });
    const none = await call(answering, { isBase64Encoded: true });

    expect(JSON.parse(inBase64.body ?? '')).toMatchObject({ body: 'ñ' });
    expect(JSON.parse(none.body ?? '')).toMatchObject({ body: '', path: {}, query: {} });
  });

  it('answers so that nothing is kept, framed, sniffed or sent over plain HTTP', async () => {
    const { headers } = await call(answering);

    expect(headers).toEqual({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json',
    });
  });

  it('answers a refusal as the problem that it is', async () => {
    const refusal = new Refused(problem(problemFor('id-taken')));

    const { statusCode, headers, body } = await call(() => Promise.reject(refusal));

    expect(statusCode).toBe(409);
    expect(headers?.['content-type']).toBe('application/problem+json');
    expect(JSON.parse(body ?? '')).toEqual(problemFor('id-taken'));
    expect(lines).toEqual([]);
  });

  it.each([new Error('canary'), 'canary', null])(
    'answers whatever else goes wrong without a word of it: %s',
    async (error) => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- other code may throw anything
      const { statusCode, body } = await call(() => Promise.reject(error));

      expect(statusCode).toBe(500);
      expect(body).toContain('send the same request again later');
      expect(`${body}${lines.join()}`).not.toContain('canary');
      expect(lines).toHaveLength(1);
    },
  );
});
