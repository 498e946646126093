/** The value of an environment variable; a function that lacks one ends at its start, by name. */
export const variable = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is not set.`);
  return value;
};

/** The value of a variable that need not be there. */
export const maybeVariable = (name: string): string | undefined => {
  const value = process.env[name];
  return value === '' ? undefined : value;
};

/** The same as a positive number. */
export const numberVariable = (name: string): number => {
  const value = Number(variable(name));
  if (!(value > 0)) throw new Error(`The environment variable ${name} must be a positive number.`);
  return value;
};
