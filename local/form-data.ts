/** A form as a browser sends it with a file: the fields before the file, and the file. */
export interface FormData {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Buffer;
}

const LINE = '\r\n';

/** Reads multipart/form-data (RFC 7578); undefined when it is none, or has no file. What comes behind the file is not read. */
export const formDataOf = (contentType: string | undefined, body: Buffer): FormData | undefined => {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1];
  if (boundary === undefined) return undefined;
  const fields = new Map<string, string>();
  for (const part of partsOf(body, `--${boundary}`)) {
    if (part.name === 'file') return { fields, file: part.content };
    // S3 knows its fields by small letters and by large ones.
    fields.set(part.name.toLowerCase(), part.content.toString());
  }
  return undefined;
};

interface Part {
  readonly name: string;
  readonly content: Buffer;
}

function* partsOf(body: Buffer, delimiter: string): Generator<Part> {
  let from = body.indexOf(delimiter);
  while (from >= 0) {
    const start = from + delimiter.length + LINE.length;
    const next = body.indexOf(LINE + delimiter, start - LINE.length);
    const headEnd = body.indexOf(LINE + LINE, start);
    if (next < 0 || headEnd < 0) return;
    const head = body.subarray(start, headEnd).toString();
    const name = /;\s*name="([^"]*)"/i.exec(head)?.[1] ?? '';
    yield { name, content: body.subarray(headEnd + 2 * LINE.length, next) };
    from = next + LINE.length;
  }
}
