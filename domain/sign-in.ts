import * as z from 'zod/mini';
import { emailAddress, phoneNumber } from './contact.ts';

/** The phone number or e-mail address of a confirmed contact. */
export const signIn = z.strictObject({
  address: z.union([emailAddress, phoneNumber], {
    error: 'must be an e-mail address or a US phone number',
  }),
});
