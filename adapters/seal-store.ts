import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { seal, type Seal, type SealId } from '../domain/seal.ts';

/** The seals of the ledger in a bucket that keeps what is written: nobody, we included, can change or delete one in its time. */
export interface SealStore {
  /** Which seals there are, by day. A few hundred come to it each year. */
  readonly list: () => Promise<readonly SealId[]>;
  /** Undefined when what is stored there is no seal. */
  readonly read: (id: SealId) => Promise<Seal | undefined>;
  /** Writes a seal unless there is one in its place; tells whether it did. */
  readonly writeOnce: (of: Seal) => Promise<boolean>;
}

const PREFIX = 'seals/';

const keyOf = ({ day, runDay }: SealId): string => `${PREFIX}${day}/${runDay}.json`;

const idFrom = (key: string): SealId | undefined => {
  const [, day, runDay] = /^seals\/(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})\.json$/.exec(key) ?? [];
  return day === undefined || runDay === undefined ? undefined : { day, runDay };
};

const sealFrom = (content: string): Seal | undefined => {
  try {
    return seal.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
};

/** Another was first: there before us, or writing at the same moment. */
const TAKEN = ['PreconditionFailed', 'ConditionalRequestConflict'];

export const sealStore = (client: S3Client, Bucket: string): SealStore => ({
  list: async () => {
    const ids: SealId[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket,
          Prefix: PREFIX,
          ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
        }),
      );
      ids.push(...(page.Contents ?? []).flatMap(({ Key = '' }) => idFrom(Key) ?? []));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return ids;
  },
  read: async (id) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: keyOf(id) }));
    return sealFrom((await Body?.transformToString()) ?? '');
  },
  writeOnce: async (of) => {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket,
          Key: keyOf(of),
          Body: JSON.stringify(of),
          ContentType: 'application/json',
          IfNoneMatch: '*',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && TAKEN.includes(error.name)) return false;
      throw error;
    }
  },
});
