import * as z from 'zod';

/** A property that the local runtime reads past, with the reason why that is no loss. */
export const because = (reason: string): z.ZodOptional<z.ZodUnknown> =>
  z.unknown().optional().describe(reason);

/** CDK writes numbers and truth values as they are; a parameter or a join turns them into text. */
export const count = z.coerce.number().int();

export const tags = because('tags name costs, and nothing costs here');
export const encryption = because('keys are only named locally');
