import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import type * as z from 'zod';
import { bucketNameOf } from './assembly.ts';
import { CACHING_OPTIMIZED, type distribution, type responseHeadersPolicy } from './known-site.ts';
import { honoured } from './known-types.ts';
import type { All } from './permissions.ts';
import { LocalProblem } from './problem.ts';

type Config = z.infer<typeof distribution>['DistributionConfig'];
type Behaviour = Config['DefaultCacheBehavior'];
type HeadersConfig = z.infer<typeof responseHeadersPolicy>['ResponseHeadersPolicyConfig'];

/** A header of an answer. It takes the place of the origin's own, if it is told to. */
export interface AddedHeader {
  readonly name: string;
  readonly value: string;
  readonly isOverriding: boolean;
}

/** A file of the website as it would lie in its bucket. */
export interface SiteFile {
  readonly content: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
}

/** What happens to the paths that fit a pattern: they are files, by key, or the API's, which is told more than the viewer says. */
export interface SiteBehaviour {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
  readonly compresses: boolean;
  readonly headers: readonly AddedHeader[];
  readonly to:
    | { readonly is: 'files'; readonly files: ReadonlyMap<string, SiteFile> }
    | { readonly is: 'api'; readonly headers: Readonly<Record<string, string>> };
}

/** The website as CloudFront would serve it. */
export interface SitePlan {
  readonly rootObject: string;
  /** In the order in which they are tried; the last one fits everything. */
  readonly behaviours: readonly SiteBehaviour[];
  /** What is shown instead of an error, by its status. */
  readonly errorPages: ReadonlyMap<number, { readonly status: number; readonly path: string }>;
}

/** What a plan of the website is made of, besides its resources. */
export interface SiteParts {
  /** Folders of assets by their key. */
  readonly assets: ReadonlyMap<string, string>;
  readonly withSecrets: (value: string, id: string) => string;
}

/** Reads the website, if the templates have one. */
export const sitePlanOf = (all: All, parts: SiteParts): SitePlan | undefined => {
  const [site, another] = all(honoured.distribution);
  if (another) throw new LocalProblem(`${another.id}: the local runtime knows one website only`);
  if (!site) return undefined;
  const { DefaultRootObject, Origins, CacheBehaviors, DefaultCacheBehavior, CustomErrorResponses } =
    site.DistributionConfig;
  const targets = new Map(Origins.map((origin) => [origin.Id, targetOf(all, parts, site.id, origin)]));
  const headers = new Map(
    all(honoured.responseHeadersPolicy).map((each) => [each.id, addedBy(each.ResponseHeadersPolicyConfig)]),
  );
  const planned = (behaviour: Behaviour, pattern: string): SiteBehaviour => ({
    pattern: expressionOf(pattern),
    methods: behaviour.AllowedMethods,
    compresses: behaviour.Compress && behaviour.CachePolicyId === CACHING_OPTIMIZED,
    headers: headers.get(behaviour.ResponseHeadersPolicyId ?? '') ?? [],
    to: targets.get(behaviour.TargetOriginId) ?? unknownOrigin(site.id, behaviour.TargetOriginId),
  });
  return {
    rootObject: DefaultRootObject,
    behaviours: [
      ...CacheBehaviors.map((each) => planned(each, each.PathPattern)),
      planned(DefaultCacheBehavior, '*'),
    ],
    errorPages: errorPagesOf(CustomErrorResponses),
  };
};

const unknownOrigin = (id: string, origin: string): never => {
  throw new LocalProblem(`${id}: the origin ${origin} is neither a bucket nor the API`);
};

const targetOf = (
  all: All,
  { assets, withSecrets }: SiteParts,
  site: string,
  { DomainName, OriginCustomHeaders }: Config['Origins'][number],
): SiteBehaviour['to'] => {
  const bucket = all(honoured.bucket).find(({ id }) => DomainName.startsWith(`${bucketNameOf(id)}.s3.`));
  if (bucket) return { is: 'files', files: filesIn(all, bucketNameOf(bucket.id), assets) };
  if (!DomainName.includes('.execute-api.')) return unknownOrigin(site, DomainName);
  const headers = OriginCustomHeaders.map(
    ({ HeaderName, HeaderValue }) => [HeaderName.toLowerCase(), withSecrets(HeaderValue, site)] as const,
  );
  return { is: 'api', headers: Object.fromEntries(headers) };
};

/** In a pattern, `*` stands for any characters and `?` for one. */
const expressionOf = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replaceAll(/[^\w*?]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  );

const errorPagesOf = (responses: Config['CustomErrorResponses']): SitePlan['errorPages'] =>
  new Map(
    responses.flatMap(({ ErrorCode, ResponseCode = ErrorCode, ResponsePagePath: path }) =>
      path === undefined ? [] : [[ErrorCode, { status: ResponseCode, path }] as const],
    ),
  );

const addedBy = ({ SecurityHeadersConfig, CustomHeadersConfig }: HeadersConfig): AddedHeader[] => {
  const {
    ContentSecurityPolicy: content,
    ContentTypeOptions: type,
    ReferrerPolicy: referrer,
    StrictTransportSecurity: transport,
  } = SecurityHeadersConfig;
  const subdomains = transport?.IncludeSubdomains ? '; includeSubDomains' : '';
  const security = [
    content && (['content-security-policy', content.ContentSecurityPolicy, content.Override] as const),
    type && (['x-content-type-options', 'nosniff', type.Override] as const),
    referrer && (['referrer-policy', referrer.ReferrerPolicy, referrer.Override] as const),
    transport &&
      ([
        'strict-transport-security',
        `max-age=${transport.AccessControlMaxAgeSec}${subdomains}`,
        transport.Override,
      ] as const),
  ].filter((each) => each !== undefined);
  const custom = CustomHeadersConfig.Items.map(
    ({ Header, Value, Override }) => [Header.toLowerCase(), Value, Override] as const,
  );
  return [...security, ...custom].map(([name, value, isOverriding]) => ({ name, value, isOverriding }));
};

/** What all deployments bring into a bucket. */
const filesIn = (
  all: All,
  bucketName: string,
  assets: ReadonlyMap<string, string>,
): ReadonlyMap<string, SiteFile> =>
  new Map(
    all(honoured.bucketDeployment)
      .filter(({ DestinationBucketName }) => DestinationBucketName === bucketName)
      .flatMap(({ id, SourceObjectKeys, SystemMetadata }) =>
        SourceObjectKeys.flatMap((key) => {
          const folder = assets.get(key);
          if (!folder) throw new LocalProblem(`${id}: its files ${key} are not among the assets`);
          return filesBelow(folder).map(
            (file) => [file, fileAt(join(folder, file), SystemMetadata['cache-control'])] as const,
          );
        }),
      ),
  );

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

const fileAt = (path: string, cacheControl: string): SiteFile => ({
  content: readFileSync(path),
  contentType: contentTypeOf(path),
  cacheControl,
});

/** As the command that brings the files guesses them. */
const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.xml': 'text/xml',
};

const contentTypeOf = (path: string): string => {
  const type = contentTypes[extname(path)];
  if (type === undefined) throw new LocalProblem(`${path}: the content type of such a file is not known`);
  return type;
};
