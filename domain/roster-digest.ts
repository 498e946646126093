import { createHash } from 'node:crypto';
import type { RosterOffender } from './roster.ts';

/** What is kept of an offender to compare two files: where he or she is, until when, and who it is. */
export interface OffenderState {
  readonly docNumber: string;
  /** A hint only, as the file is. */
  readonly isInCustody: boolean;
  readonly place: string | null;
  /** The latest minimum release date of what is not completed: when the person may leave, as far as the file knows. */
  readonly releaseDate: string | null;
  /** The same for the same name, sex and date of birth; nothing can be read from it. */
  readonly identity: number;
}

/** 48 bits: of a hundred thousand people no two are likely to have the same. */
const IDENTITY_BYTES = 6;

const identityOf = ({ name: { last, first, middle, suffix }, birthDate, sex }: RosterOffender): number =>
  createHash('sha256')
    .update(JSON.stringify([last, first, middle, suffix, birthDate, sex]))
    .digest()
    .readUIntBE(0, IDENTITY_BYTES);

const laterOf = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;

/** What a comparison needs to know of an offender. */
export const stateOf = (seen: RosterOffender): OffenderState => ({
  docNumber: seen.docNumber,
  isInCustody: seen.inCustodyHint,
  place: seen.assignedPlace,
  releaseDate: seen.records
    .filter(({ completed }) => completed !== true)
    .reduce<string | null>((latest, { minimumReleaseDate }) => laterOf(latest, minimumReleaseDate), null),
  identity: identityOf(seen),
});

/** One offender whose records stand in two places of the file. */
const together = (one: OffenderState, other: OffenderState): OffenderState => ({
  ...one,
  isInCustody: one.isInCustody || other.isInCustody,
  releaseDate: laterOf(one.releaseDate, other.releaseDate),
});

/** The offenders of a file in a few numbers each, so that a million of them fit into memory. */
export interface RosterDigest {
  /** Adds an offender, or what else the file says of one that was added. */
  readonly add: (state: OffenderState) => void;
  readonly get: (docNumber: string) => OffenderState | undefined;
  /** All of them, in the order of the file. */
  readonly all: () => Iterable<OffenderState>;
}

/** Places and dates come again and again: each is kept once, and stands for its number. */
const words = (): {
  numberOf: (word: string | null) => number;
  wordAt: (number: number) => string | null;
} => {
  const known: (string | null)[] = [null];
  const numbers = new Map<string | null, number>([[null, 0]]);
  return {
    numberOf: (word) => {
      const number = numbers.get(word);
      if (number !== undefined) return number;
      numbers.set(word, known.length);
      return known.push(word) - 1;
    },
    wordAt: (number) => known[number] ?? null,
  };
};

const FIELDS = 5;
const ROOM_AT_FIRST = 1024;

/** States as rows of numbers; room is doubled when it is used up. */
const table = (): {
  write: (row: number, state: OffenderState) => void;
  read: (row: number) => OffenderState;
} => {
  const { numberOf, wordAt } = words();
  let fields = new Float64Array(FIELDS * ROOM_AT_FIRST);
  return {
    write: (row, { docNumber, isInCustody, place, releaseDate, identity }) => {
      if ((row + 1) * FIELDS > fields.length) {
        const more = new Float64Array(fields.length * 2);
        more.set(fields);
        fields = more;
      }
      const values = [
        Number(docNumber),
        Number(isInCustody),
        numberOf(place),
        numberOf(releaseDate),
        identity,
      ];
      fields.set(values, row * FIELDS);
    },
    read: (row) => {
      const values = fields.subarray(row * FIELDS, (row + 1) * FIELDS);
      const [docNumber = 0, isInCustody = 0, place = 0, releaseDate = 0, identity = 0] = values;
      return {
        docNumber: String(docNumber).padStart(8, '0'),
        isInCustody: isInCustody === 1,
        place: wordAt(place),
        releaseDate: wordAt(releaseDate),
        identity,
      };
    },
  };
};

export const rosterDigest = (): RosterDigest => {
  const rows = new Map<number, number>();
  const { write, read } = table();
  return {
    add: (state) => {
      const number = Number(state.docNumber);
      const row = rows.get(number);
      write(row ?? rows.size, row === undefined ? state : together(read(row), state));
      rows.set(number, row ?? rows.size);
    },
    get: (docNumber) => {
      const row = rows.get(Number(docNumber));
      return row === undefined ? undefined : read(row);
    },
    all: function* () {
      for (const row of rows.values()) yield read(row);
    },
  };
};
