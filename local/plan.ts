import type * as z from 'zod';
import { arnOf, type Assembly, type Resource } from './assembly.ts';
import { honoured, ignoredTypes, type KnownType } from './known-types.ts';
import { allowed, functionIn, type All } from './permissions.ts';
import { outsidePlanOf, type OutsidePlan } from './plan-outside.ts';
import { sitePlanOf, type SitePlan } from './plan-site.ts';
import { LocalProblem } from './problem.ts';

/** The properties of a known type. */
type PropertiesOf<K extends keyof typeof honoured> = z.infer<(typeof honoured)[K]['properties']>;

export type Table = PropertiesOf<'table'> & { readonly id: string };
export type Queue = PropertiesOf<'queue'> & { readonly id: string };
export type FunctionSpec = PropertiesOf<'lambda'> & { readonly id: string; readonly folder: string };
export type EventSource = PropertiesOf<'eventSourceMapping'> & { readonly queueName: string };

/** A rule that invokes a function by the clock. */
export interface Schedule {
  readonly id: string;
  readonly arn: string;
  readonly expression: string;
  readonly isEnabled: boolean;
  readonly functionName: string;
  readonly input?: string | undefined;
}

/** A route of the API with the function behind it. */
export interface Route {
  readonly key: string;
  readonly functionName: string;
  readonly isSigned: boolean;
  readonly timeoutMs: number;
}

/** What the holder of a policy may call at the API. */
export interface InvokePolicy {
  readonly id: string;
  /** Method and path of each route, with `*` for what may be anything: `POST/feeds/department/*`. */
  readonly routes: readonly string[];
}

/** What there is to run, by kind. */
export interface Plan extends OutsidePlan {
  readonly tables: readonly Table[];
  readonly queues: readonly Queue[];
  readonly functions: readonly FunctionSpec[];
  readonly eventSources: readonly EventSource[];
  readonly schedules: readonly Schedule[];
  readonly routes: readonly Route[];
  readonly invokePolicies: readonly InvokePolicy[];
  readonly site?: SitePlan | undefined;
}

/** What is only known at start: the AWS endpoint, the local secrets, and the variable that names a local port. */
export interface Surroundings {
  readonly awsUrl: string;
  readonly secret: (arn: string, length: number) => string;
  readonly variable: (name: string, value: string) => string;
}

/** Applies the loud table to every resource: whatever the local runtime does not know stops the run. */
export const planOf = (assembly: Assembly, surroundings: Surroundings): Plan => {
  refuseUnknown(assembly.resources);
  const all = reader(assembly, surroundings.awsUrl);
  const secrets = new Map(
    all(honoured.secret).map(({ id, GenerateSecretString }) => {
      const arn = arnOf(honoured.secret.type, id);
      return [arn, surroundings.secret(arn, GenerateSecretString.PasswordLength)];
    }),
  );
  all(honoured.api);
  all(honoured.stage);
  return {
    tables: [...all(honoured.table), ...all(honoured.globalTable)],
    queues: all(honoured.queue),
    ...outsidePlanOf(all),
    functions: all(honoured.lambda).map((spec) => withVariables(spec, assembly, secrets, surroundings)),
    site: sitePlanOf(all, { ...assembly, withSecrets: (value, id) => withSecrets(value, secrets, id) }),
    eventSources: all(honoured.eventSourceMapping).map((source) => ({
      ...source,
      FunctionName: functionIn(source.FunctionName),
      queueName: source.EventSourceArn.split(':').at(-1) ?? '',
    })),
    schedules: schedulesOf(all),
    routes: routesOf(all),
    invokePolicies: invokePoliciesOf(all),
  };
};

/** The functions that would bring the website’s files are AWS's own; what they do is done by reading the files. */
const reader = ({ resources, ...assembly }: Assembly, awsUrl: string): All => {
  const all: All = ({ type, properties }) =>
    resources
      .filter((resource) => resource.type === type && !bringers.has(resource.id))
      .map((resource) => ({
        ...read({ resources, ...assembly }, resource, properties, awsUrl),
        id: resource.id,
      }));
  const bringers = new Set<string>();
  for (const { ServiceToken } of all(honoured.bucketDeployment)) bringers.add(functionIn(ServiceToken));
  return all;
};

const refuseUnknown = (resources: readonly Resource[]): void => {
  const honouredTypes = new Set(Object.values(honoured).map(({ type }) => type));
  const seen = new Map<string, string>();
  for (const { id, type, stack } of resources) {
    if (type in ignoredTypes) continue;
    if (!honouredTypes.has(type)) throw unknown(`${id} (${type}): this type`);
    const other = seen.get(id);
    if (other) throw new LocalProblem(`${other} and ${stack} both have a ${id}: names must differ here`);
    seen.set(id, stack);
  }
};

const unknown = (what: string): LocalProblem =>
  new LocalProblem(
    `${what} is not known to the local runtime. Honour it, or say why it may be ignored, in local/known-types.ts.`,
  );

const read = <T>(
  assembly: Assembly,
  resource: Resource,
  properties: KnownType<T>['properties'],
  awsUrl: string,
): T => {
  const { id, type } = resource;
  // An ignored property may hold anything, intrinsic functions that we do not know included.
  const relevant = Object.entries(resource.properties).filter(
    ([name]) => !properties.shape[name]?.description,
  );
  const resolved = assembly.resolved(Object.fromEntries(relevant), resource, awsUrl);
  const parsed = properties.safeParse(resolved);
  if (parsed.success) return parsed.data;
  throw unknown(`${id} (${type}): ${reasonOf(parsed.error)}`);
};

const reasonOf = ({ issues }: z.ZodError): string => {
  const [issue] = issues;
  if (issue?.code === 'unrecognized_keys') return [...issue.path, ...issue.keys].join('.');
  return `${issue?.path.join('.')} as "${issue?.message}"`;
};

const withVariables = (
  spec: PropertiesOf<'lambda'> & { readonly id: string },
  { assets }: Assembly,
  secrets: ReadonlyMap<string, string>,
  { variable }: Surroundings,
): FunctionSpec => {
  const folder = assets.get(spec.Code.S3Key);
  if (!folder) throw new LocalProblem(`${spec.id}: its code ${spec.Code.S3Key} is not among the assets`);
  const Variables = Object.fromEntries(
    Object.entries(spec.Environment?.Variables ?? {}).map(([name, value]) => [
      name,
      variable(name, withSecrets(value, secrets, spec.id)),
    ]),
  );
  return { ...spec, folder, Environment: { Variables } };
};

/** CloudFormation's dynamic reference: `{{resolve:secretsmanager:<arn>:SecretString:<key>:<stage>:<version>}}`. */
const withSecrets = (value: string, secrets: ReadonlyMap<string, string>, id: string): string =>
  value.replaceAll(/\{\{resolve:([^}]*)\}\}/g, (reference, inside: string) => {
    const arn = /^secretsmanager:(.+):SecretString:::$/.exec(inside)?.[1];
    const secret = secrets.get(arn ?? '');
    if (secret === undefined) throw unknown(`${id}: the dynamic reference ${reference}`);
    return secret;
  });

const schedulesOf = (all: All): Schedule[] =>
  all(honoured.rule).flatMap(({ id, ScheduleExpression, State, Targets }) =>
    Targets.map(({ Arn, Input }) => {
      const functionName = functionIn(Arn);
      allowed(all, functionName, 'events.amazonaws.com', id);
      const arn = arnOf(honoured.rule.type, id);
      return {
        id,
        arn,
        expression: ScheduleExpression,
        isEnabled: State === 'ENABLED',
        functionName,
        input: Input,
      };
    }),
  );

const invokePoliciesOf = (all: All): InvokePolicy[] =>
  all(honoured.managedPolicy).flatMap(({ id, PolicyDocument }) => {
    const resources = PolicyDocument.Statement.filter(
      ({ Action }) => Action === 'execute-api:Invoke',
    ).flatMap(({ Resource }) => Resource);
    const routes = resources.map((arn) => arn.replace(/^.*\/\$default\//, ''));
    return routes.length === 0 ? [] : [{ id, routes }];
  });

const routesOf = (all: All): Route[] => {
  const integrations = new Map(all(honoured.integration).map((each) => [`integrations/${each.id}`, each]));
  return all(honoured.route).map(({ id, RouteKey, Target, AuthorizationType }) => {
    const integration = integrations.get(Target);
    if (!integration) throw new LocalProblem(`${id}: its target ${Target} is no integration`);
    const functionName = functionIn(integration.IntegrationUri);
    allowed(all, functionName, 'apigateway.amazonaws.com', id);
    const { TimeoutInMillis: timeoutMs } = integration;
    return { key: RouteKey, functionName, isSigned: AuthorizationType === 'AWS_IAM', timeoutMs };
  });
};
