import { Stack, type CfnElement } from 'aws-cdk-lib';

/**
 * A stack whose logical ids are the construct's path without a hash: `Victims`, `SubmitFormFunction`.
 * People read them in the console and in alarms, and moving code between files replaces no table.
 */
export class ReadableStack extends Stack {
  protected override allocateLogicalId(element: CfnElement): string {
    const names = element.node.scopes.slice(this.node.scopes.length).map(({ node }) => node.id);
    return names
      .filter((name) => name !== 'Resource' && name !== 'Default')
      .join('')
      .replaceAll(/[^A-Za-z0-9]/g, '');
  }
}
