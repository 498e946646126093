/** More than the form has, far less than would hurt. */
const MOST_FIELDS = 300;
const DEEPEST = 4;
const MOST_IN_A_LIST = 100;

/** Fields that are lists even when one box of theirs is ticked. */
const LISTS: ReadonlySet<string> = new Set(['eventTypes', 'blackoutDates']);

type Branch = Map<string, Branch | string>;

const isIndex = (name: string): boolean => /^(0|[1-9][0-9]?)$/.test(name);

const toValue = (branch: Branch | string): unknown => {
  if (typeof branch === 'string') return branch;
  const entries = [...branch].map(([name, value]) => [name, toValue(value)] as const);
  return entries.length > 0 && entries.length <= MOST_IN_A_LIST && entries.every(([name]) => isIndex(name))
    ? // Browsers run this too, and old ones know no toSorted.
      [...entries].sort(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value)
    : // No prototype to reach: a field may be called anything.
      Object.assign(Object.create(null), Object.fromEntries(entries));
};

const plant = (root: Branch, path: readonly string[], value: string): boolean => {
  let branch = root;
  for (const name of path.slice(0, -1)) {
    const next = branch.get(name) ?? new Map<string, Branch | string>();
    if (typeof next === 'string') return false;
    branch.set(name, next);
    branch = next;
  }
  const leaf = path.at(-1) ?? '';
  if (branch.has(leaf)) return false;
  branch.set(leaf, value);
  return true;
};

/**
 * Reads a web form (application/x-www-form-urlencoded) as the nested value that JSON would give: `offenderName.last`
 * becomes a field in an object, `phones.0.number` one in a list, and a repeated field a list. A field left empty is a
 * field not given. Answers undefined when the fields contradict each other, nest too deep or are too many.
 */
export const fieldsFrom = (body: string): unknown => {
  const root: Branch = new Map();
  const given = [...new URLSearchParams(body)].filter(([, value]) => value.trim() !== '');
  if (given.length > MOST_FIELDS) return undefined;
  const repeated = new Map<string, number>();
  const times = (name: string): number => given.filter(([other]) => other === name).length;
  for (const [name, value] of given) {
    const position = repeated.get(name) ?? 0;
    repeated.set(name, position + 1);
    const path = [...name.split('.'), ...(times(name) > 1 || LISTS.has(name) ? [String(position)] : [])];
    if (path.length > DEEPEST || !plant(root, path, value)) return undefined;
  }
  return toValue(root);
};
