import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Cipher } from './cipher.ts';
import { attributes, maybeText, numberOr, text, type Item } from './items.ts';
import { putIfNew } from './table.ts';
import { claim, finish, owed, release, type WorkTable } from './work-items.ts';
import { errandsWork } from './work-tables.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { errandKinds, type Errand, type ErrandKind, type SecretErrand } from '../domain/errand.ts';

/** Small things that are owed to one victim outside her notifications. */
export interface ErrandsTable {
  /** Puts an errand on the agenda unless it is there already, perhaps done; tells whether it is new. */
  readonly addOnce: (errand: Errand) => Promise<boolean>;
}

/** An errand that a worker has. */
export interface ClaimedErrand {
  readonly errand: SecretErrand;
  /** When it was to be done first, ISO-8601 UTC: what is sent follows from it. */
  readonly armedAt: string;
  /** How often it was postponed. */
  readonly round: number;
  readonly takenOver: boolean;
}

/** The same errands, for those who may seal and open the address in one. */
export interface SealedErrands {
  readonly addOnce: (errand: SecretErrand) => Promise<boolean>;
  readonly claim: (errandId: string, now: Date, leaseSeconds: number) => Promise<ClaimedErrand | undefined>;
  readonly postpone: (errandId: string, round: number, dueAt: string) => Promise<boolean>;
  /** Takes it off the agenda; its address goes with it. */
  readonly finish: (errandId: string, now: Date) => Promise<boolean>;
}

const FIELD = 'errand';

const itemOf = (work: WorkTable, { dueAt, ...errand }: Errand, sealed?: string): Item =>
  attributes({ ...errand, sealed, armedAt: dueAt, ...owed(work, errand.errandId, dueAt) });

export const errandsTable = (client: DynamoDBClient, tableName: string): ErrandsTable => {
  const work = errandsWork(client, tableName);
  return { addOnce: (errand) => putIfNew(work, itemOf(work, errand), 'errandId') };
};

const kindOf = (item: Item): ErrandKind => {
  const word = text(item, 'kind');
  const kind = errandKinds.find((known) => known === word);
  if (kind === undefined) throw new UnreadableItem('An errand is of an unknown kind.');
  return kind;
};

const errandOf = (item: Item, seals: Cipher): SecretErrand => {
  const errandId = text(item, 'errandId');
  const [victimId, contactId, quarantineId, sealed] = ['victimId', 'contactId', 'quarantineId', 'sealed'].map(
    (name) => maybeText(item, name),
  );
  return {
    errandId,
    kind: kindOf(item),
    dueAt: text(item, 'dueAt'),
    ...(victimId === undefined ? {} : { victimId }),
    ...(contactId === undefined ? {} : { contactId }),
    ...(quarantineId === undefined ? {} : { quarantineId }),
    ...(sealed === undefined ? {} : { secret: seals.open(errandId, FIELD, sealed) }),
  };
};

export const sealedErrands = (client: DynamoDBClient, tableName: string, seals: Cipher): SealedErrands => {
  const work = errandsWork(client, tableName);
  return {
    addOnce: ({ secret, ...errand }) => {
      const sealed = secret === undefined ? undefined : seals.seal(errand.errandId, FIELD, secret);
      return putIfNew(work, itemOf(work, errand, sealed), 'errandId');
    },
    claim: async (errandId, now, leaseSeconds) => {
      const claimed = await claim(work, errandId, now, leaseSeconds);
      if (claimed === undefined) return undefined;
      const { item, takenOver } = claimed;
      const errand = errandOf(item, seals);
      return {
        errand,
        armedAt: maybeText(item, 'armedAt') ?? errand.dueAt,
        round: numberOr(item, 'round', 0),
        takenOver,
      };
    },
    postpone: (errandId, round, dueAt) => release(work, errandId, dueAt, attributes({ round })),
    finish: (errandId, now) => finish(work, errandId, attributes({ doneAt: now.toISOString() }), ['sealed']),
  };
};
