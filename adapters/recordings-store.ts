import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  BYTES_TO_KNOW,
  fileTypeOf,
  recordingKeyOf,
  recordingKinds,
  type FileType,
  type RecordingKind,
} from '../domain/recording.ts';

/** A recording that has come. */
export interface KeptRecording {
  readonly kind: RecordingKind;
  readonly bytes: number;
  /** When S3 has taken it, ISO-8601 UTC. */
  readonly receivedAt: string;
}

/** Recorded statements, as victims have sent them. */
export interface RecordingsStore {
  /** What has come for a request. */
  readonly of: (requestId: string) => Promise<readonly KeptRecording[]>;
  /** What a recording is by its first bytes; undefined when there is none, or it is nothing that may be sent. */
  readonly typeOf: (requestId: string, kind: RecordingKind) => Promise<FileType | undefined>;
  /** Deletes whatever has come for a request. */
  readonly erase: (requestId: string) => Promise<void>;
}

const NOT_THERE = ['NoSuchKey', 'InvalidRange'];

export const recordingsStore = (client: S3Client, Bucket: string): RecordingsStore => ({
  of: async (requestId) => {
    const { Contents = [] } = await client.send(
      new ListObjectsV2Command({ Bucket, Prefix: `recordings/${requestId}/` }),
    );
    return recordingKinds.flatMap((kind) => {
      const found = Contents.find(({ Key }) => Key === recordingKeyOf(requestId, kind));
      if (found === undefined) return [];
      return [
        { kind, bytes: found.Size ?? 0, receivedAt: (found.LastModified ?? new Date(0)).toISOString() },
      ];
    });
  },
  typeOf: async (requestId, kind) => {
    try {
      const { Body } = await client.send(
        new GetObjectCommand({
          ...{ Bucket, Key: recordingKeyOf(requestId, kind) },
          Range: `bytes=0-${BYTES_TO_KNOW - 1}`,
        }),
      );
      return Body && fileTypeOf((await Body.transformToByteArray()).subarray(0, BYTES_TO_KNOW));
    } catch (error) {
      if (error instanceof Error && NOT_THERE.includes(error.name)) return undefined;
      throw error;
    }
  },
  erase: async (requestId) => {
    // One after the other, there or not: S3 answers the same.
    for (const kind of recordingKinds)
      await client.send(new DeleteObjectCommand({ Bucket, Key: recordingKeyOf(requestId, kind) }));
  },
});
