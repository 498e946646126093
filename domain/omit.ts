/** The same without some fields. */
export const omit = <Of extends object, Key extends keyof Of>(
  of: Of,
  ...keys: readonly Key[]
): Omit<Of, Key> => {
  const copy = { ...of };
  for (const key of keys) Reflect.deleteProperty(copy, key);
  return copy;
};
