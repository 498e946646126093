import type { AfterReceipt } from './after-receipt.ts';
import type { LedgerLookUps } from '../adapters/ledger-look-ups.ts';
import type { LedgerTable } from '../adapters/ledger-table.ts';
import type { Observe } from '../adapters/observability.ts';
import type { ReceiptsTable } from '../adapters/receipts-table.ts';
import { factKey, type Duty, type Receipt } from '../domain/facts.ts';
import { filed, type Told, type UnfiledReceipt } from '../domain/receipt.ts';

export interface FileEdges {
  readonly ledger: Pick<LedgerTable, 'record'> & Pick<LedgerLookUps, 'dutyOf' | 'byProviderMessage'>;
  readonly receipts: Pick<ReceiptsTable, 'park'>;
  readonly afterReceipt: AfterReceipt;
  readonly observe: Observe;
  readonly now: () => Date;
}

/** What one message told: mail says it itself, a text is found by the id that the provider gave it. */
const toldBy = async (
  { ledger }: Pick<FileEdges, 'ledger'>,
  { about, providerMessageId }: UnfiledReceipt,
): Promise<readonly Found[]> => {
  const all = about === undefined ? await ledger.byProviderMessage(providerMessageId) : [about];
  return Promise.all(
    all.map(async ({ notificationId, contactId }) => {
      const duty = await ledger.dutyOf(notificationId);
      const page = duty?.statusChangePage;
      const told = { notificationId, contactId, ...(page === undefined ? {} : { statusChangePage: page }) };
      return { told, duty };
    }),
  );
};

interface Found {
  readonly told: Told;
  readonly duty: Duty | undefined;
}

/** One request must not write one fact twice, and receipts come twice. */
const distinct = (facts: readonly Receipt[]): readonly Receipt[] => [
  ...new Map(facts.map((fact) => [JSON.stringify([fact.notificationId, factKey(fact)]), fact])).values(),
];

/** Files one receipt, if its message is on record; tells whether it is. */
export const fileReceipt =
  (edges: Omit<FileEdges, 'receipts'>): ((receipt: UnfiledReceipt) => Promise<boolean>) =>
  async (receipt) => {
    const found = await toldBy(edges, receipt);
    await edges.ledger.record(distinct(found.map(({ told }) => filed(receipt, told))));
    for (const { told, duty } of found) await edges.afterReceipt(receipt, told, duty);
    return found.length > 0;
  };

/** Files receipts, all of their facts together; answers what became of each. Those of unknown messages are parked. */
export type FileReceipts = (
  receipts: readonly UnfiledReceipt[],
) => Promise<readonly PromiseSettledResult<void>[]>;

export const fileReceipts =
  (edges: FileEdges): FileReceipts =>
  async (receipts) => {
    const { ledger, observe, now } = edges;
    const looked = await Promise.allSettled(
      receipts.map(async (receipt) => ({ receipt, found: await toldBy(edges, receipt) })),
    );
    const seen = looked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const facts = seen.flatMap(({ receipt, found }) => found.map(({ told }) => filed(receipt, told)));
    const recording = ledger.record(distinct(facts));
    const done = await Promise.allSettled(
      looked.map(async (one) => {
        if (one.status === 'rejected') throw one.reason;
        const { receipt, found } = one.value;
        if (found.length === 0) return edges.receipts.park(receipt, now());
        // The fact first: whatever follows from it can be done again.
        await recording;
        for (const { told, duty } of found) await edges.afterReceipt(receipt, told, duty);
      }),
    );
    observe.count({ MessagesFaulty: receipts.filter(isOurFault).length });
    return done;
  };

/** What lies in our words, our settings or our account; and words of a provider that we do not know yet. */
const isOurFault = (receipt: UnfiledReceipt): boolean =>
  receipt.is === 'undelivered' &&
  (receipt.class === 'ours' ||
    receipt.reason === 'content-rejected' ||
    receipt.reason === 'unknown-response');
