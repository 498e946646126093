/** What we tell a victim, or whom she named, about the service itself: never about an offender. */
export type ServiceNews =
  /** She is signing in. `code` as it is typed, for example 7KQ2-M9XT-4B. */
  | { readonly is: 'sign-in-code'; readonly code: string }
  /** To the contact that was there before the change. */
  | { readonly is: 'contact-changed' }
  /** To another channel, after an opt-out by text. */
  | { readonly is: 'texts-ended' }
  /** To another channel, after this one did not take our message. */
  | { readonly is: 'not-reached'; readonly channel: 'sms' | 'email' }
  /** `takesEffectOn`: the day (YYYY-MM-DD, Missouri) on which it can no longer be taken back. */
  | { readonly is: 'withdrawal-asked'; readonly takesEffectOn: string }
  | { readonly is: 'withdrawn' }
  /** To the person she named, who is asked to agree. */
  | { readonly is: 'invitation'; readonly code: string }
  | { readonly is: 'representative-named' }
  | { readonly is: 'representative-agreed' }
  /** Each quarter: does this contact still reach her? */
  | { readonly is: 'contact-check' }
  /** `until`: the day (YYYY-MM-DD, Missouri) on which the pause ends by itself, where she chose one. */
  | { readonly is: 'paused'; readonly until?: string | undefined }
  | { readonly is: 'resumed' }
  /** We have what she asked for; `number`: what she says on the phone about it, 8 characters. */
  | { readonly is: 'request-received'; readonly number: string }
  | { readonly is: 'please-call' }
  /** To the person she named: she has not confirmed a notification (notify-also), or it comes to them (notify-instead). */
  | { readonly is: 'unconfirmed'; readonly scope: 'notify-also' | 'notify-instead' };

export type ServiceKind = ServiceNews['is'];

/** What one message about the service says, as a text message and as an e-mail. */
export interface ServiceText {
  /** One segment, link and all. */
  readonly sms: string;
  readonly subject: string;
  readonly why: readonly string[];
  /** What the page behind the link is for. */
  readonly how: string;
  readonly after: readonly string[];
}

export type ServiceWording = {
  readonly [Kind in ServiceKind]: (
    news: Extract<ServiceNews, { readonly is: Kind }>,
    link: string,
  ) => ServiceText;
};

/** What an inbound text is answered with. */
export type ReplyKind =
  | 'help'
  | 'stopped'
  | 'started'
  | 'confirmed'
  | 'nothing-to-confirm'
  | 'contact-confirmed'
  | 'code-not-right'
  | 'unclear'
  | 'unclear-stop';

export type ReplyWording = Readonly<Record<ReplyKind, string>>;
