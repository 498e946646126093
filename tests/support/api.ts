import type { Content, FormFields } from '../../api/operation.ts';

/** What a browser makes of the fields of a form. */
export const formText = (fields: FormFields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) =>
      [values].flat().map((value): [string, string] => [name, value]),
    ),
  ).toString();

/** The body of a request that a description shows. */
export const bodyOf = ({ type }: Content, value: unknown): string =>
  type === 'application/x-www-form-urlencoded' ? formText(value as FormFields) : JSON.stringify(value);
