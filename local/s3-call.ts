/** What an S3 request is about; requests come with the bucket in the path, since the local endpoint has no name. */
export interface S3Target {
  readonly bucket: string;
  readonly key: string;
  readonly operation: string;
}

/** Reads the request line of an S3 request. An operation that is not known here keeps its request line as its name. */
export const s3TargetOf = (method: string, url: string): S3Target => {
  const [path = '/', query = ''] = url.split(/\?(.*)/s);
  const [bucket = '', ...rest] = path.slice(1).split('/');
  const key = rest.join('/');
  const kind = key ? 'object' : bucket && 'bucket';
  const special = [...new URLSearchParams(query).keys()].filter((name) => !ordinary.test(name));
  const operation = operations[[method, kind, ...special].filter(Boolean).join(' ')] ?? `${method} ${url}`;
  return { bucket, key, operation };
};

/** Query fields that do not choose the operation. */
const ordinary =
  /^(x-id|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type|fetch-owner|response-.*)$/;

const operations: Readonly<Record<string, string>> = {
  GET: 'ListBuckets',
  'GET bucket': 'ListObjects',
  'GET bucket list-type': 'ListObjectsV2',
  'PUT bucket': 'CreateBucket',
  'HEAD bucket': 'HeadBucket',
  'GET object': 'GetObject',
  'HEAD object': 'HeadObject',
  'PUT object': 'PutObject',
  'DELETE object': 'DeleteObject',
};
