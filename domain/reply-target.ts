import { isAnswer, type Duty, type Fact } from './facts.ts';

/** One notification of a victim, with all that is known of it. */
export interface Candidate {
  readonly duty: Duty;
  readonly facts: readonly Fact[];
}

/**
 * What a YES means that does not say what it answers: the newest notification that was texted to this contact before, and
 * that nobody had acknowledged by then. The same whenever it is asked, also after this very YES was written down.
 * `newestFirst`: those of its owner. `at`: when the YES came, ISO-8601 UTC.
 */
export const answeredByYes = (
  newestFirst: readonly Candidate[],
  contactId: string,
  at: string,
): Candidate | undefined =>
  newestFirst.find(
    ({ facts }) =>
      facts.some((fact) => fact.is === 'accepted' && fact.contactId === contactId && fact.at <= at) &&
      !facts.some((fact) => isAnswer(fact) && fact.at < at),
  );
