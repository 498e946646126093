import type { S3Client } from '@aws-sdk/client-s3';
import { awsError } from './fakes-dynamodb.ts';

/** A bucket in memory, by key, bytes as Latin-1; what was written can also be tampered with. */
export type MemoryBucket = Map<string, string>;

interface Command {
  readonly constructor: { readonly name: string };
  readonly input: {
    readonly Key?: string;
    readonly Prefix?: string;
    readonly Body?: string | Uint8Array;
    readonly IfNoneMatch?: string;
    readonly ContinuationToken?: string;
  };
}

/** The few requests that seals, letters and recordings need, as S3 answers them; pages of `pageSize` keys. `before` each may throw. */
export const memoryS3 = (
  bucket: MemoryBucket,
  {
    pageSize = 1000,
    before = () => undefined,
  }: { pageSize?: number; before?: (operation: string) => void } = {},
): S3Client => {
  const operations: Readonly<Record<string, (input: Command['input']) => unknown>> = {
    PutObjectCommand: ({ Key = '', Body = '', IfNoneMatch }) => {
      if (IfNoneMatch === '*' && bucket.has(Key)) throw awsError('PreconditionFailed', 412);
      bucket.set(Key, typeof Body === 'string' ? Body : Buffer.from(Body).toString('latin1'));
      return {};
    },
    GetObjectCommand: ({ Key = '' }) => {
      const content = bucket.get(Key);
      if (content === undefined) throw awsError('NoSuchKey', 404);
      return {
        Body: {
          transformToString: () => Promise.resolve(content),
          transformToByteArray: () => Promise.resolve(Buffer.from(content, 'latin1')),
        },
      };
    },
    DeleteObjectCommand: ({ Key = '' }) => {
      bucket.delete(Key);
      return {};
    },
    ListObjectsV2Command: ({ Prefix = '', ContinuationToken = '' }) => {
      const keys = [...bucket.keys()]
        .filter((key) => key.startsWith(Prefix) && key > ContinuationToken)
        .toSorted();
      const page = keys.slice(0, pageSize);
      return {
        Contents: page.map((Key) => ({
          Key,
          Size: bucket.get(Key)?.length ?? 0,
          LastModified: new Date('2026-05-04T15:30:00Z'),
        })),
        ...(keys.length > pageSize ? { NextContinuationToken: page.at(-1) } : {}),
      };
    },
  };
  const run = ({ constructor: { name }, input }: Command): unknown => {
    before(name);
    const operation = operations[name];
    if (operation === undefined) throw new Error(`${name} is not known to the twin.`);
    return operation(input);
  };
  return { send: (command: Command) => Promise.resolve().then(() => run(command)) } as unknown as S3Client;
};
