import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { openApiDocument, operations } from '../../api/document.ts';
import { readme } from '../../api/readme.ts';
import { handler } from '../../lambdas/http.describe-api.ts';
import project from '../../package.json' with { type: 'json' };
import { environmentNames, synthesized } from '../lib/synthesized.ts';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const request = {
  headers: {},
  isBase64Encoded: false,
  requestContext: { http: { method: 'GET' } },
} as APIGatewayProxyEventV2;

const described = openApiDocument(project.version) as unknown as {
  paths: Record<string, Record<string, { security: unknown[] }>>;
};

/** Each route that is described, and whether it is to be signed. */
const routes = Object.entries(described.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(
    ([method, { security }]) => [`${method.toUpperCase()} ${path}`, security.length > 0] as const,
  ),
);

describe('the description of the API', () => {
  it('is written down as it follows from the schemas (else: node bin/openapi.ts)', () => {
    expect(read('docs/api/openapi.json')).toBe(`${JSON.stringify(described, null, 2)}\n`);
    expect(read('docs/api/README.md')).toBe(readme());
  });

  it('is served as it is written down', async () => {
    const { statusCode, headers, body = '' } = await handler(request, {} as Context);

    expect(statusCode).toBe(200);
    expect(headers?.['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual(described);
  });

  it('is served by a function without the schemas', () => {
    const { outputs } = JSON.parse(read('dist/meta.json')) as {
      outputs: Record<string, { inputs: Record<string, unknown> }>;
    };
    const inputs = Object.keys(outputs['dist/http.describe-api/index.mjs']?.inputs ?? {});

    expect(inputs).toContain('docs/api/openapi.json');
    expect(
      inputs.filter((path) => /^(api\/(schemas|replies|document)|domain\/registration)/.test(path)),
    ).toEqual([]);
  });

  it.each(environmentNames)(
    'tells each route that is deployed to %s, who may call it, and no other',
    (name) => {
      const deployed = synthesized(name)
        .whole.of('AWS::ApiGatewayV2::Route')
        .map(([, { Properties }]) => [Properties.RouteKey, Properties.AuthorizationType === 'AWS_IAM']);

      expect(new Map(routes)).toEqual(new Map(deployed as [string, boolean][]));
      expect(routes.map(([route]) => route).sort()).toEqual(Object.keys(operations).sort());
    },
  );
});
