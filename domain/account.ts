import type { ErrandKind } from './errand.ts';
import type { FieldProblem } from './status-change.ts';
import { recipientOf, type ContactMarks, type StoredContact, type VictimRecord } from './victim.ts';

/** What is on record of the victim who is signed in. */
export interface Account {
  readonly victimId: string;
  readonly record: VictimRecord;
  readonly marks: ContactMarks;
}

/** What is to be done because of a change. `about`: the contact that it concerns; its address is sealed. */
export interface Consequence {
  readonly kind: ErrandKind;
  readonly cause: string;
  readonly contactId?: string;
  readonly about?: StoredContact;
  /** ISO-8601 UTC; at once if absent. */
  readonly dueAt?: string;
}

/** What a change makes of a record. */
export interface Change {
  readonly is: 'changed';
  readonly record: VictimRecord;
  readonly consequences: readonly Consequence[];
}

/** Why nothing was changed; `explain`: it may be done by whoever has read this. */
export type Refusal =
  | { readonly is: 'invalid'; readonly errors: readonly FieldProblem[] }
  | { readonly is: 'explain'; readonly errors: readonly FieldProblem[] };

export type Changed = Change | Refusal;

/** A change and what it brings about. */
export const changed = (record: VictimRecord, ...consequences: readonly Consequence[]): Change => ({
  is: 'changed',
  record,
  consequences,
});

/** A wish that does not fit what is on record. */
export const invalid = (field: string, problem: string): Refusal => ({
  is: 'invalid',
  errors: [{ field, problem }],
});

/** How she can be reached: by her own contacts that may be used, and by what the law counts (595.209.4). */
export interface Reach {
  readonly contactIds: readonly string[];
  readonly hasLegalChannel: boolean;
}

/** Of those of her own that may be used now. */
export const reachOf = ({ victimId, record, marks }: Account, now: Date): Reach => {
  const usable = recipientOf(victimId, record, marks, now).contacts.filter(
    (contact) => contact.usable && contact.whose === undefined,
  );
  return {
    contactIds: usable.map(({ contactId }) => contactId),
    hasLegalChannel: usable.some(({ channel }) => channel === 'email') || record.postalAddress !== undefined,
  };
};

/** What she may lose by a change, in words for her. */
export const losses = {
  'every-contact':
    'is the last one that reaches you: nothing urgent can reach you at once any more, and you can not sign in. A person of our office will try to find you',
  'what-the-law-counts':
    'is the last one that the law counts: notices would have to come by certified letter, and we have no address',
} as const;
export type Loss = keyof typeof losses;

/** What she loses by a change, in words for her; empty when she loses nothing. */
export const lossOf = (before: Reach, then: Reach): readonly string[] => [
  ...(before.contactIds.length > 0 && then.contactIds.length === 0 ? [losses['every-contact']] : []),
  ...(before.hasLegalChannel && !then.hasLegalChannel ? [losses['what-the-law-counts']] : []),
];

/** What she would lose if this became her record. */
export const lossBy = (account: Account, record: VictimRecord, now: Date): readonly string[] =>
  lossOf(reachOf(account, now), reachOf({ ...account, record }, now));

/** A change that is made only if she loses nothing by it, or knows what it means. `field`: by what she would lose. */
export const changedKnowingly = (
  account: Account,
  record: VictimRecord,
  { field, understood, now }: { readonly field: string; readonly understood: boolean; readonly now: Date },
  ...consequences: readonly Consequence[]
): Changed => {
  const loss = lossBy(account, record, now);
  return loss.length > 0 && !understood
    ? { is: 'explain', errors: loss.map((problem) => ({ field, problem })) }
    : changed(record, ...consequences);
};
