import type { LocalStack } from './handle.ts';

/** Plays a day of the department against a running stack; written elsewhere. */
export const runDemonstration = (
  _stack: LocalStack,
  _options: { readonly json: boolean },
): Promise<{ readonly ok: boolean }> => Promise.resolve({ ok: true });
