import { readFileSync } from 'node:fs';
import { join, resolve as resolvePath } from 'node:path';
import * as z from 'zod';
import { ACCOUNT, REGION, resolve, type Scope } from './intrinsics.ts';
import { LocalProblem } from './problem.ts';

/** One resource of one template, its properties still holding intrinsic functions. */
export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Everything that one environment's stacks declare. */
export interface Assembly {
  readonly resources: readonly Resource[];
  /** Replaces the intrinsic functions in a value of this resource. */
  readonly resolved: (value: unknown, of: Resource, queueUrls: string) => unknown;
  /** Asset files by the name under which they would lie in the bucket. */
  readonly assets: ReadonlyMap<string, string>;
}

const manifestFile = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({ templateFile: z.string(), stackName: z.string(), file: z.string() })
        .partial()
        .default({}),
    }),
  ),
});

const templateFile = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.string() }).optional() }))
    .default({}),
});

const assetsFile = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

interface Stack {
  readonly name: string;
  readonly template: z.infer<typeof templateFile>;
}

/** Reads what CDK wrote: the stacks of one environment and the assets they name. */
export const readAssembly = (path: string, environment: string): Assembly => {
  const folder = resolvePath(path);
  const { stacks, assets } = readManifest(folder, environment);
  if (stacks.length === 0)
    throw new LocalProblem(`${folder} holds no stack of the environment "${environment}": run npx cdk synth`);
  const resources = stacks.flatMap(resourcesOf);
  const exported = new Map(
    stacks.flatMap((stack) =>
      Object.values(stack.template.Outputs).flatMap(({ Value, Export }) =>
        Export ? [[Export.Name, { stack: stack.name, value: Value }] as const] : [],
      ),
    ),
  );
  const scopeOf = (stack: string, queueUrls: string): Scope => ({
    stackName: stack,
    ref: (id) => physicalId(find(resources, stack, id), queueUrls),
    attribute: (id, name) => attributeOf(find(resources, stack, id), name),
    importValue: (name) => {
      const found = exported.get(name);
      if (!found) throw new LocalProblem(`no stack of "${environment}" exports ${name}`);
      return resolve(found.value, scopeOf(found.stack, queueUrls));
    },
  });
  const resolved: Assembly['resolved'] = (value, { stack }, queueUrls) =>
    resolve(value, scopeOf(stack, queueUrls));
  return { resources, assets, resolved };
};

const readManifest = (
  folder: string,
  environment: string,
): { stacks: Stack[]; assets: Map<string, string> } => {
  const stacks: Stack[] = [];
  const assets = new Map<string, string>();
  const { artifacts } = parseFile(join(folder, 'manifest.json'), manifestFile);
  for (const [id, { type, properties }] of Object.entries(artifacts)) {
    const { templateFile: template, stackName: name = id, file } = properties;
    if (type === 'aws:cloudformation:stack' && template && name.includes(environment))
      stacks.push({ name, template: parseFile(join(folder, template), templateFile) });
    if (type === 'cdk:asset-manifest' && file) readAssets(folder, file, assets);
  }
  return { stacks, assets };
};

const readAssets = (folder: string, file: string, assets: Map<string, string>): void => {
  for (const { source, destinations } of Object.values(parseFile(join(folder, file), assetsFile).files)) {
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(folder, source.path));
  }
};

const parseFile = <T>(path: string, schema: z.ZodType<T>): T => {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new LocalProblem(`${path} cannot be read: run npx cdk synth`, { cause });
  }
};

/** Attributes of a resource that say nothing about what runs. */
const harmless = new Set([
  'Type',
  'Properties',
  'Metadata',
  'DependsOn',
  'DeletionPolicy',
  'UpdateReplacePolicy',
]);

const resourcesOf = ({ name, template }: Stack): Resource[] =>
  Object.entries(template.Resources).map(([id, { Type, Properties, ...rest }]) => {
    const unknown = Object.keys(rest).find((key) => !harmless.has(key));
    if (unknown && Type !== 'AWS::CDK::Metadata')
      throw new LocalProblem(`${id} (${Type}): ${unknown} is not known to the local runtime`);
    return { stack: name, id, type: Type, properties: Properties };
  });

const find = (resources: readonly Resource[], stack: string, id: string): Resource => {
  const found = resources.find((resource) => resource.stack === stack && resource.id === id);
  if (!found) throw new LocalProblem(`${stack} refers to ${id}, which it does not have`);
  return found;
};

/** What Ref gives. Nothing has a physical name, so the logical id serves as the name of every resource. */
const physicalId = ({ type, id }: Resource, queueUrls: string): string => {
  if (type === 'AWS::S3::Bucket') return bucketNameOf(id);
  if (type === 'AWS::SQS::Queue') return `${queueUrls}/${ACCOUNT}/${id}`;
  if (type === 'AWS::SNS::Topic' || type === 'AWS::SecretsManager::Secret') return arnOf(type, id);
  return id;
};

const attributeOf = ({ type, id }: Resource, name: string): string => {
  if (name === 'Arn') return arnOf(type, id);
  if (['QueueName', 'TopicName', 'KeyId', 'Id'].includes(name)) return id;
  if (name === 'RegionalDomainName') return `${bucketNameOf(id)}.s3.${REGION}.amazonaws.com`;
  if (name === 'ApiEndpoint') return `https://${id}.execute-api.${REGION}.amazonaws.com`;
  throw new LocalProblem(`${id} (${type}): Fn::GetAtt ${name} is not known to the local runtime`);
};

/** How each service writes the last part of an ARN, where it is more than the name. */
const arnPrefixes: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'table/',
  'AWS::DynamoDB::GlobalTable': 'table/',
  'AWS::Events::Rule': 'rule/',
  'AWS::IAM::Role': 'role/',
  'AWS::KMS::Key': 'key/',
  'AWS::Lambda::Function': 'function:',
  'AWS::Logs::LogGroup': 'log-group:',
  'AWS::SecretsManager::Secret': 'secret:',
};

/** Buckets must not have capital letters in their names. */
export const bucketNameOf = (id: string): string => id.toLowerCase();

/** The ARN that the local runtime gives a resource. */
export const arnOf = (type: string, id: string): string => {
  if (type === 'AWS::S3::Bucket') return `arn:aws:s3:::${bucketNameOf(id)}`;
  const service = type.split('::')[1]?.toLowerCase() ?? 'unknown';
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${arnPrefixes[type] ?? ''}${id}`;
};
