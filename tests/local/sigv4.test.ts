import { signed, signerOf, type SignedRequest, type Verifier } from '../../local/sigv4.ts';

/** AWS's own test suite for Signature Version 4: key, date and expected signatures are published there. */
const credential = { accessKey: 'AKIDEXAMPLE', date: '20150830', region: 'us-east-1', service: 'service' };
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const now = new Date('2015-08-30T12:36:00Z');
const verifier: Verifier = {
  service: 'service',
  region: 'us-east-1',
  secretOf: (key) => (key === 'AKIDEXAMPLE' ? SECRET : undefined),
  now,
};

const aRequest = (more: Partial<SignedRequest> = {}): SignedRequest => ({
  method: 'GET',
  url: '/',
  headers: { host: 'example.amazonaws.com' },
  body: Buffer.alloc(0),
  ...more,
});
const sign = (request: SignedRequest): SignedRequest => ({
  ...request,
  headers: { ...request.headers, ...signed(request, credential, SECRET, now) },
});

it.each([
  ['get-vanilla', '/', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
  [
    'get-vanilla-query-order-key-case',
    '/?Param2=value2&Param1=value1',
    'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  ],
])('signs %s as published', (_, url, signature) => {
  expect(sign(aRequest({ url })).headers['authorization']).toContain(`Signature=${signature}`);
});

it.each([
  ['a body', { method: 'POST', body: Buffer.from('{"a":1}') }],
  ['an encoded path', { url: '/status-changes/a%20b%3Ac' }],
  ['a query with the same name twice', { url: '/?b=2&a=x%20y&b=1' }],
])('accepts its own signature over %s', (_, request) => {
  expect(signerOf(sign(aRequest(request)), verifier)).toBe('AKIDEXAMPLE');
});

const aSignedPost = sign(aRequest({ method: 'POST', url: '/a?x=1', body: Buffer.from('{"a":1}') }));
const changedHeader = (name: string, change: (value: string) => string): SignedRequest => ({
  ...aSignedPost,
  headers: { ...aSignedPost.headers, [name]: change(String(aSignedPost.headers[name])) },
});

it.each<[string, SignedRequest, Partial<Verifier>]>([
  ['another method', { ...aSignedPost, method: 'PUT' }, {}],
  ['another path', { ...aSignedPost, url: '/b?x=1' }, {}],
  ['another query', { ...aSignedPost, url: '/a?x=2' }, {}],
  ['one changed byte of the body', { ...aSignedPost, body: Buffer.from('{"a":2}') }, {}],
  ['another host', changedHeader('host', () => 'other.amazonaws.com'), {}],
  ['another time', changedHeader('x-amz-date', () => '20150830T123601Z'), {}],
  [
    'one changed digit of the signature',
    changedHeader('authorization', (text) => text.replace(/.$/, (end) => (end === '0' ? '1' : '0'))),
    {},
  ],
  ['a signature cut short', changedHeader('authorization', (text) => text.slice(0, -1)), {}],
  [
    'a host that is not signed',
    changedHeader('authorization', (text) => text.replace('SignedHeaders=host;', 'SignedHeaders=')),
    {},
  ],
  ['no signature', { ...aSignedPost, headers: { host: 'example.amazonaws.com' } }, {}],
  ['an unknown key', aSignedPost, { secretOf: () => undefined }],
  ['another secret', aSignedPost, { secretOf: () => 'other' }],
  ['another service', aSignedPost, { service: 'execute-api' }],
  ['another region', aSignedPost, { region: 'us-west-2' }],
  ['a clock 5 minutes and a second ahead', aSignedPost, { now: new Date(now.getTime() + 301_000) }],
  ['a clock 5 minutes and a second behind', aSignedPost, { now: new Date(now.getTime() - 301_000) }],
])('refuses %s', (_, request, different) => {
  expect(signerOf(request, { ...verifier, ...different })).toBeUndefined();
});

it.each([300_000, -300_000])('bears a clock that is %d ms off', (difference) => {
  const at = { ...verifier, now: new Date(now.getTime() + difference) };

  expect(signerOf(aSignedPost, at)).toBe('AKIDEXAMPLE');
});
