import { arnOf } from './assembly.ts';
import type { StackAddress } from './handle.ts';
import { ACCOUNT } from './intrinsics.ts';
import type { Plan } from './plan.ts';

/** The ports that were really taken. */
export interface Ports {
  readonly aws: number;
  readonly api: number;
}

/** The AWS endpoint at this port. */
export const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

/** The address of a queue at this AWS endpoint. */
export const queueUrlOf = (awsUrl: string, name: string): string => `${awsUrl}/${ACCOUNT}/${name}`;

/** Where everything of a plan is. */
export const addressOf = (plan: Plan, stateFolder: string, ports: Ports): StackAddress => ({
  apiUrl: `http://localhost:${ports.api}`,
  awsUrl: urlOf(ports.aws),
  stateFolder,
  tables: Object.fromEntries(plan.tables.map(({ id }) => [id, id])),
  queues: Object.fromEntries(plan.queues.map(({ id }) => [id, queueUrlOf(urlOf(ports.aws), id)])),
  topics: Object.fromEntries(plan.topics.map((id) => [id, arnOf('AWS::SNS::Topic', id)])),
  buckets: Object.fromEntries(plan.buckets.map(({ id, name }) => [id, name])),
  functions: plan.functions.map(({ id }) => id),
});
