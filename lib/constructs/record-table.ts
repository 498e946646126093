import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { answer } from './answer.ts';
import { allow, variableName, type Use } from './use.ts';

/** An index: its keys, and which attributes it carries beside keys (all of them, unless said otherwise). */
export interface RecordIndex {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly carries?: readonly string[];
}

/** The shape of one table. All keys are strings. */
export interface RecordTableProps {
  readonly environment: Environment;
  readonly encryptionKey: IKey;
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly indexes?: Readonly<Record<string, RecordIndex>>;
  readonly expiresAt?: string;
}

/** A table of facts: encrypted with our key, recoverable, kept when its stack is deleted if the environment says so. */
export class RecordTable extends Table {
  constructor(scope: Construct, id: string, props: RecordTableProps) {
    const { removalPolicy, deletionProtection, recoveryDays } = props.environment.records;
    super(scope, id, {
      ...keys(props),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.encryptionKey,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: recoveryDays,
      },
      deletionProtection,
      removalPolicy,
      ...(props.expiresAt === undefined ? {} : { timeToLiveAttribute: props.expiresAt }),
    });
    answer(
      this,
      'Every second of the recovery period can be restored; copies beyond it belong in an account of their own.',
      'NIST.800.53.R5-DynamoDBInBackupPlan',
    );
    for (const [indexName, index] of Object.entries(props.indexes ?? {})) {
      this.addGlobalSecondaryIndex({ indexName, ...keys(index), ...projection(index) });
    }
  }

  /** These actions, such as `PutItem`, on the table itself, and queries of these indexes. */
  use(actions: readonly string[], indexes: readonly string[] = []): Use {
    const onTable = actions.map((action) => `dynamodb:${action}`);
    const indexArns = indexes.map((index) => `${this.tableArn}/index/${index}`);
    return {
      variables: { [variableName(this.node.id)]: this.tableName },
      statements: [
        ...(onTable.length === 0 ? [] : [allow(onTable, [this.tableArn])]),
        ...(indexArns.length === 0 ? [] : [allow(['dynamodb:Query'], indexArns)]),
      ],
    };
  }
}

const attribute = (name: string): { name: string; type: AttributeType } => ({
  name,
  type: AttributeType.STRING,
});

const keys = ({ partitionKey, sortKey }: Pick<RecordIndex, 'partitionKey' | 'sortKey'>): Keys => ({
  partitionKey: attribute(partitionKey),
  ...(sortKey === undefined ? {} : { sortKey: attribute(sortKey) }),
});

interface Keys {
  readonly partitionKey: ReturnType<typeof attribute>;
  readonly sortKey?: ReturnType<typeof attribute>;
}

const projection = ({
  carries,
}: RecordIndex): { projectionType: ProjectionType; nonKeyAttributes?: string[] } => {
  if (carries === undefined) return { projectionType: ProjectionType.ALL };
  if (carries.length === 0) return { projectionType: ProjectionType.KEYS_ONLY };
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...carries] };
};
