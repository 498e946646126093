import * as z from 'zod';
import type { AwsCall } from './aws-call.ts';
import { errorReply, type Reply } from './aws-reply.ts';
import type { Clock } from './clock.ts';
import { isLarge, sendInParts } from './large-objects.ts';
import type { Journal } from './journal.ts';
import type { Bucket } from './plan-outside.ts';
import { s3TargetOf, type S3Target } from './s3-call.ts';

/** Until when an object must stay as it is. */
export const objectLock = z.strictObject({
  bucket: z.string(),
  key: z.string(),
  mode: z.string(),
  until: z.string(),
});
export type ObjectLock = z.infer<typeof objectLock>;

/** Stands before the engine, which knows neither conditions nor locks. */
export interface Objects {
  readonly perform: (call: AwsCall, send: (call: AwsCall) => Promise<Reply>) => Promise<Reply>;
}

type Send = (call: AwsCall) => Promise<Reply>;

/**
 * Objects of the given buckets. AWS keeps the locked version and puts another beside it; the engine has one version
 * only, so that here a locked object can be neither overwritten nor deleted.
 */
export const objects = (buckets: readonly Bucket[], locks: Journal<ObjectLock>, clock: Clock): Objects => {
  const lockOf = ({ bucket, key }: S3Target): ObjectLock | undefined =>
    locks.entries.findLast(
      (lock) => lock.bucket === bucket && lock.key === key && new Date(lock.until) > clock.now(),
    );
  const write = async (call: AwsCall, target: S3Target, send: Send): Promise<Reply> => {
    const refusal = (await refusalOf(call, send)) ?? (lockOf(target) && locked());
    if (refusal) return refusal;
    const answer = await (isLarge(call) ? sendInParts(call, send) : send(call));
    const lock = newLock(call, target, buckets, clock.now());
    if (lock && call.operation === 'PutObject' && answer.status === 200) locks.append(lock);
    return answer;
  };
  const alone = oneByOne();
  return {
    perform: async (call, send) => {
      const target = s3TargetOf(call.method, call.url);
      if (target.operation.includes(' '))
        return errorReply(
          's3',
          501,
          'NotImplemented',
          `${target.operation} is not known to the local runtime`,
        );
      if (target.operation === 'PutObject' || target.operation === 'DeleteObject')
        return alone(`${target.bucket}/${target.key}`, () => write(call, target, send));
      return withLock(await send(call), target.key ? lockOf(target) : undefined);
    },
  };
};

const locked = (): Reply =>
  errorReply('s3', 403, 'AccessDenied', 'Access Denied because object protected by object lock.');

/** `If-None-Match: *`, the one condition on a write that is used: only if there is no such object. */
const refusalOf = async (call: AwsCall, send: Send): Promise<Reply | undefined> => {
  if (call.headers['if-none-match'] !== '*') return undefined;
  const headers = { ...call.headers, 'content-length': '0' };
  const found = await send({ ...call, method: 'HEAD', body: Buffer.alloc(0), headers });
  return found.status === 200
    ? errorReply(
        's3',
        412,
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
      )
    : undefined;
};

const newLock = (
  { headers }: AwsCall,
  { bucket, key }: S3Target,
  buckets: readonly Bucket[],
  now: Date,
): ObjectLock | undefined => {
  const { hasLock = false, retentionMs } = buckets.find(({ name }) => name === bucket) ?? {};
  if (!hasLock) return undefined;
  const asked = headers['x-amz-object-lock-retain-until-date'];
  const mode = String(headers['x-amz-object-lock-mode'] ?? 'COMPLIANCE');
  if (typeof asked === 'string') return { bucket, key, mode, until: asked };
  if (retentionMs === undefined) return undefined;
  return { bucket, key, mode, until: new Date(now.getTime() + retentionMs).toISOString() };
};

const withLock = (answer: Reply, lock: ObjectLock | undefined): Reply => {
  if (!lock || answer.status !== 200) return answer;
  const { mode, until } = lock;
  const fields = { 'x-amz-object-lock-mode': mode, 'x-amz-object-lock-retain-until-date': until };
  return { ...answer, headers: { ...answer.headers, ...fields } };
};

/** Two writes of one object meet nobody between the look and the write. */
const oneByOne = (): ((name: string, work: () => Promise<Reply>) => Promise<Reply>) => {
  const last = new Map<string, Promise<unknown>>();
  return (name, work) => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work);
    const settled = mine
      .catch(() => undefined)
      .then(() => {
        if (last.get(name) === settled) last.delete(name);
      });
    last.set(name, settled);
    return mine;
  };
};
