import type { Language } from '../domain/contact.ts';
import { fullDate } from '../domain/dates.ts';
import type { RecordingKind } from '../domain/recording.ts';
import { button, hidden, idOf } from './fields.ts';
import { filled } from './frame.ts';
import { html, type Markup } from './html.ts';
import { uploadWords } from './words/upload.ts';

/** A form that goes to S3 itself, as the API answers it. */
export interface Upload {
  readonly kind: RecordingKind;
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly mostBytes: number;
  readonly until: string;
}

const accepted: Readonly<Record<RecordingKind, string>> = {
  sound: 'audio/*',
  video: 'video/*',
  paper: 'application/pdf',
};

/** S3 reads the fields in order, and nothing behind the file. */
const formFor = ({ kind, url, fields, mostBytes }: Upload, language: Language): Markup => {
  const words = uploadWords[language];
  const { label, send } = words.kinds[kind];
  const id = idOf(`file-${kind}`);
  return html`<form
    class="usa-form usa-form--large"
    method="post"
    action="${url}"
    enctype="multipart/form-data"
  >
    ${hidden(Object.entries(fields))}
    <div class="usa-form-group">
      <label class="usa-label" for="${id}">${label}</label>
      <span class="usa-hint" id="${id}-hint"
        >${filled(words.most, { megabytes: mostBytes / 1_000_000 })}</span
      >
      <input
        class="usa-file-input"
        type="file"
        id="${id}"
        name="file"
        accept="${accepted[kind]}"
        required
        aria-describedby="${id}-hint"
      />
    </div>
    ${button(send)}
  </form>`;
};

/** Where a recorded statement is sent, by whoever is signed in. */
export const uploadForms = (uploads: readonly Upload[], language: Language): Markup => {
  const words = uploadWords[language];
  const [first] = uploads;
  return html`<h2 id="upload">${words.title}</h2>
    <p>${words.lead}</p>
    <ul>
      ${words.rules.map((rule) => html`<li>${rule}</li>`)}
      ${first !== undefined && html`<li>${filled(words.until, { when: fullDate(first.until, language) })}</li>`}
    </ul>
    ${uploads.map((upload) => formFor(upload, language))}`;
};
