import { observe } from '../../adapters/observability.ts';
import { httpFunction, type Endpoint, type Website } from '../../lambdas/entrypoints.ts';
import { ownJsonFrom } from '../../lambdas/own-site.ts';
import { httpEvent, lambdaContext } from '../support/events.ts';

const PROOF = 'proof'.repeat(12);
const ADDRESS_OF_CLOUDFRONT = '205.255.255.176';

const silent = observe(
  () => undefined,
  () => new Date(0),
);
const call = async (
  endpoint: Endpoint,
  headers: Readonly<Record<string, string>>,
  website: Website = {},
): Promise<{ statusCode: number | undefined; json: unknown }> => {
  const event = httpEvent({ headers: { 'content-type': 'application/json', ...headers }, body: '{}' });
  const { statusCode, body } = await httpFunction(endpoint, silent, website)(event, lambdaContext());
  return { statusCode, json: JSON.parse(body ?? '') };
};

describe('whose request it is', () => {
  const source: Endpoint<{ source: string }> = (request) =>
    Promise.resolve({ statusCode: 200, json: { source: request.source } });
  const sourceBy = async (headers: Readonly<Record<string, string>>, website: Website): Promise<unknown> =>
    (await call(source, headers, website)).json;
  const website = { viewerProof: PROOF };

  it('is told by CloudFront, whatever the viewer said before', async () => {
    const headers = {
      'x-viewer-proof': PROOF,
      'x-forwarded-for': `198.51.100.1, 192.0.2.7, ${ADDRESS_OF_CLOUDFRONT}`,
    };

    expect(await sourceBy(headers, website)).toEqual({ source: '192.0.2.7' });
  });

  it.each([
    ['nobody proves that it came by the website', {}],
    ['the proof is wrong', { 'x-viewer-proof': `${PROOF}!` }],
    ['the proof is empty', { 'x-viewer-proof': '' }],
  ])('is who API Gateway sees, if %s', async (_, headers) => {
    const spoofed = { ...headers, 'x-forwarded-for': `192.0.2.7, ${ADDRESS_OF_CLOUDFRONT}` };

    expect(await sourceBy(spoofed, website)).toEqual({ source: ADDRESS_OF_CLOUDFRONT });
  });

  it('is who API Gateway sees, if CloudFront named nobody', async () => {
    const headers = { 'x-viewer-proof': PROOF, 'x-forwarded-for': ADDRESS_OF_CLOUDFRONT };

    expect(await sourceBy(headers, website)).toEqual({ source: ADDRESS_OF_CLOUDFRONT });
  });

  it('is who API Gateway sees, in a function that knows no proof', async () => {
    const headers = { 'x-viewer-proof': '', 'x-forwarded-for': `192.0.2.7, ${ADDRESS_OF_CLOUDFRONT}` };

    expect(await sourceBy(headers, {})).toEqual({ source: ADDRESS_OF_CLOUDFRONT });
  });
});

describe('a change', () => {
  const change: Endpoint = (request) =>
    Promise.resolve({ statusCode: 200, json: { read: ownJsonFrom(request) } });
  const website = { linkBase: 'https://vn.mo.gov/a/' };

  it.each([
    ['our website, behind which the host is the API’s', 'https://vn.mo.gov', 200],
    ['our website over plain HTTP', 'http://vn.mo.gov', 403],
    ['a site below ours', 'https://other.vn.mo.gov', 403],
    ['another site', 'https://vn.mo.gov.example.org', 403],
    ['a page without an origin', 'null', 403],
    ['the API’s own address', 'https://id.execute-api.us-east-1.amazonaws.com', 200],
  ])('from %s: %s', async (_, origin, status) => {
    expect((await call(change, { origin }, website)).statusCode).toBe(status);
  });

  it('from our website is refused where nobody said which that is', async () => {
    expect((await call(change, { origin: 'https://vn.mo.gov' })).statusCode).toBe(403);
  });
});
