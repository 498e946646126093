import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** One thing that a function uses: the variables that name it, and the exact permission to use it so. */
export interface Use {
  readonly variables: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
  /** Why a statement names many resources at once, if one does, and which they are. */
  readonly wildcard?: { readonly resource: string; readonly reason: string };
}

/** Exactly these actions on exactly these resources. */
export const allow = (actions: readonly string[], resources: readonly string[]): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources: [...resources] });

/** A construct's id as the name of an environment variable: `StatusChanges` is `STATUS_CHANGES`. */
export const variableName = (id: string): string => id.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

/** The variables of everything that a function uses. */
export const variablesOf = (uses: readonly Use[]): Record<string, string> =>
  Object.fromEntries(uses.flatMap(({ variables }) => Object.entries(variables)));
