import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { UnreadableItem } from '../domain/errors.ts';

export type Item = Record<string, AttributeValue>;

/** A text that must be there. */
export const text = (item: Item, name: string): string => {
  const value = item[name]?.S;
  if (value === undefined) throw new UnreadableItem(`An item has no text "${name}".`);
  return value;
};

/** A text that must be there and hold JSON. */
export const json = (item: Item, name: string): unknown => jsonFrom(text(item, name));

/** @throws UnreadableItem when it is not JSON. */
export const jsonFrom = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    // The parser's own words would repeat what it read.
    throw new UnreadableItem('A stored text is not JSON.');
  }
};

/** A text that may be there. */
export const maybeText = (item: Item, name: string): string | undefined => item[name]?.S;

/** A number that may be there; else `otherwise`. */
export const numberOr = (item: Item, name: string, otherwise: number): number => {
  const value = item[name]?.N;
  return value === undefined ? otherwise : Number(value);
};

/** A list of texts that may be there; else an empty one. */
export const texts = (item: Item, name: string): readonly string[] =>
  (item[name]?.L ?? []).flatMap(({ S }) => (S === undefined ? [] : [S]));

/** Plain values as attributes; undefined ones are left out. Empty texts are never written: AWS refuses them as keys. */
export const attributes = (
  values: Record<string, string | number | boolean | readonly string[] | undefined>,
): Item => {
  const item: Item = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'string') item[name] = { S: value };
    else if (typeof value === 'number') item[name] = { N: String(value) };
    else if (typeof value === 'boolean') item[name] = { BOOL: value };
    else if (value !== undefined) item[name] = { L: value.map((one) => ({ S: one })) };
  }
  return item;
};
