import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { UnreadableItem } from '../domain/errors.ts';

/** Letters as they were printed, for as long as the bucket keeps them. */
export interface LettersStore {
  /** Keeps the letter of a task unless there is one; answers the one that is kept. */
  readonly keepOnce: (taskId: string, pdf: Uint8Array) => Promise<Uint8Array>;
  /** The letter that was kept. */
  readonly get: (taskId: string) => Promise<Uint8Array>;
}

/** Another was first: there before us, or writing at the same moment. */
const TAKEN = ['PreconditionFailed', 'ConditionalRequestConflict'];

export const lettersStore = (client: S3Client, Bucket: string): LettersStore => {
  const objectOf = (taskId: string): { readonly Bucket: string; readonly Key: string } => ({
    Bucket,
    Key: `letters/${taskId}.pdf`,
  });
  const get: LettersStore['get'] = async (taskId) => {
    const { Body } = await client.send(new GetObjectCommand(objectOf(taskId)));
    if (Body === undefined) throw new UnreadableItem('A kept letter is empty.');
    return Body.transformToByteArray();
  };
  return {
    get,
    keepOnce: async (taskId, pdf) => {
      try {
        await client.send(
          new PutObjectCommand({
            ...objectOf(taskId),
            Body: pdf,
            ContentType: 'application/pdf',
            IfNoneMatch: '*',
          }),
        );
        return pdf;
      } catch (error) {
        if (error instanceof Error && TAKEN.includes(error.name)) return get(taskId);
        throw error;
      }
    },
  };
};
