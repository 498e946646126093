import type { EventType } from './event-types.ts';

/** What staff say on the phone, in one language; the news itself is that of the e-mail. */
export interface CallWording {
  readonly headings: {
    readonly before: string;
    readonly who: string;
    readonly voicemail: string;
    readonly news: string;
    readonly ask: string;
    readonly actions: string;
    readonly never: string;
    readonly close: string;
  };
  readonly before: readonly string[];
  /** Asks for her: by name where one is known. */
  readonly askFor: (name: string | undefined) => string;
  readonly alone: string;
  readonly check: string;
  readonly checking: readonly string[];
  readonly someoneElse: string;
  readonly ifSomeoneElse: string;
  readonly voicemail: string;
  readonly onVoicemail: readonly string[];
  readonly fromUs: string;
  readonly speakSlowly: string;
  readonly together: string;
  readonly askSafe: string;
  readonly askReached: readonly string[];
  readonly askHearing: string;
  readonly askPlans: string;
  readonly never: readonly string[];
  readonly neverByType: Readonly<Record<EventType, readonly string[]>>;
  readonly close: readonly string[];
  readonly reference: (reference: string) => string;
  readonly writeDown: readonly string[];
}
