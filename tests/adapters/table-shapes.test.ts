import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { environments } from '../../lib/environments.ts';
import { RecordsStack } from '../../lib/records-stack.ts';
import { tableKinds, tableShapes, type Keys, type TableShape } from '../support/fakes-tables.ts';

interface KeySchema {
  readonly AttributeName: string;
}
interface TableProperties {
  readonly KeySchema: readonly KeySchema[];
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string;
    readonly KeySchema: readonly KeySchema[];
    readonly Projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] };
  }[];
}

const keysFrom = ([partition, sort]: readonly KeySchema[]): Keys => ({
  partitionKey: partition?.AttributeName ?? '',
  ...(sort === undefined ? {} : { sortKey: sort.AttributeName }),
});

const shapeFrom = ({ KeySchema, GlobalSecondaryIndexes = [] }: TableProperties): TableShape => ({
  ...keysFrom(KeySchema),
  ...(GlobalSecondaryIndexes.length === 0
    ? {}
    : {
        indexes: Object.fromEntries(
          GlobalSecondaryIndexes.map(({ IndexName, KeySchema: keys, Projection }) => [
            IndexName,
            {
              ...keysFrom(keys),
              ...(Projection.ProjectionType === 'ALL' ? {} : { carries: Projection.NonKeyAttributes ?? [] }),
            },
          ]),
        ),
      }),
});

it('tests run over tables of the same shape as the deployed ones', () => {
  const environment = environments.sandbox;
  const template = Template.fromStack(new RecordsStack(new App(), 'Records', { environment }));

  const deployed = Object.fromEntries(
    Object.entries(template.findResources('AWS::DynamoDB::Table')).map(([logicalId, { Properties }]) => [
      tableKinds.find((kind) => new RegExp(`^${kind}[0-9A-F]{8}$`).test(logicalId)) ?? logicalId,
      shapeFrom(Properties as TableProperties),
    ]),
  );

  expect(deployed).toEqual(tableShapes);
});
