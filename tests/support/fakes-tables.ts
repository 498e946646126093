/** The keys of an index or a table; all of them are texts. */
export interface Keys {
  readonly partitionKey: string;
  readonly sortKey?: string;
}

/** A table as the records stack defines it; `tests/adapters/table-shapes.test.ts` holds the two together. */
export interface TableShape extends Keys {
  readonly indexes?: Readonly<Record<string, Keys & { readonly carries?: readonly string[] }>>;
}

const byDue = { partitionKey: 'dueShard', sortKey: 'dueAt' };

export const tableShapes = {
  Victims: {
    partitionKey: 'victimId',
    indexes: { byOutreach: { partitionKey: 'outreachShard', sortKey: 'unreachableSince', carries: [] } },
  },
  OffenderSubscriptions: {
    partitionKey: 'docNumber',
    sortKey: 'victimId',
    indexes: { byVictim: { partitionKey: 'victimId' } },
  },
  Offenders: { partitionKey: 'docNumber' },
  FormSubmissions: {
    partitionKey: 'submissionId',
    indexes: {
      byDue: { ...byDue, carries: [] },
      byVictim: { partitionKey: 'victimId', sortKey: 'receivedAt' },
    },
  },
  StatusChanges: {
    partitionKey: 'statusChangeId',
    indexes: {
      byOffender: { partitionKey: 'docNumber', sortKey: 'occurredAtAndId' },
      byDue: { ...byDue, carries: ['queue'] },
      byQuarantine: { partitionKey: 'heldBy', sortKey: 'statusChangeId' },
    },
  },
  Ledger: {
    partitionKey: 'notificationId',
    sortKey: 'fact',
    indexes: {
      byVictim: { partitionKey: 'victimId', sortKey: 'at' },
      byStatusChange: { partitionKey: 'statusChangePage', sortKey: 'notificationId' },
      byLink: { partitionKey: 'linkHash' },
      byDay: { partitionKey: 'dayShard', sortKey: 'at' },
      byProviderMessage: {
        partitionKey: 'providerMessageId',
        carries: ['contactId', 'channel', 'attempt', 'statusChangePage'],
      },
    },
  },
  Agenda: { partitionKey: 'agendaId', indexes: { byDue: { ...byDue, carries: ['queue'] } } },
  Tokens: { partitionKey: 'tokenHash' },
  Contacts: { partitionKey: 'addressHash', sortKey: 'owner' },
  StaffTasks: {
    partitionKey: 'taskId',
    indexes: {
      byDeadline: { partitionKey: 'openShard', sortKey: 'deadline' },
      byDue: { ...byDue, carries: ['queue'] },
    },
  },
  Receipts: {
    partitionKey: 'receiptId',
    indexes: {
      byDue: { ...byDue, carries: [] },
      byVictim: { partitionKey: 'victimId', carries: ['taskId'] },
    },
  },
  Feeds: { partitionKey: 'feedId' },
  FeedWindows: { partitionKey: 'feedId', sortKey: 'day' },
  Quarantine: {
    partitionKey: 'quarantineId',
    indexes: { byOpen: { partitionKey: 'openShard', sortKey: 'openedAt' } },
  },
  Errands: {
    partitionKey: 'errandId',
    indexes: { byDue: { ...byDue, carries: [] } },
  },
} as const satisfies Record<string, TableShape>;

export type TableKind = keyof typeof tableShapes;
export const tableKinds = Object.keys(tableShapes) as readonly TableKind[];
