import * as z from 'zod';
import { because, count, tags } from './known-properties.ts';

/** An HTTP API. */
export const api = z.strictObject({
  Name: z.string(),
  ProtocolType: z.literal('HTTP'),
  DisableExecuteApiEndpoint: because('there is one address locally'),
  Description: because('words for people'),
  Tags: tags,
});

/** The one stage that opens it. */
export const stage = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  AutoDeploy: z.literal(true),
  AccessLogSettings: because('no access log is written locally'),
  DefaultRouteSettings: because('nothing throttles locally'),
  RouteSettings: because('nothing throttles locally'),
  Description: because('words for people'),
  Tags: tags,
});

/** Which requests go where. */
export const route = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'AWS_IAM']).default('NONE'),
});

const oneOrMore = z.union([z.string(), z.array(z.string())]);

/** Which routes the holder may call. What a function may do is not enforced: the action log is compared in a test. */
export const managedPolicy = z.strictObject({
  PolicyDocument: z.strictObject({
    Version: z.string(),
    Statement: z.array(
      z.strictObject({
        Effect: z.enum(['Allow', 'Deny']),
        Action: oneOrMore,
        Resource: oneOrMore,
        Condition: z.unknown().optional(),
      }),
    ),
  }),
  Description: because('words for people'),
  Path: because('policies are found by their logical id'),
  Roles: because('whose a policy is says nothing about routes'),
});

/** The function behind a route. */
export const integration = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: count.default(30_000),
  IntegrationMethod: because('Lambda is always invoked by POST'),
  Description: because('words for people'),
});
