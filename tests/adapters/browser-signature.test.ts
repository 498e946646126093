import { policySignature, signedLink, signerFields } from '../../adapters/browser-signature.ts';
import { recordingDoor } from '../../adapters/recording-door.ts';

/** The keys and values of the examples in AWS's documentation of Signature Version 4 for S3. */
const EXAMPLE = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};

/** The policy of "Example: browser-based upload using HTTP POST", line for line: its lines end as on Windows. */
const POLICY = [
  '{ "expiration": "2015-12-30T12:00:00.000Z",',
  '  "conditions": [',
  '    {"bucket": "sigv4examplebucket"},',
  '    ["starts-with", "$key", "user/user1/"],',
  '    {"acl": "public-read"},',
  '    {"success_action_redirect": "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},',
  '    ["starts-with", "$Content-Type", "image/"],',
  '    {"x-amz-meta-uuid": "14365123651274"},',
  '    {"x-amz-server-side-encryption": "AES256"},',
  '    ["starts-with", "$x-amz-meta-tag", ""],',
  '',
  '    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},',
  '    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},',
  '    {"x-amz-date": "20151229T000000Z" }',
  '  ]',
  '}',
].join('\r\n');

describe('what is signed for a browser', () => {
  it('as a form has the signature of AWS’s own example', () => {
    const now = new Date('2015-12-29T00:00:00Z');

    expect(policySignature(EXAMPLE, now, Buffer.from(POLICY).toString('base64'))).toBe(
      '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
    );
    expect(signerFields(EXAMPLE, now)).toEqual({
      'x-amz-algorithm': 'AWS4-HMAC-SHA256',
      'x-amz-credential': 'AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request',
      'x-amz-date': '20151229T000000Z',
    });
  });

  it('as a link has the signature of AWS’s own example', () => {
    const link = signedLink(EXAMPLE, new Date('2013-05-24T00:00:00Z'), {
      origin: 'https://examplebucket.s3.amazonaws.com',
      path: '/test.txt',
      seconds: 86_400,
    });

    expect(link).toBe(
      'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=' +
        'AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400' +
        '&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });
});

describe('a form to send a recording', () => {
  const address = { origin: 'https://b.s3.us-east-1.amazonaws.com', before: '/' };
  const now = new Date('2026-05-04T15:00:00Z');
  const door = recordingDoor('b', address, { ...EXAMPLE, sessionToken: 'token' });
  const { url, fields, until } = door.mayPost('request-1', 'video', 'https://vn.mo.gov/thanks', now);
  const policy = JSON.parse(Buffer.from(fields['policy'] ?? '', 'base64').toString()) as {
    expiration: string;
    conditions: readonly unknown[];
  };

  it('goes to the bucket, for one file at one place, within an hour', () => {
    expect(url).toBe('https://b.s3.us-east-1.amazonaws.com/');
    expect([until, policy.expiration]).toEqual(['2026-05-04T16:00:00.000Z', '2026-05-04T16:00:00.000Z']);
    expect(policy.conditions).toContainEqual({ bucket: 'b' });
    expect(policy.conditions).toContainEqual({ key: 'recordings/request-1/video' });
    expect(policy.conditions).toContainEqual({ success_action_redirect: 'https://vn.mo.gov/thanks' });
  });

  it('is held to its type and its size', () => {
    expect(policy.conditions).toContainEqual(['starts-with', '$Content-Type', 'video/']);
    expect(policy.conditions).toContainEqual(['content-length-range', 1, 250_000_000]);
  });

  it('has no field that its policy does not name, or S3 would refuse it', () => {
    const named = policy.conditions.flatMap((one) =>
      Array.isArray(one) ? [String(one[1]).replace('$', '')] : Object.keys(one as object),
    );
    const unnamed = Object.keys(fields).filter((name) => !named.includes(name));

    expect(unnamed.toSorted()).toEqual(['policy', 'x-amz-signature']);
    expect(fields['x-amz-security-token']).toBe('token');
  });
});
