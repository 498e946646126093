import { policySignature, signedLink, signerFields, type SigningKey } from './browser-signature.ts';
import { maybeVariable, variable } from './environment.ts';
import {
  OPEN_RECORDING_WITHIN_SECONDS,
  recordingKeyOf,
  recordingRules,
  SEND_RECORDING_WITHIN_SECONDS,
  type FileType,
  type RecordingKind,
} from '../domain/recording.ts';
import { after } from '../domain/times.ts';

/** A form that a browser sends to S3 itself: the fields come first, the file last. */
export interface UploadForm {
  readonly kind: RecordingKind;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly mostBytes: number;
  /** Until when it is taken, ISO-8601 UTC. */
  readonly until: string;
}

/** Lets browsers send a recording to the bucket, and get one from it, without going through a function. */
export interface RecordingDoor {
  /** A form for one recording of one request. `thanks`: where the browser is led when S3 has taken it. */
  readonly mayPost: (requestId: string, kind: RecordingKind, thanks: string, now: Date) => UploadForm;
  /** A link to one recording. `name`: what the file is called where it is saved. */
  readonly mayGet: (requestId: string, kind: RecordingKind, file: FileType, now: Date) => string;
  /** Where forms go: the one origin beside our own to which a page may send one. */
  readonly origin: string;
}

/** Where a bucket is: under its own name, or below an endpoint that has none. */
export interface BucketAddress {
  readonly origin: string;
  /** What comes before a key. */
  readonly before: string;
}

const policyOf = (
  bucket: string,
  fields: Readonly<Record<string, string>>,
  { typeBegins, mostBytes }: { readonly typeBegins: string; readonly mostBytes: number },
  expiration: string,
): string =>
  JSON.stringify({
    expiration,
    conditions: [
      { bucket },
      ...Object.entries(fields)
        .filter(([name]) => name !== 'Content-Type')
        .map(([name, value]) => ({ [name]: value })),
      ['starts-with', '$Content-Type', typeBegins],
      ['content-length-range', 1, mostBytes],
    ],
  });

export const recordingDoor = (
  bucket: string,
  { origin, before }: BucketAddress,
  key: SigningKey,
): RecordingDoor => ({
  origin,
  mayPost: (requestId, kind, thanks, now) => {
    const rule = recordingRules[kind];
    const until = after(now, SEND_RECORDING_WITHIN_SECONDS);
    const fields = {
      key: recordingKeyOf(requestId, kind),
      'Content-Type': rule.type,
      success_action_redirect: thanks,
      ...signerFields(key, now),
    };
    const policy = Buffer.from(policyOf(bucket, fields, rule, until)).toString('base64');
    const signature = policySignature(key, now, policy);
    return {
      ...{ kind, until, mostBytes: rule.mostBytes, url: `${origin}${before}` },
      fields: { ...fields, policy, 'x-amz-signature': signature },
    };
  },
  mayGet: (requestId, kind, { type, extension }, now) =>
    signedLink(key, now, {
      origin,
      path: `${before}${recordingKeyOf(requestId, kind)}`,
      query: {
        'response-content-type': type,
        'response-content-disposition': `attachment; filename="${kind}-${requestId.slice(0, 8)}.${extension}"`,
      },
      seconds: OPEN_RECORDING_WITHIN_SECONDS,
    }),
});

/** Where the bucket is for browsers: on AWS, unless the SDK's own variables name another endpoint. */
const addressOf = (bucket: string, region: string): BucketAddress => {
  const endpoint = maybeVariable('AWS_ENDPOINT_URL_S3') ?? maybeVariable('AWS_ENDPOINT_URL');
  return endpoint === undefined
    ? { origin: `https://${bucket}.s3.${region}.amazonaws.com`, before: '/' }
    : { origin: new URL(endpoint).origin, before: `/${bucket}/` };
};

/** Where the forms of `mayPost` go: a page that may be followed by one of them must allow it too. */
export const recordingsOrigin = (bucket: string): string => addressOf(bucket, variable('AWS_REGION')).origin;

/** The same with the credentials that Lambda gives a function. */
export const ownRecordingDoor = (bucket: string): RecordingDoor => {
  const region = variable('AWS_REGION');
  return recordingDoor(bucket, addressOf(bucket, region), {
    accessKeyId: variable('AWS_ACCESS_KEY_ID'),
    secretAccessKey: variable('AWS_SECRET_ACCESS_KEY'),
    sessionToken: maybeVariable('AWS_SESSION_TOKEN'),
    region,
  });
};
