import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, queueUrlOf, urlOf, type Ports } from './addresses.ts';
import { readAssembly, type Assembly } from './assembly.ts';
import { awsClient } from './aws-client.ts';
import { localClock } from './clock.ts';
import { counts } from './counts.ts';
import { startEngines } from './engines.ts';
import { QueuePoller } from './event-sources.ts';
import { writeProgram, type ExecutionEnvironment } from './execution-environment.ts';
import { plannedFaults } from './faults.ts';
import { lambdaFunction, type FunctionSurroundings, type LambdaFunction } from './functions.ts';
import { gateway, type GatewayParts } from './gateway.ts';
import { functionNamed, stackHandle, type LocalStack, type StackParts } from './handle.ts';
import { httpFront, type FrontParts } from './http-front.ts';
import { logsIn, type LogLine } from './logs.ts';
import { outsideWorld, type OutsideWorld } from './outside-world.ts';
import { localPages } from './pages.ts';
import { planOf, type Plan, type Surroundings } from './plan.ts';
import { linkHost, listen } from './ports.ts';
import { createResources } from './resources.ts';
import { startSchedules } from './schedules.ts';
import { openState, type State } from './state.ts';

/** How to run the templates on this machine. A port of 0 takes any that is free. */
export interface LocalStackOptions {
  readonly assembly: string;
  readonly environment: string;
  readonly stateFolder: string;
  readonly fresh: boolean;
  readonly port: number;
  readonly awsPort: number;
  /** Whether schedules run by themselves each minute; a test rather ticks when it wants to. */
  readonly ticking: boolean;
  readonly onLog: (line: LogLine) => void;
}

type OnStop = (close: () => Promise<void> | void) => void;

/** Runs one environment's stacks as they were synthesized, until stopped. */
export const startLocalStack = async (options: LocalStackOptions): Promise<LocalStack> => {
  const closers: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  try {
    return await start(options, (close) => closers.push(close), stop);
  } catch (error) {
    await stop();
    throw error;
  }
};

const start = async (
  options: LocalStackOptions,
  onStop: OnStop,
  stop: () => Promise<void>,
): Promise<LocalStack> => {
  const assembly = readAssembly(options.assembly, options.environment);
  const tables = fingerprint(assembly);
  const state = openState({ folder: options.stateFolder, fresh: options.fresh, tables });
  onStop(state.close);
  const shared = await startServices(state, options.onLog, onStop);
  const gatewayReady = Promise.withResolvers<GatewayParts>();
  const frontReady = Promise.withResolvers<FrontParts>();
  const [aws, front] = [gateway(gatewayReady.promise), httpFront(frontReady.promise)];
  onStop(() => closeNow(aws, front));
  const ports = {
    aws: await listen(aws, options.awsPort, '--aws-port'),
    api: await listen(front, options.port, '--port'),
  };
  const plan = planOf(assembly, surroundings(state, ports));
  const outside = startWorld(plan, shared, state, ports, onStop);
  const { upstreams } = shared.engines;
  gatewayReady.resolve({ ...shared, ...outside, upstreams, kill: killer(shared.functions) });
  const running = await run(plan, shared, ports, options.ticking, onStop);
  const address = addressOf(plan, state.folder, ports);
  const handle = stackHandle({ ...shared, ...running, outside, address, stop });
  const pageClient = awsClient(ports.aws, 'local-page');
  onStop(pageClient.close);
  const functionOf = (name: string): LambdaFunction => functionNamed(shared.functions, name);
  frontReady.resolve({
    routes: plan.routes,
    invokePolicies: plan.invokePolicies,
    site: plan.site,
    functionOf,
    clock: shared.clock,
    local: localPages(handle, pageClient),
  });
  return handle;
};

const startServices = async (
  state: State,
  onLog: (line: LogLine) => void,
  onStop: OnStop,
): Promise<Shared> => {
  const engines = await startEngines(state.folder, process.env, onStop);
  const logs = logsIn(join(state.folder, 'logs'), onLog);
  onStop(logs.close);
  return {
    engines,
    logs,
    clock: localClock(),
    functions: new Map<string, LambdaFunction>(),
    program: writeProgram(state.folder),
    counts: counts(),
    faults: plannedFaults(),
  };
};

const startWorld = (
  plan: Plan,
  { clock, functions }: Shared,
  state: State,
  ports: Ports,
  onStop: OnStop,
): OutsideWorld => {
  const client = awsClient(ports.aws, 'sns');
  const outside = outsideWorld({
    plan,
    state,
    clock,
    client,
    queueUrlOf: (queue) => queueUrlOf(urlOf(ports.aws), queue),
    functionOf: (name) => functionNamed(functions, name),
  });
  onStop(() => {
    for (const each of outside.pending) each.stop();
    client.close();
  });
  return outside;
};

/** What was written for one set of tables cannot be read for another: the embedded engine changes no table. */
const fingerprint = ({ resources }: Assembly): string => {
  const tables = resources
    .filter(({ type }) => type.startsWith('AWS::DynamoDB::'))
    .map(({ id, properties: { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } }) =>
      JSON.stringify([id, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes]),
    )
    .sort();
  return createHash('sha256').update(tables.join('\n')).digest('hex').slice(0, 16);
};

const surroundings = ({ secret }: State, ports: Ports): Surroundings => ({
  awsUrl: urlOf(ports.aws),
  secret,
  // The only variable that names this machine's own address: its port must be the one that was really taken.
  variable: (name, value) =>
    name === 'LINK_BASE'
      ? value.replace('http://localhost:8080', linkHost(`http://localhost:${ports.api}`))
      : value,
});

type Shared = Pick<FunctionSurroundings, 'program'> &
  Omit<StackParts, 'address' | 'outside' | 'pollers' | 'schedules' | 'stop'> & {
    readonly functions: Map<string, LambdaFunction>;
  };

/** Creates the resources, then lets events flow to the functions. */
const run = async (
  plan: Plan,
  shared: Shared,
  ports: Ports,
  ticking: boolean,
  onStop: OnStop,
): Promise<Pick<StackParts, 'pollers' | 'schedules'>> => {
  const { functions, clock } = shared;
  const awsUrl = urlOf(ports.aws);
  const owner = awsClient(ports.aws, 'local-stack');
  onStop(owner.close);
  await createResources(owner, plan);
  for (const spec of plan.functions) functions.set(spec.id, lambdaFunction(spec, { ...shared, awsUrl }));
  onStop(() => endProcesses(functions));
  shared.counts.reset();
  const pollers = plan.eventSources
    .filter(({ Enabled }) => Enabled)
    .map(
      (source) =>
        new QueuePoller({
          source,
          clock,
          target: functionNamed(functions, source.FunctionName),
          client: awsClient(ports.aws, `poller-${source.queueName}`),
          queueUrl: queueUrlOf(awsUrl, source.queueName),
          visibilitySeconds: plan.queues.find(({ id }) => id === source.queueName)?.VisibilityTimeout ?? 30,
        }),
    );
  onStop(() => {
    for (const poller of pollers) poller.stop();
  });
  for (const poller of pollers) void poller.start();
  const schedules = startSchedules(plan.schedules, (name) => functionNamed(functions, name), clock, ticking);
  onStop(schedules.stop);
  return { pollers, schedules };
};

const processesOf = (functions: ReadonlyMap<string, LambdaFunction>): ExecutionEnvironment[] =>
  [...functions.values()].flatMap((each) => each.processes());

const killer = (functions: ReadonlyMap<string, LambdaFunction>) => (accessKey: string) => {
  for (const each of processesOf(functions)) if (each.accessKey === accessKey) each.kill();
};

/** Lets work in hand come to its end for a moment; whatever does not is as safe as after any crash. */
const endProcesses = async (functions: ReadonlyMap<string, LambdaFunction>): Promise<void> => {
  const patience = Date.now() + 2000;
  while ([...functions.values()].some((each) => each.busy() > 0) && Date.now() < patience) await sleep(20);
  for (const each of processesOf(functions)) each.kill();
};

const closeNow = async (...servers: readonly Server[]): Promise<void> => {
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
};
