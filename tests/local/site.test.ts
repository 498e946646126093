import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { readAssembly } from '../../local/assembly.ts';
import { planOf, type Plan } from '../../local/plan.ts';
import { aFunction, anAssembly, aRoute, type TemplateResource } from '../support/assembly.ts';
import { callApi, startStack, type ApiAnswer, type StackClient } from '../support/local-stack.ts';

const OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const toFiles = { TargetOriginId: 'files', Compress: true, CachePolicyId: OPTIMIZED };
const toApi = {
  TargetOriginId: 'api',
  AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
  CachePolicyId: DISABLED,
  ResponseHeadersPolicyId: { Ref: 'Answers' },
};

const headers = (override: boolean, cacheControl: string): TemplateResource => ({
  Type: 'AWS::CloudFront::ResponseHeadersPolicy',
  Properties: {
    ResponseHeadersPolicyConfig: {
      Name: 'name',
      SecurityHeadersConfig: { ContentTypeOptions: { Override: override } },
      CustomHeadersConfig: {
        Items: [{ Header: 'Cache-Control', Value: cacheControl, Override: override }],
      },
    },
  },
});

const aSite = (config: object = {}): TemplateResource => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: {
    DistributionConfig: {
      Enabled: true,
      DefaultRootObject: 'index.html',
      Origins: [
        { Id: 'files', DomainName: { 'Fn::GetAtt': ['Pages', 'RegionalDomainName'] } },
        {
          Id: 'api',
          DomainName: 'x.execute-api.us-east-1.amazonaws.com',
          OriginCustomHeaders: [
            {
              HeaderName: 'X-Proof',
              HeaderValue: {
                'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Proof' }, ':SecretString:::}}']],
              },
            },
          ],
        },
      ],
      DefaultCacheBehavior: { ...toFiles, ResponseHeadersPolicyId: { Ref: 'Everywhere' } },
      CacheBehaviors: [
        { ...toFiles, PathPattern: '/assets/*' },
        { ...toApi, PathPattern: '/open*' },
        { ...toFiles, PathPattern: '/openly/*' },
      ],
      CustomErrorResponses: [
        { ErrorCode: 404, ResponseCode: 404, ResponsePagePath: '/en/not-found.html' },
        { ErrorCode: 500, ErrorCachingMinTTL: 0 },
      ],
      ...config,
    },
  },
});

const site = {
  functions: {
    Api: `export const handler = async (event) => {
      if (event.rawPath === '/open/missing') return { statusCode: 404, body: 'none' };
      if (event.rawPath === '/open/forbidden') return { statusCode: 403, body: 'no' };
      return { statusCode: 200, headers: { 'content-type': 'application/json', 'cache-control': 'private' }, body: JSON.stringify(event) };
    };`,
  },
  files: {
    'index.html': 'root',
    'en/index.html': 'long '.repeat(400),
    'en/a b.html': 'with a space',
    'en/not-found.html': 'not here',
    'assets/site.css': 'short',
    'assets/dot.png': 'x'.repeat(2000),
    'openly/read.html': 'never reached',
  },
  resources: {
    Api: aFunction('Api'),
    Pages: { Type: 'AWS::S3::Bucket' },
    Bring: {
      Type: 'Custom::CDKBucketDeployment',
      Properties: {
        ServiceToken: { 'Fn::GetAtt': ['Bringer', 'Arn'] },
        SourceObjectKeys: ['files.zip'],
        DestinationBucketName: { Ref: 'Pages' },
        SystemMetadata: { 'cache-control': 'public, max-age=60' },
      },
    },
    // Not ours: nothing about it has to be known.
    Bringer: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.13', Layers: ['l'] } },
    Everywhere: headers(true, 'no-store'),
    Answers: headers(false, 'no-store'),
    Proof: {
      Type: 'AWS::SecretsManager::Secret',
      Properties: { GenerateSecretString: { PasswordLength: 20, ExcludePunctuation: true } },
    },
    Site: aSite(),
    ...aRoute('ANY /open/{id}', 'Api'),
    ...aRoute('POST /closed/{id}', 'Api', { AuthorizationType: 'AWS_IAM' }),
  } satisfies Record<string, TemplateResource>,
};

const planned = (resources: Readonly<Record<string, TemplateResource>>): Plan =>
  planOf(readAssembly(anAssembly({ ...site, resources: { ...site.resources, ...resources } }), 'sandbox'), {
    awsUrl: 'http://127.0.0.1:4566',
    secret: () => 'secret',
    variable: (_, value) => value,
  });

describe('what the local runtime does not know of a website stops the run', () => {
  it.each<[string, Record<string, TemplateResource>, string]>([
    [
      'a property',
      { Site: aSite({ Logging: {} }) },
      'Site (AWS::CloudFront::Distribution): DistributionConfig.Logging',
    ],
    [
      'a caching policy',
      { Site: aSite({ DefaultCacheBehavior: { ...toFiles, CachePolicyId: 'mine' } }) },
      'DistributionConfig.DefaultCacheBehavior.CachePolicyId',
    ],
    [
      'an origin',
      { Site: aSite({ Origins: [{ Id: 'files', DomainName: 'www.example.org' }] }) },
      'Site: the origin www.example.org is neither a bucket nor the API',
    ],
    ['a second website', { Other: aSite() }, 'the local runtime knows one website only'],
    [
      'files that were not synthesized',
      {
        Bring: {
          ...site.resources.Bring,
          Properties: { ...site.resources.Bring.Properties, SourceObjectKeys: ['gone.zip'] },
        },
      },
      'Bring: its files gone.zip are not among the assets',
    ],
  ])('%s', (_, resources, message) => {
    expect(() => planned(resources)).toThrow(message);
  });

  it('a kind of file', () => {
    const folder = anAssembly({ ...site, files: { 'index.php': '' } });

    expect(() =>
      planOf(readAssembly(folder, 'sandbox'), {
        awsUrl: '',
        secret: () => '',
        variable: (_, value) => value,
      }),
    ).toThrow('index.php: the content type of such a file is not known');
  });
});

describe('a website', () => {
  let stack: StackClient;
  beforeAll(async () => {
    stack = await startStack({ assembly: anAssembly(site) });
  }, 20_000);
  afterAll(() => stack.stop());

  const get = (path: string, more: Readonly<Record<string, string>> = {}): Promise<ApiAnswer> =>
    callApi(stack, { path, headers: more });

  it.each([
    ['/', 'root'],
    ['/?lang=es', 'root'],
    ['/en/a%20b.html', 'with a space'],
    ['/assets/site.css', 'short'],
  ])('answers %s with its file', async (path, body) => {
    expect(await get(path)).toMatchObject({ status: 200, body });
  });

  it('says of a file what it is, and for how long to keep it', async () => {
    const page = (await get('/')).headers;
    const asset = (await get('/assets/site.css')).headers;

    expect([page.get('content-type'), page.get('cache-control')]).toEqual(['text/html', 'no-store']);
    expect([asset.get('content-type'), asset.get('cache-control')]).toEqual([
      'text/css',
      'public, max-age=60',
    ]);
    expect([page.get('x-content-type-options'), asset.get('x-content-type-options')]).toEqual([
      'nosniff',
      null,
    ]);
  });

  it.each([
    ['/nothing', 404],
    ['/en/', 404],
    ['/assets/nothing.css', 404],
    ['/%2e%2e/%2e%2e/package.json', 404],
    ['/assets/..%2f..%2fmanifest.json', 404],
    ['/en/%00', 404],
    ['/%', 404],
    ['//etc/passwd', 404],
  ])('has one page for what is not there: %s', async (path, status) => {
    expect(await get(path)).toMatchObject({ status, body: 'not here' });
  });

  it('looks for no file above its own, however the path is written', async () => {
    const { port } = new URL(stack.apiUrl);
    const status = await new Promise((resolve, reject) => {
      httpRequest({ port, path: '/../../../../etc/passwd' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end();
    });

    expect(status).toBe(404);
  });

  it('compresses a long text for whoever takes it, and no picture', async () => {
    const raw = async (path: string, accepted: string): Promise<(string | null)[]> => {
      const { headers: found } = await fetch(stack.apiUrl + path, {
        headers: { 'accept-encoding': accepted },
      });
      return [found.get('content-encoding'), found.get('vary')];
    };

    expect(await raw('/en/index.html', 'gzip, br')).toEqual(['br', 'Accept-Encoding']);
    expect(await raw('/en/index.html', 'gzip, br;q=0')).toEqual(['gzip', 'Accept-Encoding']);
    expect(await raw('/en/index.html', 'identity')).toEqual([null, 'Accept-Encoding']);
    expect(await raw('/en/index.html', 'gzip;q=0')).toEqual([null, 'Accept-Encoding']);
    expect(await raw('/', 'gzip')).toEqual([null, null]);
    expect(await raw('/assets/dot.png', 'gzip')).toEqual([null, null]);
    for (const encoding of ['br', 'gzip'])
      expect((await get('/en/index.html', { 'accept-encoding': encoding })).body).toBe('long '.repeat(400));
  });

  it('answers HEAD with headers alone, and takes nothing else for a file', async () => {
    const head = await callApi(stack, { method: 'HEAD', path: '/en/index.html' });
    const post = await callApi(stack, { method: 'POST', path: '/en/index.html', body: 'x' });

    expect([head.status, head.body, head.headers.get('content-type')]).toEqual([200, '', 'text/html']);
    expect(post.status).toBe(403);
  });

  it('passes on what fits the first pattern, with who asks and our proof', async () => {
    const answer = await get('/open/x?y=1', {
      'x-forwarded-for': '192.0.2.9',
      'x-proof': 'forged',
      cookie: 'a=1',
    });

    const event = answer.body as {
      headers: Record<string, string>;
      cookies: string[];
      rawQueryString: string;
    };
    expect(event.headers['x-proof']).toMatch(/^[A-Za-z0-9]{20}$/);
    // What the viewer says of himself, the viewer, CloudFront.
    expect(event.headers['x-forwarded-for']).toBe('192.0.2.9, 127.0.0.1, 127.0.0.1');
    expect([event.cookies, event.rawQueryString]).toEqual([['a=1'], 'y=1']);
    expect((await get('/openly/read.html')).body).toBe('not here');
  });

  it('adds to an answer of the API what that does not say itself', async () => {
    const { headers: found } = await get('/open/x');

    expect([found.get('cache-control'), found.get('x-content-type-options')]).toEqual(['private', 'nosniff']);
  });

  it('shows its own page for what the API does not have, and no other answer is replaced', async () => {
    expect(await get('/open/missing')).toMatchObject({ status: 404, body: 'not here' });
    expect(await get('/open/forbidden')).toMatchObject({ status: 403, body: 'no' });
  });

  it('has the department’s and the staff’s routes beside it here, as signed as ever', async () => {
    const call = { method: 'POST', path: '/closed/1', body: {} };

    const signed = await callApi(stack, { ...call, isSigned: true });
    const unsigned = await callApi(stack, call);

    expect([signed.status, unsigned.status]).toEqual([200, 403]);
    expect(JSON.stringify(signed.body)).not.toContain('x-proof');
  });
});

describe('the project’s own website', () => {
  let stack: StackClient;
  beforeAll(async () => {
    stack = await startStack();
  }, 60_000);
  afterAll(() => stack.stop());

  it('is what was made of it, with headers that let a page do nothing more', async () => {
    const { status, headers: found } = await callApi(stack, { path: '/' });
    const text = await (await fetch(stack.apiUrl)).text();

    expect(status).toBe(200);
    expect(text).toBe(readFileSync(join(__dirname, '../../dist/site/index.html'), 'utf8'));
    expect(Object.fromEntries(found)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; (?!.*unsafe)/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=63072000; includeSubDomains',
      'x-content-type-options': 'nosniff',
    });
  });

  it('says in words of its own that a page is not there', async () => {
    const { status, body } = await callApi(stack, { path: '/en/nothing.html' });

    expect([status, body]).toEqual([
      404,
      readFileSync(join(__dirname, '../../dist/site/en/not-found.html'), 'utf8'),
    ]);
  });

  it('has everything that its first page names', async () => {
    const page = await (await fetch(stack.apiUrl)).text();
    const named = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);

    expect(named).not.toEqual([]);
    for (const path of named) {
      const { status, headers: found } = await callApi(stack, { path });
      expect([path, status, found.get('cache-control')]).toEqual([path, 200, 'public, max-age=3600']);
    }
  });

  it('counts tries to sign in by the viewer, who cannot pretend to be somebody else', async () => {
    const tryAs = (address: string): Promise<ApiAnswer> =>
      callApi(stack, {
        method: 'POST',
        path: '/sessions',
        body: { code: 'ABCD2345' },
        headers: { 'x-forwarded-for': address, origin: stack.apiUrl },
      });

    const statuses: number[] = [];
    for (let tries = 0; tries < 21; tries += 1) statuses.push((await tryAs(`192.0.2.${tries}`)).status);

    expect(new Set(statuses.slice(0, 20))).toEqual(new Set([422]));
    expect(statuses[20]).toBe(429);
  });
});
