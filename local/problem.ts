/** Something the person at the keyboard can mend: shown as one message, without a stack trace. */
export class LocalProblem extends Error {
  override readonly name = 'LocalProblem';
}

/** The text of whatever was thrown. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
