import { ApiMapping, DomainName, type HttpApi, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** Our own name for the API, and the certificate that proves it. */
export interface ApiDomainProps {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly name: string;
  readonly certificateArn: string;
}

/** The name that stands in messages. The DNS record that points to it is the agency's to make. */
export class ApiDomain extends Construct {
  constructor(scope: Construct, id: string, { api, stage, name, certificateArn }: ApiDomainProps) {
    super(scope, id);
    const certificate = Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    const domainName = new DomainName(this, 'Resource', { domainName: name, certificate });
    new ApiMapping(this, 'Mapping', { api, stage, domainName });
    new CfnOutput(this, 'PointsTo', { value: domainName.regionalDomainName });
  }
}
