import { CfnOutput, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { SiteBucket } from './constructs/site-bucket.ts';
import { SiteDistribution } from './constructs/site-distribution.ts';
import { SiteFiles } from './constructs/site-files.ts';
import { SiteFirewall } from './constructs/site-firewall.ts';
import type { PipelineStack } from './pipeline-stack.ts';
import { ReadableStack } from './readable-stack.ts';
import type { RecordsStack } from './records-stack.ts';

/** What the website stack needs to know. */
export interface WebsiteStackProps extends StackProps {
  readonly pipeline: PipelineStack;
  readonly records: RecordsStack;
}

/**
 * The website: pages for everybody, and under the same name what victims ask of the API. It looks which routes there are,
 * so make it after all that add some.
 */
export class WebsiteStack extends ReadableStack {
  readonly firewall: SiteFirewall;
  readonly distribution: SiteDistribution;

  constructor(scope: Construct, id: string, { pipeline, records, ...props }: WebsiteStackProps) {
    super(scope, id, props);
    const { shared, api } = pipeline;
    const bucket = new SiteBucket(this, 'SiteBucket');
    this.firewall = new SiteFirewall(this, 'Firewall');
    this.distribution = new SiteDistribution(this, 'Site', {
      environment: shared.environment,
      ...{ bucket, api, viewerProof: records.viewerProof, firewall: this.firewall },
    });
    new SiteFiles(this, 'SiteFiles', { ...shared, bucket, distribution: this.distribution });
    const { domainName } = this.distribution;
    new CfnOutput(this, 'SiteUrl', { value: `https://${shared.environment.site?.name ?? domainName}` });
    new CfnOutput(this, 'SitePointsTo', { value: domainName });
  }
}
