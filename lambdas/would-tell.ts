import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { VictimsTable } from '../adapters/victims-table.ts';
import { audienceAmong } from '../domain/notification.ts';
import type { StatusChange } from '../domain/status-change.ts';

/** How many a status change would be told to, and how; nobody's name and no address. */
export interface WouldTell {
  readonly victims: number;
  readonly byText: number;
  readonly byEmail: number;
}

type Subscriptions = Pick<SubscriptionsTable, 'pageOf'>;

/** Whom a status change would be told to, a page of the offender's subscriptions at a time. */
export async function* audienceOf(
  subscriptions: Subscriptions,
  change: StatusChange,
): AsyncGenerator<readonly string[]> {
  let cursor: string | undefined;
  do {
    const page = await subscriptions.pageOf(change.docNumber, cursor);
    yield audienceAmong(change, page.subscriptions).notify;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** BatchGetItem reads a hundred contact details at once (AWS limit). */
const MOST_AT_ONCE = 100;

/** Counts whom a status change would be told to as things stand, and by which channels. */
export const wouldTell = async (
  {
    subscriptions,
    victims,
  }: { readonly subscriptions: Subscriptions; readonly victims: Pick<VictimsTable, 'recipients'> },
  change: StatusChange,
  now: Date,
): Promise<WouldTell> => {
  const sum = { victims: 0, byText: 0, byEmail: 0 };
  for await (const victimIds of audienceOf(subscriptions, change)) {
    for (let start = 0; start < victimIds.length; start += MOST_AT_ONCE) {
      const some = await victims.recipients(victimIds.slice(start, start + MOST_AT_ONCE), now);
      for (const { contacts } of some.values()) {
        const usable = contacts.filter((contact) => contact.usable);
        sum.victims += 1;
        sum.byText += usable.some(({ channel }) => channel === 'sms') ? 1 : 0;
        sum.byEmail += usable.some(({ channel }) => channel === 'email') ? 1 : 0;
      }
    }
  }
  return sum;
};
