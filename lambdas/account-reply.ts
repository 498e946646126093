import { accountOf } from './errand-edges.ts';
import type { SignedIn } from './session.ts';
import type { SubscriptionsTable } from '../adapters/subscriptions-table.ts';
import type { View } from '../adapters/views-log.ts';
import type { AccountReply } from '../api/replies-account.ts';
import { withoutHerOwn } from '../domain/account-representative.ts';
import { accountView } from '../domain/account-view.ts';

export interface AccountReplyEdges {
  readonly subscriptions: Pick<SubscriptionsTable, 'ofVictim'>;
  /** What a short link begins with. */
  readonly linkBase: string;
  readonly now: () => Date;
}

/** An ARN ends in the name of whoever holds it. */
const lastPart = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** What is on record, for whoever is signed in. Of whom she hears, and who looked at her record, is hers to know. */
export const accountReply = async (
  { subscriptions, linkBase, now }: AccountReplyEdges,
  { victimId, stored, as }: SignedIn,
  seen: readonly View[],
): Promise<AccountReply> => {
  const whole = accountOf(victimId, stored);
  const isHerself = as === 'herself';
  const view = accountView(
    isHerself ? whole : withoutHerOwn(whole),
    isHerself ? await subscriptions.ofVictim(victimId) : [],
    now(),
    `${linkBase}EXAMPLE0000000`,
  );
  return {
    ...view,
    signedInAs: as,
    seenBy: seen.map(({ what, viewedBy, at }) => ({ what, by: lastPart(viewedBy), at })),
  };
};
