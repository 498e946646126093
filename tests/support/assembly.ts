import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A resource as it stands in a template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: object;
  readonly [attribute: string]: unknown;
}

/** What a small assembly holds: resources, and functions by their logical id and their source. */
export interface AssemblyContent {
  readonly resources?: Readonly<Record<string, TemplateResource>>;
  readonly functions?: Readonly<Record<string, string>>;
  /** Files of an asset, by their path; the asset's key is `files.zip`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly outputs?: object;
}

/** Writes a folder like `cdk.out` with one stack, for tests that need no more than a few resources. */
export const anAssembly = (of: AssemblyContent): string => {
  const { resources = {}, functions = {}, files = {}, outputs = {} } = of;
  const folder = temporaryFolder();
  const write = (name: string, content: object): void => {
    writeFileSync(join(folder, name), JSON.stringify(content));
  };
  for (const [id, source] of Object.entries(functions)) {
    mkdirSync(join(folder, `asset.${id}`));
    writeFileSync(join(folder, `asset.${id}`, 'index.mjs'), source);
  }
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, 'asset.files', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  write('manifest.json', {
    artifacts: {
      'test-sandbox.assets': { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
      'test-sandbox': { type: 'aws:cloudformation:stack', properties: { templateFile: 'template.json' } },
    },
  });
  write('template.json', {
    Resources: { ...resources, ...functionResources(functions, resources) },
    Outputs: outputs,
  });
  write('assets.json', {
    files: Object.fromEntries(
      [...Object.keys(functions), 'files'].map((id) => [
        id,
        { source: { path: `asset.${id}` }, destinations: { here: { objectKey: `${id}.zip` } } },
      ]),
    ),
  });
  return folder;
};

/** A function as CDK writes it; what `resources` says about the same id is added. */
export const aFunction = (id: string, more: object = {}): TemplateResource => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}-${AWS::Region}' }, S3Key: `${id}.zip` },
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    Timeout: 2,
    ...more,
  },
});

const functionResources = (
  functions: Readonly<Record<string, string>>,
  resources: Readonly<Record<string, TemplateResource>>,
): Record<string, TemplateResource> =>
  Object.fromEntries(Object.keys(functions).map((id) => [id, resources[id] ?? aFunction(id)]));

/** A route to a function, with the integration and the permission that it needs. */
export const aRoute = (
  key: string,
  functionId: string,
  more: object = {},
): Record<string, TemplateResource> => {
  const id = key.replaceAll(/\W/g, '');
  const arn = { 'Fn::GetAtt': [functionId, 'Arn'] };
  return {
    [id]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: {
        ApiId: 'Api',
        RouteKey: key,
        Target: { 'Fn::Join': ['', ['integrations/', { Ref: `${id}Integration` }]] },
        ...more,
      },
    },
    [`${id}Integration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: 'Api',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: arn,
        PayloadFormatVersion: '2.0',
      },
    },
    [`${id}Permission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: arn,
        Principal: 'apigateway.amazonaws.com',
      },
    },
  };
};
