import { CfnStage, HttpApi, HttpMethod, HttpNoneAuthorizer, HttpRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpRouteKey, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Lazy } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Environment, Throttle } from '../environments.ts';
import { answer } from './answer.ts';
import { ApiDomain } from './api-domain.ts';

/** `signed`: the Department of Corrections, by AWS Signature Version 4. `anyone`: the public. */
export type Caller = 'signed' | 'anyone';

/** The public form of a route: method and path. */
export type RouteKey = `${'GET' | 'POST'} /${string}`;

/** One route: who may call it, how often, and what answers. */
export interface Route {
  readonly routeKey: RouteKey;
  readonly caller: Caller;
  readonly throttle: Throttle;
  readonly target: IFunction;
}

/** How the API is throttled and logged. */
export interface NotificationApiProps {
  readonly environment: Environment;
  readonly encryptionKey: IKey;
}

/** The HTTP API, throttled as a whole and route by route, with an access log that tells nothing about people. */
export class NotificationApi extends Construct {
  readonly api: HttpApi;
  /** Where callers reach it: its own name, once it has one. */
  readonly url: string;
  private readonly stage: HttpStage;
  private readonly throttles: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> =
    {};

  constructor(scope: Construct, id: string, { environment, encryptionKey }: NotificationApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Resource', {
      description: 'Takes victims’ forms and the DOC’s status changes.',
      createDefaultStage: false,
      disableExecuteApiEndpoint: environment.domain !== undefined,
    });
    const accessLog = new LogGroup(this, 'AccessLog', { encryptionKey, ...environment.logs });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: environment.throttling.overall,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFormat)),
      },
    });
    this.url = this.addressOf(environment);
    const { defaultChild } = this.stage.node;
    if (defaultChild instanceof CfnStage) {
      defaultChild.routeSettings = Lazy.any({ produce: () => this.throttles });
    }
  }

  private addressOf({ domain }: Environment): string {
    if (domain === undefined) return this.api.apiEndpoint;
    new ApiDomain(this, 'Domain', { api: this.api, stage: this.stage, ...domain });
    return `https://${domain.name}`;
  }

  /** Adds a route. */
  route({ routeKey, caller, throttle, target }: Route): void {
    const [method, path] = split(routeKey);
    const route = new HttpRoute(this, routeKey, {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(path, method),
      integration: new HttpLambdaIntegration('Integration', target),
      authorizer: caller === 'signed' ? new HttpIamAuthorizer() : new HttpNoneAuthorizer(),
    });
    if (caller === 'anyone') {
      answer(
        route,
        'Victims have no account and must not need one; the route is throttled and tells nothing about anybody.',
        'AwsSolutions-APIG4',
      );
    }
    this.throttles[routeKey] = {
      ThrottlingRateLimit: throttle.rateLimit,
      ThrottlingBurstLimit: throttle.burstLimit,
    };
    // A stage may only name routes that exist.
    this.stage.node.addDependency(route);
  }
}

const split = (routeKey: RouteKey): [HttpMethod, string] => [
  routeKey.startsWith('GET') ? HttpMethod.GET : HttpMethod.POST,
  routeKey.slice(routeKey.indexOf('/')),
];

/** No path (it may hold the code of a link), no query, no address, no user agent. */
const accessLogFormat = {
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  errorClass: '$context.error.responseType',
} as const;
