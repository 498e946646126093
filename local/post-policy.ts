import { createHmac } from 'node:crypto';
import * as z from 'zod';
import type { FormData } from './form-data.ts';

/** What S3 answers when it does not take a form. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const condition = z.union([
  z.record(z.string(), z.string()),
  z.tuple([z.enum(['starts-with', 'eq']), z.string().startsWith('$'), z.string()]),
  z.tuple([z.literal('content-length-range'), z.coerce.number(), z.coerce.number()]),
]);
type Condition = z.infer<typeof condition>;

const policySchema = z.object({ expiration: z.string(), conditions: z.array(condition) });

const refused = (message: string): Refusal => ({ status: 403, code: 'AccessDenied', message });
const failed = (what: unknown): Refusal =>
  refused(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(what)}`);

/** Who signed, for what, and by whose clock it is judged. */
export interface Judge {
  readonly bucket: string;
  readonly secret: string;
  readonly now: Date;
}

/** Why S3 would not take a form ("POST policy"); undefined when it would. */
export const refusalOf = (form: FormData, judge: Judge): Refusal | undefined => {
  const policy = form.fields.get('policy');
  if (policy === undefined) return refused('Access Denied');
  if (!isSigned(form, policy, judge.secret))
    return { status: 403, code: 'SignatureDoesNotMatch', message: 'The signature does not match.' };
  const parsed = policySchema.safeParse(parsedJson(policy));
  if (!parsed.success) return { status: 400, code: 'InvalidPolicyDocument', message: 'Invalid Policy.' };
  const { expiration, conditions } = parsed.data;
  if (new Date(expiration) <= judge.now) return refused('Invalid according to Policy: Policy expired.');
  return brokenIn(conditions, form, judge.bucket) ?? unnamedIn(conditions, form);
};

const parsedJson = (base64: string): unknown => {
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString());
  } catch {
    return undefined;
  }
};

const isSigned = ({ fields }: FormData, policy: string, secret: string): boolean => {
  const [, date, region, service, end] = (fields.get('x-amz-credential') ?? '').split('/');
  if (service !== 's3' || end !== 'aws4_request') return false;
  const key = [date ?? '', region ?? '', service, end].reduce<string | Buffer>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${secret}`,
  );
  return createHmac('sha256', key).update(policy).digest('hex') === fields.get('x-amz-signature');
};

const brokenIn = (conditions: readonly Condition[], form: FormData, bucket: string): Refusal | undefined => {
  for (const one of conditions) {
    const refusal = Array.isArray(one) ? ofList(one, form) : ofRecord(one, form, bucket);
    if (refusal) return refusal;
  }
  return undefined;
};

const ofRecord = (
  one: Readonly<Record<string, string>>,
  { fields }: FormData,
  bucket: string,
): Refusal | undefined => {
  const holds = Object.entries(one).every(([name, value]) =>
    name === 'bucket' ? value === bucket : fields.get(name.toLowerCase()) === value,
  );
  return holds ? undefined : failed(one);
};

const ofList = (
  one: Extract<Condition, readonly unknown[]>,
  { fields, file }: FormData,
): Refusal | undefined => {
  if (one[0] === 'content-length-range') return ofSize(file.length, one[1], one[2]);
  const [how, name, value] = one;
  const given = fields.get(name.slice(1).toLowerCase()) ?? '';
  return (how === 'eq' ? given === value : given.startsWith(value)) ? undefined : failed(one);
};

const ofSize = (bytes: number, least: number, most: number): Refusal | undefined => {
  if (bytes > most)
    return {
      status: 400,
      code: 'EntityTooLarge',
      message: 'Your proposed upload exceeds the maximum allowed size',
    };
  return bytes < least
    ? {
        status: 400,
        code: 'EntityTooSmall',
        message: 'Your proposed upload is smaller than the minimum allowed size',
      }
    : undefined;
};

const free = new Set(['policy', 'x-amz-signature', 'file']);

/** A field that no condition names makes the form one that was not signed. */
const unnamedIn = (conditions: readonly Condition[], { fields }: FormData): Refusal | undefined => {
  const named = new Set(
    conditions.flatMap((one) =>
      Array.isArray(one)
        ? [String(one[1]).replace('$', '').toLowerCase()]
        : Object.keys(one).map((name) => name.toLowerCase()),
    ),
  );
  const extra = [...fields.keys()].find(
    (name) => !free.has(name) && !named.has(name) && !name.startsWith('x-ignore-'),
  );
  return extra === undefined
    ? undefined
    : refused(`Invalid according to Policy: Extra input fields: ${extra}`);
};
