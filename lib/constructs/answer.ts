import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Answers findings of the rule packs for a construct and all below it: the rule stays on for everything else. */
export const answer = (construct: IConstruct, reason: string, ...rules: readonly string[]): void => {
  for (const id of rules) Validations.of(construct).acknowledge({ id, reason });
};
