/** Tells whether a DOC number was met before: one bit for each, twelve megabytes, however long the file. */
export const numbersSeen = (): ((docNumber: string) => boolean) => {
  const seen = new Uint8Array(100_000_000 / 8);
  return (docNumber) => {
    const number = Number(docNumber);
    const byte = seen[number >> 3] ?? 0;
    const bit = 1 << (number & 7);
    seen[number >> 3] = byte | bit;
    return (byte & bit) !== 0;
  };
};
