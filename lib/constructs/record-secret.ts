import { SecretValue } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { answer } from './answer.ts';
import { variableName, type Use } from './use.ts';

/** What a secret is for, and how long it lives. */
export interface RecordSecretProps {
  readonly environment: Environment;
  readonly encryptionKey: IKey;
  readonly purpose: string;
}

/** A generated secret. Records are unreadable without it, so it lives as long as they do. */
export class RecordSecret extends Secret {
  constructor(scope: Construct, id: string, { environment, encryptionKey, purpose }: RecordSecretProps) {
    super(scope, id, {
      description: purpose,
      encryptionKey,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: environment.records.removalPolicy,
    });
    answer(
      this,
      'Records, links and the website depend on the value: it is exchanged by hand (docs/deploy.md).',
      'AwsSolutions-SMG4',
      'NIST.800.53.R5-SecretsManagerRotationEnabled',
    );
  }

  /** Having the secret in an (encrypted) variable, put there by CloudFormation: the function itself may not read it. */
  use(versionId?: string): Use {
    return { variables: { [variableName(this.node.id)]: this.reference(versionId) }, statements: [] };
  }

  /** What CloudFormation replaces by the value. Without a version, by the one that is current when the place is next changed. */
  reference(versionId?: string): string {
    const options = versionId === undefined ? {} : { versionId };
    return SecretValue.secretsManager(this.secretArn, options).unsafeUnwrap();
  }
}
