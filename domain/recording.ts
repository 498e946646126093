/** What a recorded statement may be: sound, video, or a PDF for whoever has it on paper. */
export const recordingKinds = ['sound', 'video', 'paper'] as const;
export type RecordingKind = (typeof recordingKinds)[number];

/** What may be sent of one kind. S3 holds the sender to it; what it really is, its first bytes tell. */
export interface RecordingRule {
  /** How the type that the sender names must begin. */
  readonly typeBegins: string;
  /** The type that a form without scripts names. */
  readonly type: string;
  readonly mostBytes: number;
}

const MEGABYTE = 1_000_000;

export const recordingRules: Readonly<Record<RecordingKind, RecordingRule>> = {
  sound: { typeBegins: 'audio/', type: 'audio/mpeg', mostBytes: 100 * MEGABYTE },
  video: { typeBegins: 'video/', type: 'video/mp4', mostBytes: 250 * MEGABYTE },
  paper: { typeBegins: 'application/pdf', type: 'application/pdf', mostBytes: 20 * MEGABYTE },
};

/** How long a form to send a recording can be used. */
export const SEND_RECORDING_WITHIN_SECONDS = 3600;

/** How long a link to a recording can be used by whoever of the office has asked for it. */
export const OPEN_RECORDING_WITHIN_SECONDS = 60;

/** Where the recordings of a request lie, each kind once: what is sent again takes the place of what was there. */
export const recordingKeyOf = (requestId: string, kind: RecordingKind): string =>
  `recordings/${requestId}/${kind}`;

export const isRecordingKind = (word: string | undefined): word is RecordingKind =>
  recordingKinds.some((kind) => kind === word);

/** A file as its content shows it. */
export interface FileType {
  readonly type: string;
  readonly extension: string;
}

/** How many bytes it takes to know a file. */
export const BYTES_TO_KNOW = 16;

type Signature = readonly [type: string, extension: string, pattern: RegExp];

/** First bytes as Latin-1, of what phones, recorders and computers write. */
const signatures: readonly Signature[] = [
  ['audio/mpeg', 'mp3', /^(?:ID3|\xff[\xe2-\xe7\xf2-\xf7\xfa-\xfb])/],
  ['audio/aac', 'aac', /^\xff[\xf0\xf1\xf8\xf9]/],
  ['audio/mp4', 'm4a', /^.{4}ftypM4[AB]/s],
  ['audio/wav', 'wav', /^RIFF.{4}WAVE/s],
  ['audio/ogg', 'ogg', /^OggS/],
  ['audio/flac', 'flac', /^fLaC/],
  ['audio/amr', 'amr', /^#!AMR/],
  ['audio/aiff', 'aiff', /^FORM.{4}AIF[FC]/s],
  ['video/quicktime', 'mov', /^.{4}(?:ftypqt|moov|wide|mdat)/s],
  ['video/3gpp', '3gp', /^.{4}ftyp3g/s],
  ['video/mp4', 'mp4', /^.{4}ftyp/s],
  ['video/webm', 'webm', /^\x1aE\xdf\xa3/],
  ['video/x-msvideo', 'avi', /^RIFF.{4}AVI /s],
  ['video/x-ms-wmv', 'wmv', /^0&\xb2u\x8ef\xcf\x11/],
  ['application/pdf', 'pdf', /^%PDF-/],
];

/** What a recording is by its first bytes, whatever its sender called it; undefined when it is nothing of what may be sent. */
export const fileTypeOf = (firstBytes: Uint8Array): FileType | undefined => {
  const text = Buffer.from(firstBytes).toString('latin1');
  const [type, extension] = signatures.find(([, , pattern]) => pattern.test(text)) ?? [];
  return type === undefined || extension === undefined ? undefined : { type, extension };
};
