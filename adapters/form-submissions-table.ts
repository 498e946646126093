import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Cipher } from './cipher.ts';
import { attributes, jsonFrom, numberOr, text, type Item } from './items.ts';
import { getItem, putIfNew, updateIf } from './table.ts';
import { claim, finish, owed, release, type WorkTable } from './work-items.ts';
import { formSubmissionsWork } from './work-tables.ts';
import { UnreadableItem } from '../domain/errors.ts';
import { sha256 } from '../domain/ids.ts';
import { registrationForm, type RegistrationForm } from '../domain/registration.ts';
import { after } from '../domain/times.ts';
import { PATIENCE_SECONDS, RESEND_AFTER_SECONDS } from '../domain/timing.ts';

/** The written request as it came in, kept word for word. */
export interface Submission {
  readonly submissionId: string;
  /** The body of the request, untouched. */
  readonly raw: string;
  readonly contentType: string;
  readonly form: RegistrationForm;
  readonly source: 'web' | 'mail' | 'phone' | 'in-person';
}

export interface ClaimedSubmission {
  readonly form: RegistrationForm;
  readonly receivedAt: string;
  /** Since when its codes are owed: the codes, and how long they last, follow from it. */
  readonly armedAt: string;
  /** How often sending the codes was postponed. */
  readonly round: number;
  readonly takenOver: boolean;
}

export interface FormSubmissionsTable {
  /** Keeps a submission once, with what is to be done about it; tells whether it is new. */
  readonly putOnce: (submission: Submission, now: Date) => Promise<boolean>;
  /** Owes the codes once more to whoever sends the same form again after a while; tells whether it did. */
  readonly armAgain: (submissionId: string, now: Date) => Promise<boolean>;
  /** Remembers which content an Idempotency-Key stands for; `different` when it stands for another. */
  readonly rememberKey: (idempotencyId: string, submissionId: string) => Promise<'same' | 'different'>;
  readonly claim: (
    submissionId: string,
    now: Date,
    leaseSeconds: number,
  ) => Promise<ClaimedSubmission | undefined>;
  readonly postpone: (submissionId: string, round: number, dueAt: string) => Promise<boolean>;
  readonly finish: (submissionId: string, now: Date) => Promise<boolean>;
  /** Erases what was written; that there was a request, when it came and its hash stay as evidence. */
  readonly erase: (submissionId: string, now: Date) => Promise<boolean>;
}

const RAW = 'raw';
const FORM = 'form';

const itemOf = (
  work: WorkTable,
  { submissionId, raw, contentType, form, source }: Submission,
  now: Date,
  seals: Cipher,
): Item =>
  attributes({
    submissionId,
    source,
    contentType,
    receivedAt: now.toISOString(),
    armedAt: now.toISOString(),
    submissionHash: sha256(raw),
    sealedRaw: seals.seal(submissionId, RAW, raw),
    sealedForm: seals.seal(submissionId, FORM, JSON.stringify(form)),
    ...owed(work, submissionId, after(now, PATIENCE_SECONDS)),
  });

const formOf = (submissionId: string, item: Item, seals: Cipher): RegistrationForm => {
  const form = registrationForm.safeParse(jsonFrom(seals.open(submissionId, FORM, text(item, 'sealedForm'))));
  if (!form.success) throw new UnreadableItem('A stored submission does not fit its schema.');
  return form.data;
};

const armAgain =
  (work: WorkTable): FormSubmissionsTable['armAgain'] =>
  (submissionId, now) =>
    updateIf(work, {
      key: { submissionId },
      expression: 'SET armedAt = :now, dueShard = :dueShard, dueAt = :dueAt REMOVE round',
      condition: 'armedAt < :longAgo AND attribute_not_exists(dueShard) AND attribute_not_exists(erasedAt)',
      values: attributes({
        ':now': now.toISOString(),
        ':longAgo': after(now, -RESEND_AFTER_SECONDS),
        ':dueShard': owed(work, submissionId, '').dueShard,
        ':dueAt': after(now, PATIENCE_SECONDS),
      }),
    });

const rememberKey =
  (work: WorkTable): FormSubmissionsTable['rememberKey'] =>
  async (idempotencyId, submissionId) => {
    const item = attributes({ submissionId: idempotencyId, standsFor: submissionId });
    if (await putIfNew(work, item, 'submissionId')) return 'same';
    const earlier = await getItem(work, { submissionId: idempotencyId });
    return earlier?.['standsFor']?.S === submissionId ? 'same' : 'different';
  };

export const formSubmissionsTable = (
  client: DynamoDBClient,
  tableName: string,
  seals: Cipher,
): FormSubmissionsTable => {
  const work = formSubmissionsWork(client, tableName);
  return {
    putOnce: (submission, now) => putIfNew(work, itemOf(work, submission, now, seals), 'submissionId'),
    armAgain: armAgain(work),
    rememberKey: rememberKey(work),
    claim: async (submissionId, now, leaseSeconds) => {
      const claimed = await claim(work, submissionId, now, leaseSeconds);
      if (claimed === undefined) return undefined;
      const { item, takenOver } = claimed;
      return {
        form: formOf(submissionId, item, seals),
        receivedAt: text(item, 'receivedAt'),
        armedAt: text(item, 'armedAt'),
        round: numberOr(item, 'round', 0),
        takenOver,
      };
    },
    postpone: (submissionId, round, dueAt) => release(work, submissionId, dueAt, attributes({ round })),
    erase: (submissionId, now) =>
      updateIf(work, {
        key: { submissionId },
        expression: 'SET erasedAt = :now REMOVE sealedRaw, sealedForm, dueShard, dueAt, leaseUntil',
        condition: 'attribute_exists(submissionId)',
        values: attributes({ ':now': now.toISOString() }),
      }),
    finish: (submissionId, now) => finish(work, submissionId, { registeredAt: { S: now.toISOString() } }),
  };
};
