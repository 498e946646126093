import { siteIn } from '../../lib/constructs/site-files.ts';
import { patternsOf } from '../../lib/constructs/site-routes.ts';
import { environmentNames, idIn, synthesized } from './synthesized.ts';

interface Behavior {
  readonly PathPattern: string;
  readonly TargetOriginId: string;
  readonly AllowedMethods?: readonly string[];
  readonly CachePolicyId: string;
  readonly OriginRequestPolicyId?: string;
  readonly ResponseHeadersPolicyId: unknown;
  readonly ViewerProtocolPolicy: string;
}

interface Config {
  readonly Origins: readonly { readonly Id: string; readonly [property: string]: unknown }[];
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors: readonly Behavior[];
  readonly [property: string]: unknown;
}

/** CloudFront's own policies. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

const fits = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path);

describe.each(environmentNames)('the website of %s', (name) => {
  const { website, whole } = synthesized(name);
  const config = website.get('Site').DistributionConfig as Config;
  const [files, api] = config.Origins;
  const headersOf = (id: string): Record<string, string> => {
    const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = website.get(id)
      .ResponseHeadersPolicyConfig as {
      SecurityHeadersConfig: Record<string, Record<string, string>>;
      CustomHeadersConfig: { Items: { Header: string; Value: string }[] };
    };
    return {
      'Content-Security-Policy': security['ContentSecurityPolicy']?.['ContentSecurityPolicy'] ?? '',
      ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
    };
  };

  describe('its files', () => {
    it('lie in a bucket that nobody but this website reads', () => {
      expect(Object.values(website.get('SiteBucket').PublicAccessBlockConfiguration as object)).toEqual(
        Array.from({ length: 4 }, () => true),
      );
      const allowed = website
        .get('SiteBucketPolicy')
        .PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow');
      expect(allowed).toHaveLength(1);
      expect(allowed[0]).toMatchObject({
        Action: ['s3:GetObject', 's3:ListBucket'],
        Principal: { Service: 'cloudfront.amazonaws.com' },
      });
      expect(JSON.stringify(allowed[0]?.Condition?.['StringEquals']?.['AWS:SourceArn'])).toContain(
        '":distribution/",{"Ref":"Site"}',
      );
    });

    it('are fetched with a signature, over TLS', () => {
      expect(files).toMatchObject({
        DomainName: { 'Fn::GetAtt': ['SiteBucket', 'RegionalDomainName'] },
        OriginAccessControlId: { 'Fn::GetAtt': ['FileAccess', 'Id'] },
        S3OriginConfig: { OriginAccessIdentity: '' },
      });
      expect(website.get('FileAccess').OriginAccessControlConfig).toMatchObject({
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      });
    });

    it('are kept by edges for an hour, and anew after each deployment', () => {
      expect(website.get('SiteFilesDeploymentCustomResource')).toMatchObject({
        SystemMetadata: { 'cache-control': 'public, max-age=3600' },
        DistributionId: { Ref: 'Site' },
        Prune: true,
      });
    });

    it('are brought by a function that may do this and nothing else', () => {
      const granted = website
        .get('SiteFilesPermissions')
        .PolicyDocument.Statement.map(({ Action, Resource }) => [[Action].flat(), idIn(Resource)]);

      expect(granted).toEqual([
        [['logs:CreateLogStream', 'logs:PutLogEvents'], 'SiteFilesLog'],
        [['s3:GetObject'], expect.stringMatching(/assets.*\/[0-9a-f]{64}\.zip/)],
        [['s3:GetBucketTagging', 's3:ListBucket'], 'SiteBucket'],
        [['s3:DeleteObject', 's3:PutObject'], 'SiteBucket'],
        [['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'], 'Site'],
      ]);
    });
  });

  describe('what it is', () => {
    it('is served with TLS only, compressed, by new protocols, from here', () => {
      expect(config).toMatchObject({
        HttpVersion: 'http2and3',
        PriceClass: 'PriceClass_100',
        DefaultRootObject: 'index.html',
        DefaultCacheBehavior: { Compress: true },
      });
      for (const { ViewerProtocolPolicy } of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
        expect(ViewerProtocolPolicy).toBe('redirect-to-https');
      }
    });

    it('shows one page for what is not there, and replaces no other answer', () => {
      expect(config['CustomErrorResponses']).toEqual([
        {
          ErrorCode: 404,
          ResponseCode: 404,
          ResponsePagePath: '/en/not-found.html',
          ErrorCachingMinTTL: 0,
        },
        ...[500, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
      ]);
    });

    it('writes down nobody who reads it', () => {
      expect(config['Logging']).toBeUndefined();
      expect(website.of('AWS::WAFv2::LoggingConfiguration')).toEqual([]);
      expect(JSON.stringify(website.get('Firewall'))).not.toContain('"SampledRequestsEnabled":true');
    });
  });

  describe('its headers', () => {
    it.each(['PageHeaders', 'AssetHeaders', 'AnswerHeaders'])(
      '%s let a page use what the site brings, and nothing else',
      (id) => {
        const { 'Content-Security-Policy': policy = '', ...others } = headersOf(id);

        expect(policy.split('; ')[0]).toBe("default-src 'none'");
        expect(policy).not.toMatch(/unsafe|https?:|data:|\*/);
        for (const rule of ["base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
          expect(policy.split('; ')).toContain(rule);
        }
        expect(others['Permissions-Policy']).toMatch(/^([a-z-]+=\(\)(, |$))+$/);
        expect(others).toMatchObject({
          'Cross-Origin-Opener-Policy': 'same-origin',
          'Cross-Origin-Resource-Policy': 'same-origin',
        });
        expect(website.get(id).ResponseHeadersPolicyConfig).toMatchObject({
          SecurityHeadersConfig: {
            ContentTypeOptions: {},
            ReferrerPolicy: { ReferrerPolicy: 'no-referrer' },
            StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true },
          },
        });
      },
    );

    it('let a shared device keep no page', () => {
      expect(config.DefaultCacheBehavior.ResponseHeadersPolicyId).toEqual({ Ref: 'PageHeaders' });
      expect(headersOf('PageHeaders')['Cache-Control']).toBe('no-store');
      expect(JSON.stringify(website.get('PageHeaders'))).not.toContain('"Override":false');
    });

    it('leave to the API what it says itself', () => {
      expect(JSON.stringify(website.get('AnswerHeaders'))).not.toContain('"Override":true');
    });
  });

  describe('what it passes on', () => {
    const passedOn = config.CacheBehaviors.filter(({ TargetOriginId }) => TargetOriginId === api?.Id);
    const routes = whole.of('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => ({
      path: Properties.RouteKey.slice(Properties.RouteKey.indexOf('/')),
      isOpen: Properties.AuthorizationType === 'NONE',
    }));

    it('is every route of victims, and none of the department or of staff', () => {
      for (const { path, isOpen } of routes) {
        const isReached = passedOn.some(({ PathPattern }) => fits(PathPattern, path));
        expect([path, isReached]).toEqual([path, isOpen]);
      }
      expect(passedOn.map(({ PathPattern }) => PathPattern)).toEqual(
        expect.arrayContaining(['/registrations*', '/sign-in', '/sessions*', '/account*', '/a/*', '/c/*']),
      );
    });

    it('is said as the viewer says it, kept nowhere, and goes to the API with our proof', () => {
      expect(api).toMatchObject({
        CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
        OriginCustomHeaders: [{ HeaderName: 'x-viewer-proof' }],
      });
      expect(JSON.stringify(api)).toMatch(/resolve:secretsmanager:.*ViewerProof.*:SecretString:::}}/);
      expect(JSON.stringify(api?.['DomainName'])).toContain('.execute-api.');
      for (const behavior of passedOn) {
        expect(behavior).toMatchObject({
          CachePolicyId: CACHING_DISABLED,
          OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST_HEADER,
          ResponseHeadersPolicyId: { Ref: 'AnswerHeaders' },
        });
        expect(behavior.AllowedMethods).toContain('POST');
      }
    });

    it('shows the proof to no function but the one that counts tries', () => {
      const given = whole
        .of('AWS::Lambda::Function')
        .filter(([, { Properties }]) => 'VIEWER_PROOF' in (Properties.Environment?.Variables ?? {}));

      expect(given.map(([id]) => id)).toEqual(['OpenSessionFunction']);
    });
  });

  describe('its firewall', () => {
    const rules = JSON.stringify(website.get('Firewall'));

    it('stands before it', () => {
      expect(config['WebACLId']).toEqual({ 'Fn::GetAtt': ['Firewall', 'Arn'] });
      expect(website.get('Firewall')).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
    });

    it('turns away known attacks and known attackers, but not who hides, nor who writes much', () => {
      expect([...rules.matchAll(/"(AWSManagedRules\w+)"/g)].map(([, rule]) => rule)).toEqual([
        'AWSManagedRulesAmazonIpReputationList',
        'AWSManagedRulesKnownBadInputsRuleSet',
        'AWSManagedRulesCommonRuleSet',
      ]);
      expect([...rules.matchAll(/"Count":\{\}\},"Name":"(\w+)"/g)].map(([, rule]) => rule)).toEqual(
        expect.arrayContaining(['SizeRestrictions_BODY', 'CrossSiteScripting_BODY']),
      );
    });

    it('slows down whoever sends a hundred forms in five minutes, and tells people in both languages', () => {
      expect(rules).toContain('"EvaluationWindowSec":300,"Limit":100');
      expect(rules).toContain('"SearchString":"POST"');
      expect(rules).toContain('"ResponseCode":429');
      const bodies = website.get('Firewall').CustomResponseBodies as Record<string, { Content: string }>;
      const Content = Object.values(bodies)[0]?.Content ?? '';
      expect(Content).toMatch(/five minutes[^]*lang="es"[^]*cinco minutos/);
      expect(Buffer.byteLength(Content)).toBeLessThan(4096);
    });
  });
});

describe('a website with a name of its own', () => {
  const site = {
    name: 'vn.mo.gov',
    certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1',
  };

  it('answers to it, with TLS 1.2 at least', () => {
    const { website } = synthesized('production', { site });

    expect(website.get('Site').DistributionConfig).toMatchObject({
      Aliases: ['vn.mo.gov'],
      ViewerCertificate: {
        AcmCertificateArn: site.certificateArn,
        MinimumProtocolVersion: 'TLSv1.2_2021',
        SslSupportMethod: 'sni-only',
      },
    });
  });

  it('asks the API by the name that the API has then', () => {
    const domain = { ...site, name: 'api.mo.gov' };

    const { website } = synthesized('production', { site, domain });

    expect(JSON.stringify(website.get('Site').DistributionConfig)).toContain('"DomainName":"api.mo.gov"');
  });
});

it('says what to run when nobody has made the site', () => {
  expect(() => siteIn('tests')).toThrow('npm run site');
});

describe('the patterns of what is passed on', () => {
  it.each([
    ['one path', ['GET /a'], ['/a']],
    ['what lies below a word', ['GET /a/{code}', 'POST /a/{code}'], ['/a/*']],
    ['both', ['GET /a', 'POST /a/b'], ['/a*']],
  ] as const)('are made of %s', (_, routes, patterns) => {
    expect(patternsOf(routes.map((routeKey) => ({ routeKey, caller: 'anyone' })))).toEqual(patterns);
  });

  it('let nobody in by a route that begins alike', () => {
    const routes = [
      { routeKey: 'GET /a', caller: 'anyone' },
      { routeKey: 'GET /a/b', caller: 'anyone' },
      { routeKey: 'GET /ab', caller: 'staff' },
    ] as const;

    expect(() => patternsOf(routes)).toThrow('/ab could be reached through the website, by /a*.');
  });
});
