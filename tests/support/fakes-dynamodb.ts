import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Keys, TableShape } from './fakes-tables.ts';

export type Item = Record<string, AttributeValue>;

/** An error as the AWS SDK throws it. */
export const awsError = (name: string, httpStatusCode = 400, message = name): Error =>
  Object.assign(new Error(message), { name, $fault: 'client', $metadata: { httpStatusCode } });

const invalid = (message: string): Error => awsError('ValidationException', 400, message);

interface Expressions {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Item;
}

const textOf = (item: Item, name: string | undefined): string => (name && item[name]?.S) ?? '';

const comparable = (value: AttributeValue): string | number =>
  value.N === undefined ? (value.S ?? JSON.stringify(value)) : Number(value.N);

const comparisons: Readonly<Record<string, (a: string | number, b: string | number) => boolean>> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const pathOf = (token: string, { names }: Expressions): string => {
  if (!token.startsWith('#')) return token;
  const name = names[token];
  if (name === undefined) throw invalid(`An expression attribute name is not defined: ${token}`);
  return name;
};
const valueOf = (token: string, item: Item, given: Expressions): AttributeValue | undefined => {
  if (!token.startsWith(':')) return item[pathOf(token, given)];
  const value = given.values[token];
  if (value === undefined) throw invalid(`An expression attribute value is not defined: ${token}`);
  return value;
};

/** What an expression means, whatever names and values it is given. */
type Condition = (item: Item, given: Expressions) => boolean;
type Action = (item: Item, before: Item, given: Expressions) => void;

/** Reads the part of DynamoDB's expression language that the adapters use; anything else throws. */
const reader = (expression: string) => {
  const tokens = expression.match(/<=|>=|<>|[()=<>,]|[:#]?[A-Za-z_]\w*/g) ?? [];
  let at = 0;
  const peek = (): string | undefined => tokens[at];
  const next = (): string => tokens[at++] ?? '';
  const expect = (token: string): void => {
    if (next() !== token) throw invalid(`Expected ${token} in: ${expression}`);
  };

  const contains = (): Condition => {
    expect('(');
    const list = next();
    expect(',');
    const wanted = next();
    expect(')');
    return (item, given) => {
      const is = valueOf(wanted, item, given)?.S;
      return (item[pathOf(list, given)]?.L ?? []).some(({ S }) => S !== undefined && S === is);
    };
  };
  const primary = (): Condition => {
    const token = next();
    if (token === '(') {
      const inner = either();
      expect(')');
      return inner;
    }
    if (token === 'attribute_exists' || token === 'attribute_not_exists') {
      expect('(');
      const name = next();
      expect(')');
      return (item, given) => (item[pathOf(name, given)] !== undefined) === (token === 'attribute_exists');
    }
    if (token === 'contains') return contains();
    const compare = comparisons[next()];
    const other = next();
    if (compare === undefined) throw invalid(`Unknown comparison in: ${expression}`);
    return (item, given) => {
      const left = valueOf(token, item, given);
      const right = valueOf(other, item, given);
      return left !== undefined && right !== undefined && compare(comparable(left), comparable(right));
    };
  };
  /** Every part is looked at, so that a name which is not defined shows. */
  const chain = (
    word: string,
    part: () => Condition,
    join: (a: boolean, b: boolean) => boolean,
  ): Condition => {
    const parts = [part()];
    while (peek() === word) {
      next();
      parts.push(part());
    }
    const [only] = parts;
    if (only !== undefined && parts.length === 1) return only;
    return (item, given) => parts.map((one) => one(item, given)).reduce(join);
  };
  const both = (): Condition => chain('AND', primary, (a, b) => a && b);
  const either = (): Condition => chain('OR', both, (a, b) => a || b);

  const set = (): Action => {
    const name = next();
    expect('=');
    const token = next();
    if (token !== 'if_not_exists')
      return (item, before, given) => {
        const value = valueOf(token, before, given);
        if (value) item[pathOf(name, given)] = value;
      };
    expect('(');
    const kept = next();
    expect(',');
    const otherwise = next();
    expect(')');
    return (item, before, given) => {
      const value = before[pathOf(kept, given)] ?? valueOf(otherwise, before, given);
      if (value) item[pathOf(name, given)] = value;
    };
  };
  const add = (): Action => {
    const [name, by] = [next(), next()];
    return (item, before, given) => {
      const path = pathOf(name, given);
      item[path] = { N: String(Number(before[path]?.N ?? 0) + Number(valueOf(by, before, given)?.N)) };
    };
  };
  const remove = (): Action => {
    const name = next();
    return (item, _, given) => void Reflect.deleteProperty(item, pathOf(name, given));
  };
  const kinds: Readonly<Record<string, () => Action>> = { SET: set, ADD: add, REMOVE: remove };

  return {
    condition: (): Condition => {
      const read = either();
      if (at !== tokens.length) throw invalid(`Cannot read: ${expression}`);
      return read;
    },
    actions: (): readonly Action[] => {
      const read: Action[] = [];
      while (peek() !== undefined) {
        const kind = kinds[next()];
        if (kind === undefined) throw invalid(`Cannot read: ${expression}`);
        do read.push(kind());
        while (peek() === ',' && next());
      }
      return read;
    },
  };
};

/** The adapters have a few dozen expressions: each is read once. */
const remembered = <Read>(read: (expression: string) => Read): ((expression: string) => Read) => {
  const known = new Map<string, Read>();
  return (expression) => {
    const found = known.get(expression) ?? read(expression);
    known.set(expression, found);
    return found;
  };
};
const conditionOf = remembered((expression) => reader(expression).condition());
const actionsOf = remembered((expression) => reader(expression).actions());

const changed = (before: Item, expression: string, given: Expressions): Item => {
  const item = { ...before };
  for (const act of actionsOf(expression)) act(item, before, given);
  return item;
};

/** A copy that shares nothing with the stored item. */
const copied = (value: AttributeValue): AttributeValue => {
  if (value.L !== undefined) return { L: value.L.map(copied) };
  return value.S !== undefined || value.N !== undefined || value.BOOL !== undefined
    ? { ...value }
    : structuredClone(value);
};
const copyOf = <Some extends Item | undefined>(item: Some): Some => {
  if (item === undefined) return item;
  const copy: Item = {};
  for (const name of Object.keys(item)) {
    const value = item[name];
    if (value !== undefined) copy[name] = copied(value);
  }
  return copy as Some;
};

interface Input {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
  readonly IndexName?: string;
  readonly Limit?: number;
  readonly ScanIndexForward?: boolean;
  readonly ExclusiveStartKey?: Item;
  readonly ConsistentRead?: boolean;
  readonly ReturnValues?: string;
  readonly ConditionExpression?: string;
  readonly UpdateExpression?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Item;
  readonly RequestItems?: Record<string, unknown>;
}

const expressionsOf = (input: Input): Expressions => ({
  names: input.ExpressionAttributeNames ?? {},
  values: input.ExpressionAttributeValues ?? {},
});

const ITEM_BYTES = 400 * 1024;
const sizeOf = (item: Item): number => Buffer.byteLength(JSON.stringify(item));

type TableIndex = Keys & { readonly carries?: readonly string[] };

/** Items by the value of one attribute: a query reads its own partition, as in a real table. */
type Partitions = ReadonlyMap<string, Map<string, Map<string, Item>>>;

interface Table {
  readonly shape: TableShape;
  readonly items: Map<string, Item>;
  readonly partitions: Partitions;
}

const partitionsFor = (shape: TableShape): Partitions =>
  new Map(
    [shape, ...Object.values(shape.indexes ?? {})].map(({ partitionKey }) => [partitionKey, new Map()]),
  );

/** Takes an item out of its partitions, and puts what comes in its place into theirs. */
const move = ({ items, partitions }: Table, key: string, after: Item | undefined): void => {
  const before = items.get(key);
  for (const [name, partition] of partitions) {
    if (before !== undefined) partition.get(textOf(before, name))?.delete(key);
    if (after?.[name] !== undefined) enter(partition, textOf(after, name), key, after);
  }
  if (after === undefined) items.delete(key);
  else items.set(key, after);
};

const enter = (partition: Map<string, Map<string, Item>>, value: string, key: string, item: Item): void => {
  partition.set(value, (partition.get(value) ?? new Map<string, Item>()).set(key, item));
};

/**
 * DynamoDB in memory, as far as the adapters use it: the same cases run over it and over dynalite, so that it cannot
 * drift. Each operation takes place at once, or not at all.
 */
export interface MemoryTables {
  readonly run: (operation: string, input: unknown) => unknown;
  readonly create: (name: string, shape: TableShape) => void;
  readonly itemsOf: (name: string) => readonly Item[];
  /** One attribute of all items that have a partition key of an index: what stands in a sparse index. */
  readonly valuesIn: (name: string, partitionKey: string, attribute: string) => readonly string[];
}

export const memoryTables = (): MemoryTables => {
  const tables = new Map<string, Table>();
  const tableOf = (name: string): Table => {
    const table = tables.get(name);
    if (table === undefined) throw awsError('ResourceNotFoundException', 400, `No table ${name}`);
    return table;
  };
  const keyNames = ({ partitionKey, sortKey }: Keys): readonly string[] =>
    sortKey === undefined ? [partitionKey] : [partitionKey, sortKey];
  const keyOf = ({ shape }: Table, item: Item): string => {
    const parts = keyNames(shape).map((name) => item[name]?.S);
    if (parts.some((part) => part === undefined || part === '')) throw invalid('A key is missing or empty.');
    return JSON.stringify(parts);
  };
  const check = (table: Table, item: Item): void => {
    if (sizeOf(item) > ITEM_BYTES) throw invalid('Item size has exceeded the maximum allowed size');
    for (const index of Object.values(table.shape.indexes ?? {}))
      for (const name of keyNames(index))
        if (item[name] !== undefined && !item[name].S) throw invalid(`Bad index key ${name}`);
  };
  const put = (table: Table, item: Item): void => {
    check(table, item);
    move(table, keyOf(table, item), copyOf(item));
  };
  const demand = (input: Input, item: Item | undefined): void => {
    if (input.ConditionExpression === undefined) return;
    if (!conditionOf(input.ConditionExpression)(item ?? {}, expressionsOf(input)))
      throw awsError('ConditionalCheckFailedException');
  };

  const indexOf = ({ shape }: Table, { IndexName, ConsistentRead }: Input): TableIndex | undefined => {
    if (IndexName === undefined) return undefined;
    const index = shape.indexes?.[IndexName];
    if (index === undefined) throw invalid(`No index ${IndexName}`);
    if (ConsistentRead === true) throw invalid('No consistent read of an index.');
    return index;
  };
  /** The items of one partition: a query names it by one value, and reads nothing else. */
  const partitionOf = (table: Table, { partitionKey }: Keys, input: Input): readonly Item[] => {
    const { names, values } = expressionsOf(input);
    const [path = '', , value = ''] = (input.KeyConditionExpression ?? '').split(' ');
    if ((names[path] ?? path) !== partitionKey) throw invalid(`A query needs its partition: ${partitionKey}`);
    const partitions = table.partitions.get(partitionKey);
    return [partitions?.get(textOf(values, value))].flatMap((items) => [...(items?.values() ?? [])]);
  };
  /** The items of a query in their order, and where each stands in it. */
  const ordered = (table: Table, keys: Keys, input: Input) => {
    const order = (item: Item): string => `${textOf(item, keys.sortKey)}\u0000${keyOf(table, item)}`;
    const direction = input.ScanIndexForward === false ? -1 : 1;
    const compare = (one: Item, other: Item): number => direction * (order(one) < order(other) ? -1 : 1);
    const from = input.ExclusiveStartKey;
    const holds = conditionOf(input.KeyConditionExpression ?? '');
    const given = expressionsOf(input);
    const names = keyNames(keys);
    return partitionOf(table, keys, input)
      .filter((item) => names.every((name) => item[name] !== undefined) && holds(item, given))
      .filter((item) => from === undefined || (order(item) !== order(from) && compare(from, item) < 0))
      .sort(compare);
  };
  const query = (input: Input): unknown => {
    const table = tableOf(input.TableName);
    const index = indexOf(table, input);
    const keys: Keys = index ?? table.shape;
    const allKeys = [...keyNames(table.shape), ...keyNames(keys)];
    const only = (item: Item, names: readonly string[]): Item =>
      Object.fromEntries(
        names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]] as const])),
      );
    const matches = ordered(table, keys, input);
    const page = matches.slice(0, input.Limit ?? matches.length);
    const last = page.length === input.Limit ? page.at(-1) : undefined;
    const carries = index?.carries;
    return {
      Items: page.map((item) => copyOf(carries ? only(item, [...allKeys, ...carries]) : item)),
      ...(last && { LastEvaluatedKey: only(last, allKeys) }),
    };
  };

  const operations: Readonly<Record<string, (input: Input) => unknown>> = {
    GetItem: ({ TableName, Key = {} }) => {
      const table = tableOf(TableName);
      return { Item: copyOf(table.items.get(keyOf(table, Key))) };
    },
    PutItem: (input) => {
      const table = tableOf(input.TableName);
      const item = input.Item ?? {};
      demand(input, table.items.get(keyOf(table, item)));
      put(table, item);
      return {};
    },
    UpdateItem: (input) => {
      const table = tableOf(input.TableName);
      const before = table.items.get(keyOf(table, input.Key ?? {}));
      demand(input, before);
      const after = changed(before ?? input.Key ?? {}, input.UpdateExpression ?? '', expressionsOf(input));
      put(table, after);
      if (input.ReturnValues === 'ALL_NEW') return { Attributes: copyOf(after) };
      return input.ReturnValues === 'ALL_OLD' ? { Attributes: copyOf(before) } : {};
    },
    DeleteItem: (input) => {
      const table = tableOf(input.TableName);
      const key = keyOf(table, input.Key ?? {});
      demand(input, table.items.get(key));
      move(table, key, undefined);
      return {};
    },
    Query: query,
    BatchWriteItem: ({ RequestItems = {} }) => {
      for (const [name, requests] of Object.entries(RequestItems)) {
        const table = tableOf(name);
        const items = (requests as { PutRequest: { Item: Item } }[]).map(({ PutRequest }) => PutRequest.Item);
        if (items.length < 1 || items.length > 25) throw invalid('A batch write takes 1 to 25 items.');
        if (new Set(items.map((item) => keyOf(table, item))).size < items.length)
          throw invalid('Provided list of item keys contains duplicates');
        for (const item of items) check(table, item);
        for (const item of items) put(table, item);
      }
      return { UnprocessedItems: {} };
    },
    BatchGetItem: ({ RequestItems = {} }) => ({
      Responses: Object.fromEntries(
        Object.entries(RequestItems).map(([name, request]) => {
          const table = tableOf(name);
          const { Keys: keys } = request as { Keys: Item[] };
          if (keys.length < 1 || keys.length > 100) throw invalid('A batch read takes 1 to 100 keys.');
          if (new Set(keys.map((key) => keyOf(table, key))).size < keys.length)
            throw invalid('Provided list of item keys contains duplicates');
          return [
            name,
            keys.flatMap((key) => {
              const item = table.items.get(keyOf(table, key));
              return item === undefined ? [] : [copyOf(item)];
            }),
          ] as const;
        }),
      ),
      UnprocessedKeys: {},
    }),
  };

  return {
    run: (operation, input) => {
      const perform = operations[operation];
      if (perform === undefined) throw new Error(`${operation} is outside the portable subset.`);
      return perform(input as Input);
    },
    create: (name, shape) => {
      tables.set(name, { shape, items: new Map(), partitions: partitionsFor(shape) });
    },
    itemsOf: (name) => [...tableOf(name).items.values()].map((item) => copyOf(item)),
    valuesIn: (name, partitionKey, attribute) =>
      [...(tableOf(name).partitions.get(partitionKey)?.values() ?? [])]
        .flatMap((items) => [...items.values()])
        .flatMap((item) => item[attribute]?.S ?? []),
  };
};
