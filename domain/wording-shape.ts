import type { EventType, releaseKinds } from './event-types.ts';
import type { StatusChange } from './status-change.ts';

/** The details that each type of status change carries. */
export type DetailsByType = {
  readonly [Type in EventType]: Extract<StatusChange, { eventType: Type }>['details'];
};

/** A status change seen as a type and the details that go with it, so that a table of wordings can be asked by type. */
export type Happening<Type extends EventType = EventType> = {
  [Each in Type]: { readonly eventType: Each; readonly details: DetailsByType[Each] };
}[Type];

export type ReleaseKind = (typeof releaseKinds)[number];
export type HearingKind = DetailsByType['parole-hearing-scheduled']['hearingKind'];

/** What a text needs besides the details of its type. */
export interface Circumstances {
  readonly occurredAt: string;
  readonly facility?: string | undefined;
  /** A witness is told of a hearing, but has not the victim's right to take part in it (RSMo 595.209.1(6)). */
  readonly witness: boolean;
  /** The type of the status change that a correction corrects, and when the wrong message went out. */
  readonly corrects?: EventType | undefined;
  readonly wrongSentAt?: string | undefined;
  /** For a recapture: the escape before it, when she was not told of it yet and both are owed. */
  readonly alsoEscaped?: AlsoEscaped | undefined;
}

/** An escape that is told together with the recapture. `escapedAt`: ISO-8601. */
export interface AlsoEscaped {
  readonly escapedAt: string;
}

/** The news of a text message, and what stands around it. */
export interface SmsText {
  readonly opening?: 'alert' | 'correction';
  readonly news: string;
  /** The same in fewer words, where that makes room for asking for a reply, or for saying that it is no new event. */
  readonly brief?: string;
  /** What the link is for; left out when there is no room. */
  readonly see?: string;
  /** The line that is always open, in an emergency; else the office's. */
  readonly line?: 'statewide';
}

/** The short texts of one language, at the level that shows the news. */
export type SmsWording = {
  readonly [Type in EventType]: (details: DetailsByType[Type], circumstances: Circumstances) => SmsText;
};

/** What stands around the news in the text messages of one language. */
export interface SmsFrame {
  /** Who writes, and as what: first news, or news again. */
  readonly openings: Readonly<Record<'news' | 'alert' | 'correction' | 'repeat', string>>;
  /** Asks for the reply that acknowledges. */
  readonly reply: string;
  readonly or: string;
  readonly hours: string;
  /** Several notices in one message. */
  readonly digest: (count: number) => SmsText;
}

/** A label and what stands beside it. */
export type Row = readonly [label: string, value: string];

/** What an e-mail says about one status change, in the order of the page. */
export interface EmailContent {
  /** The news itself. */
  readonly fact: readonly string[];
  /** Date, time and place. */
  readonly details: readonly Row[];
  /** The old and the new date, to stand side by side. */
  readonly moved?: readonly [before: Row, now: Row];
  readonly means: readonly string[];
  readonly actions: readonly string[];
  /** What to know before coming to a hearing. */
  readonly visit?: readonly string[];
  readonly next: readonly string[];
}

export type EmailWording = {
  readonly [Type in EventType]: (details: DetailsByType[Type], circumstances: Circumstances) => EmailContent;
};

/** What a correction says about one type of status change: in a text message, and in an e-mail. */
export interface CorrectionWording {
  readonly didNotHappen: { readonly told: string; readonly truth: string; readonly sms: string };
  readonly otherDate: {
    readonly told: string;
    readonly truth: (date: string) => string;
    readonly sms: (when: string) => string;
  };
}

/** One row per type, and one for a type that is not known. */
export type CorrectionWordings = Readonly<Record<EventType | 'unknown', CorrectionWording>>;

/** What every e-mail of one language says around its news. */
export interface Frame {
  readonly subject: (reference: string) => string;
  readonly sender: string;
  readonly labels: { readonly person: string; readonly docNumber: string };
  readonly headings: {
    readonly means: string;
    readonly actions: string;
    readonly visit: string;
    readonly next: string;
    readonly support: string;
    readonly confirm: string;
  };
  readonly support: readonly string[];
  readonly confirm: readonly string[];
  readonly button: string;
  readonly linkChangesNothing: string;
  /** Under the notice of a hearing: the way to the form, which a letter has no room for. */
  readonly takePart: { readonly text: string; readonly label: string };
  readonly settings: readonly string[];
  /** One line in the other language, for whoever cannot read this one. */
  readonly otherLanguage: { readonly lang: string; readonly text: string };
  readonly doNotRelyOnThis: string;
  readonly reference: (reference: string) => string;
  /** For levels that show nothing. */
  readonly importantMessage: string;
  readonly openMessage: string;
  readonly orCall: string;
  readonly urgent: string;
  /** Before whatever is said again. */
  readonly again: string;
  readonly urgentAgain: string;
  /** In an e-mail that is sent again: no new event. At the levels that show nothing, in fewer words. */
  readonly reminder: string;
  readonly quietReminder: string;
  /** Several notices in one e-mail: the position counts from 1. */
  readonly digest: {
    readonly subject: string;
    readonly intro: (count: number) => string;
    readonly notice: (position: number, count: number) => string;
  };
}

/** The message that proves a phone number or e-mail address: it names no one and nothing that happened. */
export interface CodeWording {
  /** The text message, without and with the page to enter the code on. */
  readonly sms: (code: string, link?: string) => string;
  readonly subject: string;
  readonly sender: string;
  readonly why: readonly string[];
  readonly label: string;
  readonly how: string;
  readonly button: string;
  readonly after: readonly string[];
}

/** Everything that one language says. */
export interface Wording {
  readonly sms: SmsWording;
  readonly smsFrame: SmsFrame;
  readonly email: EmailWording;
  readonly frame: Frame;
  readonly code: CodeWording;
}
