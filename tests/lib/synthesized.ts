import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import cdk from '../../cdk.json' with { type: 'json' };
import { addEnvironment } from '../../lib/app.ts';
import { environments, type Environment } from '../../lib/environments.ts';

/** A resource of a template, as loose as JSON is. */
export interface Resource {
  readonly Type: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the properties differ with each type
  readonly Properties: any;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: string;
}

/** The resources of one stack, by logical id. */
export interface Stack {
  readonly all: Readonly<Record<string, Resource>>;
  /** Those of one type. */
  readonly of: (type: string) => readonly (readonly [id: string, resource: Resource])[];
}

export interface Stacks {
  readonly records: Stack;
  readonly pipeline: Stack;
  readonly operations: Stack;
}

const stackOf = (template: Template): Stack => {
  const all = template.toJSON().Resources as Record<string, Resource>;
  return { all, of: (type) => Object.entries(all).filter(([, { Type }]) => Type === type) };
};

/** The templates of an environment, with parts of it changed; rule packs and validator run in app.test.ts. */
export const synthesized = (name: string, changes: Partial<Environment> = {}): Stacks => {
  const app = new App({
    context: cdk.context,
    analyticsReporting: false,
    builtinCloudFormationValidation: false,
  });
  const environment = { ...environments[name], ...changes } as Environment;
  const { records, pipeline, operations } = addEnvironment(app, name, environment);
  return {
    records: stackOf(Template.fromStack(records)),
    pipeline: stackOf(Template.fromStack(pipeline)),
    operations: stackOf(Template.fromStack(operations)),
  };
};

/** Every environment there is, for tables of cases. */
export const environmentNames = Object.keys(environments);
