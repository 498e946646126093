import { LocalProblem } from './problem.ts';

export const REGION = 'us-east-1';
/** fauxqs writes this account into its ARNs and queue URLs. */
export const ACCOUNT = '000000000000';

/** What a template may point at, answered by whoever knows all stacks. */
export interface Scope {
  readonly ref: (logicalId: string) => string;
  readonly attribute: (logicalId: string, name: string) => string;
  readonly importValue: (exportName: string) => unknown;
  readonly stackName: string;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Replaces every intrinsic function of CloudFormation that CDK emits for us; any other stops the run. */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => resolve(item, scope));
  if (!isRecord(value)) return value;
  const [only, second] = Object.entries(value);
  if (only && !second && (only[0] === 'Ref' || only[0].startsWith('Fn::')))
    return call(only[0], only[1], scope);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, scope)]));
};

const call = (name: string, argument: unknown, scope: Scope): unknown => {
  switch (name) {
    case 'Ref':
      return reference(text(argument, name), scope);
    case 'Fn::GetAtt':
      return attribute(argument, scope);
    case 'Fn::Sub':
      return substitute(argument, scope);
    case 'Fn::Join': {
      const [separator, parts] = list(resolve(argument, scope), name);
      return list(parts, name).join(text(separator, name));
    }
    case 'Fn::Split': {
      const [separator, joined] = list(resolve(argument, scope), name);
      return text(joined, name).split(text(separator, name));
    }
    case 'Fn::Select': {
      const [position, from] = list(resolve(argument, scope), name);
      return list(from, name)[Number(position)];
    }
    case 'Fn::ImportValue':
      return scope.importValue(text(resolve(argument, scope), name));
    default:
      throw new LocalProblem(`the intrinsic function ${name} is not known to the local runtime`);
  }
};

const reference = (name: string, scope: Scope): string => pseudoParameters(scope)[name] ?? scope.ref(name);

const pseudoParameters = ({ stackName }: Scope): Record<string, string> => ({
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName,
  'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stackName}/local`,
});

const attribute = (argument: unknown, scope: Scope): string => {
  const [id, name] = typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt');
  return scope.attribute(text(id, 'Fn::GetAtt'), text(name, 'Fn::GetAtt'));
};

const substitute = (argument: unknown, scope: Scope): string => {
  const [template, given] = typeof argument === 'string' ? [argument] : list(argument, 'Fn::Sub');
  const variables = isRecord(given) ? given : {};
  return text(template, 'Fn::Sub').replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in variables) return text(resolve(variables[name], scope), 'Fn::Sub');
    return name.includes('.') ? attribute(name, scope) : reference(name, scope);
  });
};

const text = (value: unknown, where: string): string => {
  if (typeof value === 'string') return value;
  throw new LocalProblem(`${where} needs a text here, not ${JSON.stringify(value)}`);
};

const list = (value: unknown, where: string): unknown[] => {
  if (Array.isArray(value)) return value;
  throw new LocalProblem(`${where} needs a list here, not ${JSON.stringify(value)}`);
};
