import { Duration, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Environment, OwnName } from '../environments.ts';
import { answer } from './answer.ts';
import type { NotificationApi } from './notification-api.ts';
import type { RecordSecret } from './record-secret.ts';
import type { SiteFirewall } from './site-firewall.ts';
import { SiteHeaders } from './site-headers.ts';
import { patternsOf } from './site-routes.ts';

/** Where the site's files lie, what it passes on to whom, and what stands before it. */
export interface SiteDistributionProps {
  readonly environment: Environment;
  readonly bucket: IBucket;
  readonly api: NotificationApi;
  readonly viewerProof: RecordSecret;
  readonly firewall: SiteFirewall;
}

/** The website as the world reaches it: its own files, and under the same name whatever victims may ask of the API. */
export class SiteDistribution extends cloudfront.Distribution {
  constructor(scope: Construct, id: string, props: SiteDistributionProps) {
    const { environment, bucket, api, firewall } = props;
    const files = filesIn(scope, bucket);
    const toApi = passedOn(scope, props);
    super(scope, id, {
      comment: 'What victims read, and what they ask of the API.',
      defaultRootObject: 'index.html',
      defaultBehavior: {
        ...files,
        responseHeadersPolicy: new SiteHeaders(scope, 'PageHeaders', { keeps: 'nothing', override: true }),
      },
      additionalBehaviors: {
        '/assets/*': {
          ...files,
          responseHeadersPolicy: new SiteHeaders(scope, 'AssetHeaders', {
            keeps: 'as-the-file-says',
            override: true,
          }),
        },
        ...Object.fromEntries(patternsOf(api.routes).map((pattern) => [pattern, toApi])),
      },
      errorResponses: [...notFound, ...notKept],
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      priceClass: cloudfront.PriceClass.PRICE_CLASS_100,
      webAclId: firewall.attrArn,
      ...ownName(scope, environment.site),
    });
    this.answerFindings(environment);
  }

  private answerFindings({ site }: Environment): void {
    answer(this, 'Victims move and travel: help must not depend on where they are.', 'AwsSolutions-CFR1');
    answer(this, 'Its log would be a list of who looks for help, and where they are.', 'AwsSolutions-CFR3');
    answer(
      this,
      'Whoever asks for the whole website gets its first page, and no query reaches the bucket.',
      'Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    );
    if (site === undefined) {
      answer(
        this,
        'Until the site has a name and a certificate of its own, CloudFront’s name decides on the oldest TLS.',
        'AwsSolutions-CFR4',
      );
    }
  }
}

/** It may list the bucket too: only then does a file that is not there come back as 404, and 403 stays what it is. */
const filesIn = (scope: Construct, bucket: IBucket): cloudfront.BehaviorOptions => ({
  origin: S3BucketOrigin.withOriginAccessControl(bucket, {
    originAccessControl: new cloudfront.S3OriginAccessControl(scope, 'FileAccess'),
    originAccessLevels: [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],
  }),
  viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
  compress: true,
});

/** Everything that a viewer says reaches the API, except for the name by which the viewer called us. */
const passedOn = (
  scope: Construct,
  { environment, api, viewerProof }: SiteDistributionProps,
): cloudfront.BehaviorOptions => {
  const { region, urlSuffix } = Stack.of(api);
  const host = environment.domain?.name ?? `${api.apiId}.execute-api.${region}.${urlSuffix}`;
  return {
    origin: new HttpOrigin(host, { customHeaders: { 'x-viewer-proof': viewerProof.reference() } }),
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    // Functions bring their own (lambdas/entrypoints.ts); what API Gateway itself answers has none.
    responseHeadersPolicy: new SiteHeaders(scope, 'AnswerHeaders', { keeps: 'nothing', override: false }),
    compress: false,
  };
};

/** One page for whatever is not there, the API's unknown paths included. No other answer of the API is replaced. */
const notFound: readonly cloudfront.ErrorResponse[] = [
  {
    httpStatus: 404,
    responseHttpStatus: 404,
    responsePagePath: '/en/not-found.html',
    ttl: Duration.seconds(0),
  },
];

/** CloudFront keeps failures for ten seconds, whoever they were for. Not ours: the next viewer may have more luck. */
const notKept: readonly cloudfront.ErrorResponse[] = [500, 502, 503, 504].map((httpStatus) => ({
  httpStatus,
  ttl: Duration.seconds(0),
}));

const ownName = (
  scope: Construct,
  site: OwnName | undefined,
): Pick<cloudfront.DistributionProps, 'domainNames' | 'certificate' | 'minimumProtocolVersion'> =>
  site === undefined
    ? {}
    : {
        domainNames: [site.name],
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
        certificate: Certificate.fromCertificateArn(scope, 'Certificate', site.certificateArn),
      };
