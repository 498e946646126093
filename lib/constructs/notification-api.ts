import {
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpRoute,
  HttpRouteKey,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpIamAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Aws } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Environment, Throttle } from '../environments.ts';
import { answer } from './answer.ts';

/** `department` (of Corrections) and `staff` (of the Office of Victim Services) sign with AWS Signature Version 4; `anyone` is the public. */
export type Caller = 'department' | 'staff' | 'anyone';

/** The public form of a route: method and path. */
export type RouteKey = `${'GET' | 'POST'} /${string}`;

/** One route: who may call it, how often, and what answers. */
export interface Route {
  readonly routeKey: RouteKey;
  readonly caller: Caller;
  readonly throttle: Throttle;
  readonly target: IFunction;
}

/**
 * The HTTP API. Functions of several stacks add their routes to it; what names the routes in turn, its stage, is
 * therefore deployed after all of them (entrance-stack.ts).
 */
export class NotificationApi extends HttpApi {
  readonly routes: (Route & { readonly resource: HttpRoute })[] = [];

  constructor(scope: Construct, id: string, { domain }: Environment) {
    super(scope, id, {
      description: 'Takes victims’ forms and the DOC’s status changes.',
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
    });
  }

  /** Adds a route as a part of `scope`. */
  addRoute(scope: Construct, route: Route): void {
    const { routeKey, caller, target } = route;
    const [method, path] = split(routeKey);
    const resource = new HttpRoute(scope, routeKey, {
      httpApi: this,
      routeKey: HttpRouteKey.with(path, method),
      integration: new HttpLambdaIntegration('Integration', target),
      authorizer: caller === 'anyone' ? new HttpNoneAuthorizer() : new HttpIamAuthorizer(),
    });
    if (caller === 'anyone') {
      answer(
        resource,
        'Victims have no account and must not need one; the route is throttled and tells nothing about anybody.',
        'AwsSolutions-APIG4',
      );
    }
    this.routes.push({ ...route, resource });
  }

  /**
   * What an IAM policy has to name so that its holder may call all that is for this caller, or that of one feed alone:
   * the feed stands in the path.
   */
  invokeArns(caller: Caller, feedId = '*'): string[] {
    return this.routes
      .filter((route) => route.caller === caller)
      .map(({ routeKey }) => {
        const path = routeKey
          .replace(' ', '')
          .replace('{feedId}', feedId)
          .replaceAll(/\{[^}]+\}/g, '*');
        return `arn:${Aws.PARTITION}:execute-api:${Aws.REGION}:${Aws.ACCOUNT_ID}:${this.apiId}/$default/${path}`;
      });
  }
}

const split = (routeKey: RouteKey): [HttpMethod, string] => [
  routeKey.startsWith('GET') ? HttpMethod.GET : HttpMethod.POST,
  routeKey.slice(routeKey.indexOf('/')),
];
