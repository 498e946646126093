import type * as z from 'zod/mini';
import { pause, representativeNamed, settings } from '../../domain/account-changes.ts';
import { wrongAnswers } from '../../domain/answers.ts';
import { confirmation } from '../../domain/confirmation.ts';
import { fieldsFrom } from '../../domain/form-fields.ts';
import { read } from '../../domain/problems.ts';
import { signIn } from '../../domain/sign-in.ts';

/** Tells which fields of a form have answers that do not fit, as the API would. */
export type Judge = (typed: URLSearchParams) => readonly string[];

/** Both hours are one answer, and its advice stands at the first. */
const asAsked = (field: string): string => (field === 'hours' ? 'hours.from' : field);

const by =
  (schema: z.ZodMiniType): Judge =>
  (typed) => {
    const reading = read(schema, fieldsFrom(typed.toString()));
    return reading.is === 'valid' ? [] : [...new Set(reading.errors.map(({ field }) => asAsked(field)))];
  };

/** By the `data-schema` of a form. */
export const judges: Readonly<Record<string, Judge | undefined>> = {
  registration: (typed) => wrongAnswers(typed, new Date()),
  confirmation: by(confirmation),
  signIn: by(signIn),
  representativeNamed: by(representativeNamed),
  settings: by(settings),
  pause: by(pause),
};
