import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Cipher } from './cipher.ts';
import { attributes, jsonFrom, maybeText, text, type Item } from './items.ts';
import { putIfNew, queryPages, updateIf, type Table } from './table.ts';
import { ways, type Way } from '../domain/asked-at-hearing.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { hearingRequest, type HearingRequest } from '../domain/hearing-request.ts';
import { sha256 } from '../domain/ids.ts';

/** What a victim asked for at one hearing, once. */
export interface KeptRequest {
  readonly requestId: string;
  readonly victimId: string;
  readonly notificationId: string;
  readonly by: Way;
  /** The contact that the link came to, or that she signed in with. */
  readonly contactId: string;
  /** ISO-8601 UTC. */
  readonly receivedAt: string;
  /** The body of the request, word for word. */
  readonly raw: string;
  readonly contentType: string;
  readonly request: HearingRequest;
}

/** Written requests for hearings, among the other written requests: sealed, until she withdraws. */
export interface HearingRequests {
  /** Keeps a request once; tells whether it is new. */
  readonly keepOnce: (kept: KeptRequest) => Promise<boolean>;
  /** All requests of a victim that were not erased, oldest first. */
  readonly of: (victimId: string) => Promise<readonly KeptRequest[]>;
  /** Erases what they say; that there were requests, when they came and their hashes stay as evidence. */
  readonly eraseAllOf: (victimId: string, now: Date) => Promise<void>;
}

const [RAW, REQUEST] = ['raw', 'hearing-request'] as const;

const itemOf = (seals: Cipher, { raw, request, requestId, ...kept }: KeptRequest): Item =>
  attributes({
    ...kept,
    submissionId: requestId,
    source: 'web',
    submissionHash: sha256(raw),
    sealedRaw: seals.seal(requestId, RAW, raw),
    sealedForm: seals.seal(requestId, REQUEST, JSON.stringify(request)),
  });

const keptFrom = (seals: Cipher, item: Item): readonly KeptRequest[] => {
  const [requestId, sealedForm] = [text(item, 'submissionId'), maybeText(item, 'sealedForm')];
  if (sealedForm === undefined) return [];
  const request = hearingRequest.safeParse(jsonFrom(seals.open(requestId, REQUEST, sealedForm)));
  const by = ways.find((way) => way === text(item, 'by'));
  if (!request.success || by === undefined)
    throw new UnreadableItem('A stored request for a hearing does not fit its schema.');
  return [
    {
      ...{ requestId, by, request: request.data },
      victimId: text(item, 'victimId'),
      notificationId: text(item, 'notificationId'),
      contactId: text(item, 'contactId'),
      receivedAt: text(item, 'receivedAt'),
      raw: seals.open(requestId, RAW, text(item, 'sealedRaw')),
      contentType: text(item, 'contentType'),
    },
  ];
};

const itemsOf = async (table: Table, victimId: string): Promise<readonly Item[]> => {
  const pages = queryPages(table, {
    IndexName: 'byVictim',
    KeyConditionExpression: 'victimId = :victimId',
    ExpressionAttributeValues: attributes({ ':victimId': victimId }),
  });
  return (await Array.fromAsync(pages)).flat();
};

export const hearingRequests = (
  client: DynamoDBClient,
  tableName: string,
  seals: Cipher,
): HearingRequests => {
  const table = { client, tableName };
  return {
    keepOnce: (kept) => putIfNew(table, itemOf(seals, kept), 'submissionId'),
    of: async (victimId) => (await itemsOf(table, victimId)).flatMap((item) => keptFrom(seals, item)),
    eraseAllOf: async (victimId, now) => {
      for (const item of await itemsOf(table, victimId))
        await updateIf(table, {
          key: { submissionId: text(item, 'submissionId') },
          expression: 'SET erasedAt = :now REMOVE sealedRaw, sealedForm',
          condition: 'attribute_exists(sealedRaw)',
          values: attributes({ ':now': now.toISOString() }),
        });
    },
  };
};
