import type { Bar, ContactMarks, StoredContact, VictimRecord } from './victim.ts';

/** A number that leads nowhere, or to somebody else. Whoever wants no more texts may still be phoned. */
const useless: readonly Bar[] = ['wrong-person', 'dead-number', 'removed'];

/** The phones of hers, and of her representative, that a person may call, in her order. */
export const callable = (
  { contacts }: VictimRecord,
  { barred }: Pick<ContactMarks, 'barred'>,
): readonly StoredContact[] =>
  contacts.filter(({ contactId, channel }) => {
    const bar = barred[contactId];
    return channel === 'sms' && (bar === undefined || !useless.includes(bar));
  });
