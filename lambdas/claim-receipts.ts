import type { Work } from './queue-worker.ts';
import type { Observe } from '../adapters/observability.ts';
import type { ReceiptsTable } from '../adapters/receipts-table.ts';
import type { UnfiledReceipt } from '../domain/receipt.ts';
import { after } from '../domain/times.ts';
import { CLAIM_RECEIPTS_FOR_SECONDS, leaseSeconds } from '../domain/timing.ts';

export interface ClaimEdges {
  readonly receipts: Pick<ReceiptsTable, 'claim' | 'postpone' | 'settle'>;
  /** Files a receipt if its message is on record by now; tells whether it is. */
  readonly file: (receipt: UnfiledReceipt) => Promise<boolean>;
  readonly observe: Observe;
  readonly now: () => Date;
}

/**
 * Looks once more for the message of a parked receipt. After three days it is kept as one that belongs to nothing of ours,
 * and counted: nothing is dropped.
 */
export const claimReceipt =
  ({ receipts, file, observe, now }: ClaimEdges): Work =>
  async (receiptId, timeoutSeconds) => {
    const parked = await receipts.claim(receiptId, now(), leaseSeconds(timeoutSeconds));
    if (parked === undefined) return;
    const { receipt, parkedAt, round } = parked;
    if (await file(receipt)) {
      await receipts.settle(receiptId, 'filed', now());
    } else if (after(parkedAt, CLAIM_RECEIPTS_FOR_SECONDS) > now().toISOString()) {
      await receipts.postpone(receiptId, round + 1, now());
    } else {
      observe.count({ ReceiptsUnclaimed: 1 });
      observe.log('receipt unclaimed', { receiptId });
      await receipts.settle(receiptId, 'unclaimed', now());
    }
  };
