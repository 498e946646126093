import type { EventType } from './event-types.ts';
import { contentOf, nameAsWritten, type BodyRequest } from './message-body.ts';
import { callWordings } from './wording-call.ts';
import type { CallWording } from './wording-call-shape.ts';
import { wordings } from './wording-languages.ts';
import type { EmailContent, Frame, Row } from './wording-shape.ts';

/** What it takes to tell one victim of one status change on the phone. */
export interface CallRequest extends Omit<BodyRequest, 'link' | 'reminder'> {
  /** Whom to ask for, as she gave her name; absent where we do not know it. */
  readonly name?: string | undefined;
}

/** A line that staff speak, or one that they act on. */
export interface ScriptLine {
  readonly is: 'say' | 'do';
  readonly text: string;
}

export interface ScriptSection {
  readonly heading: string;
  readonly lines: readonly ScriptLine[];
}

const say = (text: string): ScriptLine => ({ is: 'say', text });
const act = (text: string): ScriptLine => ({ is: 'do', text });

/**
 * A call from hello to the note of what came of it. Until it is sure who is on the line, nothing that is said tells
 * what it is about. The news is that of the e-mail, word for word.
 */
export const callScript = (request: CallRequest): readonly ScriptSection[] => {
  const { change, language, name, reference } = request;
  const call = callWordings[language];
  const { frame } = wordings[language];
  const { headings } = call;
  const content = contentOf(request);
  return [
    { heading: headings.before, lines: call.before.map(act) },
    { heading: headings.who, lines: whoLines(call, name) },
    { heading: headings.voicemail, lines: [...call.onVoicemail.map(act), say(call.voicemail)] },
    { heading: headings.news, lines: newsLines(call, frame, content, request) },
    { heading: headings.ask, lines: questions(call, change.eventType, request.witness === true).map(say) },
    { heading: headings.actions, lines: [...content.actions, ...(content.visit ?? [])].map(say) },
    { heading: headings.never, lines: [...call.neverByType[change.eventType], ...call.never].map(act) },
    {
      heading: headings.close,
      lines: [...content.next, ...call.close, call.reference(reference)]
        .map(say)
        .concat(call.writeDown.map(act)),
    },
  ];
};

const whoLines = (call: CallWording, name: string | undefined): readonly ScriptLine[] => [
  say(call.askFor(name)),
  say(call.alone),
  say(call.check),
  ...call.checking.map(act),
  act(call.ifSomeoneElse),
  say(call.someoneElse),
];

const spoken = ([label, value]: Row): string => `${label}: ${value}`;

const newsLines = (
  call: CallWording,
  { labels }: Frame,
  { fact, details, moved, means }: EmailContent,
  { change }: CallRequest,
): readonly ScriptLine[] => [
  act(call.speakSlowly),
  say(call.fromUs),
  ...fact.map(say),
  act(call.together),
  ...[...(moved ?? []), ...details].map((row) => say(spoken(row))),
  say(spoken([labels.person, nameAsWritten(change.offenderName)])),
  ...means.map(say),
];

/** After this news she may be in danger. */
const frightening: ReadonlySet<EventType> = new Set<EventType>([
  'escape',
  'release',
  'release-pending',
  'correction',
]);
const aheadOfHearing: ReadonlySet<EventType> = new Set<EventType>([
  'parole-hearing-scheduled',
  'parole-hearing-rescheduled',
]);

const questions = (call: CallWording, type: EventType, witness: boolean): readonly string[] => [
  ...(frightening.has(type) ? [call.askSafe] : []),
  ...(aheadOfHearing.has(type) && !witness ? [call.askHearing] : []),
  ...(type === 'correction' ? [call.askPlans] : []),
  ...call.askReached,
];
