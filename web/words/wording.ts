/** What stands at one question. */
export interface Wording {
  readonly label: string;
  readonly hint?: string;
}

/** Answers to choose from, by value: the label, or the label and what it means. */
export type ChoiceWords = Readonly<Record<string, string | Wording>>;
