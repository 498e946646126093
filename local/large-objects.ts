import type { AwsCall } from './aws-call.ts';
import type { Reply } from './aws-reply.ts';

/** The engine takes bodies of eleven megabytes at most; S3 itself wants parts of five or more. */
const PART_BYTES = 8 * 1024 * 1024;

type Send = (call: AwsCall) => Promise<Reply>;

/** Whether an object has to be handed to the engine in parts. */
export const isLarge = ({ operation, body }: AwsCall): boolean =>
  operation === 'PutObject' && body.length > PART_BYTES;

/** Hands a large object to the engine in parts. */
export const sendInParts = async (call: AwsCall, send: Send): Promise<Reply> => {
  const step = (method: string, query: string, body: Buffer): Promise<Reply> =>
    send({
      ...call,
      ...{ method, body, url: `${call.url}?${query}` },
      headers: { ...call.headers, 'content-length': String(body.length) },
    });
  const begun = await step('POST', 'uploads', Buffer.alloc(0));
  const upload = /<UploadId>([^<]+)<\/UploadId>/.exec(begun.body.toString())?.[1];
  if (upload === undefined) return begun;
  const tags: string[] = [];
  for (let from = 0; from < call.body.length; from += PART_BYTES) {
    const part = call.body.subarray(from, from + PART_BYTES);
    const answer = await step('PUT', `partNumber=${tags.length + 1}&uploadId=${upload}`, part);
    if (answer.status !== 200) return answer;
    tags.push(String(answer.headers['etag']));
  }
  const parts = tags.map((tag, at) => `<Part><PartNumber>${at + 1}</PartNumber><ETag>${tag}</ETag></Part>`);
  const list = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
  return step('POST', `uploadId=${upload}`, Buffer.from(list));
};
