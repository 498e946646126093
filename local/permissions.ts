import { honoured, type KnownType } from './known-types.ts';
import { LocalProblem } from './problem.ts';

/** Every resource of a type, its properties read. */
export type All = <T>(known: KnownType<T>) => (T & { readonly id: string })[];

/** The function's name in an ARN, or in API Gateway's address of a function; a bare name stays as it is. */
export const functionIn = (reference: string): string =>
  /function:([\w-]+)/.exec(reference)?.[1] ?? reference;

/** Stops the run unless a permission lets the service call the function, as AWS would only do at the first call. */
export const allowed = (all: All, functionName: string, principal: string, by: string): void => {
  const isAllowed = all(honoured.permission).some(
    ({ FunctionName, Principal }) => Principal === principal && functionIn(FunctionName) === functionName,
  );
  if (!isAllowed)
    throw new LocalProblem(`${by}: no AWS::Lambda::Permission lets ${principal} call ${functionName}`);
};
