import { CfnStage, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { ApiDomain } from './api-domain.ts';
import type { NotificationApi } from './notification-api.ts';

/** Which API is opened, and how it is throttled and logged. */
export interface ApiStageProps {
  readonly environment: Environment;
  readonly encryptionKey: IKey;
  readonly api: NotificationApi;
}

/** Opens the API: throttled as a whole and route by route, with an access log that tells nothing about people. */
export class ApiStage extends Construct {
  /** Where callers reach it: its own name, once it has one. */
  readonly url: string;

  constructor(scope: Construct, id: string, { environment, encryptionKey, api }: ApiStageProps) {
    super(scope, id);
    const accessLog = new LogGroup(this, 'AccessLog', { encryptionKey, ...environment.logs });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: environment.throttling.overall,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLog),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFormat)),
      },
    });
    if (stage.node.defaultChild instanceof CfnStage) {
      stage.node.defaultChild.routeSettings = Object.fromEntries(
        api.routes.map(({ routeKey, throttle: { rateLimit, burstLimit } }) => [
          routeKey,
          { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit },
        ]),
      );
    }
    // A stage may only name routes that exist.
    for (const { resource } of api.routes) stage.node.addDependency(resource);
    if (environment.domain !== undefined) {
      new ApiDomain(this, 'Domain', { api, stage, ...environment.domain });
    }
    this.url = environment.domain === undefined ? api.apiEndpoint : `https://${environment.domain.name}`;
  }
}

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
