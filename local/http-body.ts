import type { IncomingMessage } from 'node:http';

/** The whole body, or nothing if it is larger than allowed: no more than that is ever kept. */
export const bodyOf = async (request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The request stays open when it is too long, so that the sender can still be told.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
