import * as z from 'zod';
import { because, count } from './known-properties.ts';

/** CloudFront's own policies, by the ids that AWS gave them. */
export const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const behaviour = z.strictObject({
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  Compress: z.boolean().default(false),
  // Nothing is cached locally; which policy it is decides on whether compressing is allowed.
  CachePolicyId: z.enum([CACHING_OPTIMIZED, CACHING_DISABLED]),
  OriginRequestPolicyId: z.literal(ALL_VIEWER_EXCEPT_HOST_HEADER).optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  ViewerProtocolPolicy: because('there is no TLS locally'),
});

const origin = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginCustomHeaders: z
    .array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() }))
    .default([]),
  OriginAccessControlId: because('policies are not enforced locally'),
  S3OriginConfig: because('an origin is known by its name'),
  CustomOriginConfig: because('there is no TLS locally'),
});

/** The website: which paths are files and which are passed on, and what stands in for a file that is not there. */
export const distribution = z.strictObject({
  DistributionConfig: z.strictObject({
    Enabled: z.literal(true),
    DefaultRootObject: z.string(),
    Origins: z.array(origin),
    DefaultCacheBehavior: behaviour,
    CacheBehaviors: z.array(z.strictObject({ ...behaviour.shape, PathPattern: z.string() })).default([]),
    CustomErrorResponses: z
      .array(
        z.strictObject({
          ErrorCode: count,
          ResponseCode: count.optional(),
          ResponsePagePath: z.string().optional(),
          ErrorCachingMinTTL: because('nothing is cached locally'),
        }),
      )
      .default([]),
    Aliases: because('there is one address locally'),
    Comment: because('words for people'),
    HttpVersion: because('Node speaks HTTP/1.1'),
    IPV6Enabled: because('the local runtime listens on this machine only'),
    PriceClass: because('nothing costs here'),
    ViewerCertificate: because('there is no TLS locally'),
    WebACLId: because('nothing is filtered locally'),
  }),
  Tags: because('tags name costs, and nothing costs here'),
});

const override = z.strictObject({ Override: z.boolean() });

/** Headers that CloudFront adds to what it answers. */
export const responseHeadersPolicy = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: because('nobody asks for it by name'),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z.strictObject({ ...override.shape, ContentSecurityPolicy: z.string() }),
        ContentTypeOptions: override,
        ReferrerPolicy: z.strictObject({ ...override.shape, ReferrerPolicy: z.string() }),
        StrictTransportSecurity: z.strictObject({
          ...override.shape,
          AccessControlMaxAgeSec: count,
          IncludeSubdomains: z.boolean().default(false),
        }),
      })
      .partial()
      .default({}),
    CustomHeadersConfig: z
      .strictObject({
        Items: z.array(z.strictObject({ ...override.shape, Header: z.string(), Value: z.string() })),
      })
      .default({ Items: [] }),
  }),
});

/** Files that a deployment brings into a bucket: here they are read from where synthesizing put them. */
export const bucketDeployment = z.strictObject({
  ServiceToken: z.string(),
  SourceObjectKeys: z.array(z.string()),
  DestinationBucketName: z.string(),
  SystemMetadata: z.strictObject({ 'cache-control': z.string() }),
  SourceBucketNames: because('an asset is known by its key'),
  WaitForDistributionInvalidation: because('nothing is cached locally'),
  DistributionId: because('nothing is cached locally'),
  Prune: because('there is nothing from before'),
  OutputObjectKeys: because('nothing reads them'),
});
