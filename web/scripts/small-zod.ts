/**
 * As much of zod/mini as the schemas of the forms use, for browsers: it takes the place of the library when the scripts
 * are made (lib/site.ts), since a page may weigh 10 KB of scripts and the library weighs more. It judges as the library
 * does; its words are never shown. `tests/web/small-zod.test.ts` holds the two together.
 */

interface Issue {
  readonly code: 'custom';
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** What comes after it on the same value is not looked at. */
  readonly isHard: boolean;
}

type Check = (value: unknown, issues: Issue[]) => void;

interface Parsed {
  readonly value: unknown;
  readonly issues: readonly Issue[];
}

interface Schema {
  readonly run: (value: unknown) => Parsed;
  readonly isOptional: boolean;
  readonly check: (...checks: readonly Check[]) => Schema;
  readonly safeParse: (value: unknown) => object;
}

interface ObjectSchema extends Schema {
  readonly shape: Readonly<Record<string, Schema>>;
}

const issue = (isHard: boolean, path: readonly PropertyKey[] = []): Issue => ({
  ...{ code: 'custom', path, message: 'wrong', isHard },
});

const right = (value: unknown): Parsed => ({ value, issues: [] });
const wrong = (value: unknown): Parsed => ({ value, issues: [issue(true)] });

const schema = (run: Schema['run'], isOptional = false): Schema => ({
  run,
  isOptional,
  check: (...checks) =>
    schema((given) => {
      const { value, issues: found } = run(given);
      const issues = [...found];
      for (const check of checks) if (issues.every(({ isHard }) => !isHard)) check(value, issues);
      return { value, issues };
    }, isOptional),
  safeParse: (given) => {
    const { value, issues } = run(given);
    return issues.length === 0 ? { success: true, data: value } : { success: false, error: { issues } };
  },
});

/** A value of a kind, else nothing further is looked at. */
const ofKind = (is: (value: unknown) => boolean): Schema =>
  schema((value) => (is(value) ? right(value) : wrong(value)));

const sizeOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : 0;

const checking =
  (fits: (value: unknown) => boolean, isHard = false): Check =>
  (value, issues) => {
    if (!fits(value)) issues.push(issue(isHard));
  };

const at = (key: PropertyKey, { issues }: Parsed): readonly Issue[] =>
  issues.map(({ isHard, path }) => issue(isHard, [key, ...path]));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const string = (): Schema => ofKind((value) => typeof value === 'string');
export const boolean = (): Schema => ofKind((value) => typeof value === 'boolean');
export const number = (): Schema => ofKind((value) => typeof value === 'number' && Number.isFinite(value));
const oneOf = (values: readonly unknown[]): Schema => ofKind((value) => values.includes(value));
export { oneOf as enum };
export const literal = (wanted: unknown): Schema => oneOf([wanted]);

export const regex = (pattern: RegExp): Check => checking((value) => pattern.test(String(value)));
export const minLength = (least: number): Check => checking((value) => sizeOf(value) >= least);
export const maxLength = (most: number): Check => checking((value) => sizeOf(value) <= most);
export const int = (): Check => checking((value) => Number.isSafeInteger(value), true);
export const minimum = (least: number): Check => checking((value) => Number(value) >= least);
export const maximum = (most: number): Check => checking((value) => Number(value) <= most);
export const refine = (fits: (value: unknown) => unknown): Check => checking((value) => Boolean(fits(value)));

export const optional = (inner: Schema): Schema =>
  schema((value) => (value === undefined && !inner.isOptional ? right(value) : inner.run(value)), true);
export const nullable = (inner: Schema): Schema =>
  schema((value) => (value === null ? right(value) : inner.run(value)), inner.isOptional);
export const _default = (inner: Schema, instead: unknown): Schema =>
  schema((value) => (value === undefined ? right(instead) : inner.run(value)), true);
/** What nobody asks for is left out of the bundle. */
export const lazy = /* @__NO_SIDE_EFFECTS__ */ (make: () => Schema): Schema =>
  schema((value) => make().run(value));
export const transform = (change: (value: unknown) => unknown): Schema =>
  schema((value) => right(change(value)));
export const pipe = (first: Schema, second: Schema): Schema =>
  schema((value) => {
    const between = first.run(value);
    if (between.issues.length === 0) return second.run(between.value);
    return { value, issues: between.issues.map(({ path }) => issue(true, path)) };
  });

/** The first that takes it; else what the only one says that came close. */
export const union = (options: readonly Schema[]): Schema =>
  schema((value) => {
    const results = options.map((option) => option.run(value));
    const close = results.filter(({ issues }) => issues.every(({ isHard }) => !isHard));
    const [only, another] = close;
    const taken = results.find(({ issues }) => issues.length === 0);
    return taken ?? (another === undefined && only !== undefined ? only : wrong(value));
  });

export const discriminatedUnion = (key: string, options: readonly ObjectSchema[]): Schema =>
  schema((value) => {
    if (!isObject(value)) return wrong(value);
    const option = options.find(({ shape }) => shape[key]?.run(value[key]).issues.length === 0);
    return option === undefined ? { value, issues: [issue(true, [key])] } : option.run(value);
  });

export const array = (item: Schema): Schema =>
  schema((value) => {
    if (!Array.isArray(value)) return wrong(value);
    const items = value.map((one) => item.run(one));
    return {
      value: items.map((one) => one.value),
      issues: items.flatMap((one, position) => at(position, one)),
    };
  });

/** An object with these fields and no others. */
export const strictObject = (shape: Readonly<Record<string, Schema>>): ObjectSchema => ({
  shape,
  ...schema((given) => {
    if (!isObject(given)) return wrong(given);
    const names = Object.keys(shape);
    const fields = names.flatMap((name) => {
      const field = shape[name]?.run(given[name]) ?? wrong(given);
      const isLeftOut = field.value === undefined && !(name in given);
      return isLeftOut && field.issues.length === 0 ? [] : [[name, field] as const];
    });
    const isStrange = Object.keys(given).some((name) => !names.includes(name));
    return {
      value: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
      issues: [...fields.flatMap(([name, field]) => at(name, field)), ...(isStrange ? [issue(true)] : [])],
    };
  }),
});

/** The same with every field optional. */
export const partial = ({ shape }: ObjectSchema): ObjectSchema =>
  strictObject(Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, optional(field)])));

const isDay = (value: unknown): boolean => {
  const day = String(value);
  const at0 = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at0) && new Date(at0).toISOString().startsWith(day);
};

/** Days; of instants no form asks. */
export const iso = {
  date: (): Schema => string().check(checking(isDay, true)),
  datetime: (): Schema => string(),
};
