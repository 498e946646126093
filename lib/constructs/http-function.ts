import type { Construct } from 'constructs';
import type { Throttle } from '../environments.ts';
import { answer } from './answer.ts';
import { BundledFunction, type BundledFunctionProps } from './bundled-function.ts';
import type { Caller, NotificationApi, RouteKey } from './notification-api.ts';

/** What all functions behind the API have in common. */
export interface HttpSettings extends Pick<BundledFunctionProps, 'environment' | 'encryptionKey'> {
  readonly api: NotificationApi;
}

/** A function behind routes such as `POST /registrations`, who may call them, and how often. */
export interface HttpFunctionProps extends Omit<BundledFunctionProps, 'timeout' | 'reservedConcurrency'> {
  readonly api: NotificationApi;
  readonly routes: readonly RouteKey[];
  readonly caller: Caller;
  readonly throttle: Throttle;
}

/** A function that answers HTTP requests. Its routes belong to its own stack; the API may be another's. */
export class HttpFunction extends BundledFunction {
  constructor(scope: Construct, id: string, { api, routes, caller, throttle, ...props }: HttpFunctionProps) {
    super(scope, id, { ...props, ...props.environment.http });
    answer(
      this,
      'It is called and answers at once: its caller sees the failure and tries again.',
      'NIST.800.53.R5-LambdaDLQ',
      'Serverless-LambdaDLQ',
    );
    for (const routeKey of routes) {
      api.addRoute(this, { routeKey, caller, throttle, target: this.function });
    }
  }
}
