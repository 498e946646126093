import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { attributes, maybeText, text, texts, type Item } from './items.ts';
import { getItem, type Table } from './table.ts';
import { writeAll } from './write-all.ts';
import type { OffenderName } from '../domain/names.ts';
import type { RosterOffender } from '../domain/roster.ts';

/** What is kept of an offender: who is meant by a DOC number, and where the department's file last saw the person. */
export interface Offender {
  readonly docNumber: string;
  readonly name: OffenderName;
  readonly birthDate: string | undefined;
  readonly assignedPlace: string | undefined;
  /** `institution` or `field`; absent where the file has neither. */
  readonly locationFunction: string | undefined;
  readonly inCustodyHint: boolean;
  /** A sentence for life that is not completed. */
  readonly isForLife: boolean;
  /** What was odd about the lines in the file, each kind once: for a person to look at. */
  readonly problems: readonly string[];
}

/** The department's offenders by number. Writing here tells nobody anything: news comes by status change alone. */
export interface OffendersTable {
  /** Keeps a whole roster while it is being read, a few hundred offenders at a time; answers how many there were. */
  readonly putAll: (offenders: AsyncIterable<RosterOffender>) => Promise<number>;
  readonly get: (docNumber: string) => Promise<Offender | undefined>;
}

/** As many as `writeAll` has on their way at once. */
const MOST_HELD = 200;

const offenderFrom = (seen: RosterOffender): Offender => ({
  docNumber: seen.docNumber,
  name: seen.name,
  birthDate: seen.birthDate ?? undefined,
  assignedPlace: seen.assignedPlace ?? undefined,
  locationFunction: seen.locationFunction ?? undefined,
  inCustodyHint: seen.inCustodyHint,
  isForLife: seen.records.some(({ isLife, completed }) => isLife && completed !== true),
  problems: [...new Set(seen.warnings.map(({ problem }) => problem))].sort(),
});

const itemOf = ({ name, ...offender }: Offender): Item =>
  attributes({
    ...offender,
    // An empty text is not written: not every engine takes one.
    lastName: name.last === '' ? undefined : name.last,
    firstName: name.first,
    middleName: name.middle,
    suffix: name.suffix,
  });

const offenderOf = (item: Item): Offender => ({
  docNumber: text(item, 'docNumber'),
  name: {
    last: maybeText(item, 'lastName') ?? '',
    first: maybeText(item, 'firstName'),
    middle: maybeText(item, 'middleName'),
    suffix: maybeText(item, 'suffix'),
  },
  birthDate: maybeText(item, 'birthDate'),
  assignedPlace: maybeText(item, 'assignedPlace'),
  locationFunction: maybeText(item, 'locationFunction'),
  inCustodyHint: item['inCustodyHint']?.BOOL === true,
  isForLife: item['isForLife']?.BOOL === true,
  problems: texts(item, 'problems'),
});

const identityOf = ({ name: { last, first, middle, suffix }, birthDate }: Offender): string =>
  JSON.stringify([last, first, middle, suffix, birthDate]);

/** One offender whose records stand in two places of the file. */
const together = (earlier: Offender, later: Offender): Offender => {
  const differs = identityOf(earlier) === identityOf(later) ? [] : ['identity-differs'];
  return {
    ...earlier,
    inCustodyHint: earlier.inCustodyHint || later.inCustodyHint,
    isForLife: earlier.isForLife || later.isForLife,
    problems: [...new Set([...earlier.problems, ...later.problems, ...differs])].sort(),
  };
};

const isScattered = ({ warnings }: RosterOffender): boolean =>
  warnings.some(({ problem }) => problem === 'scattered');

export const offendersTable = (client: DynamoDBClient, tableName: string): OffendersTable => {
  const table: Table = { client, tableName };
  const get = async (docNumber: string): Promise<Offender | undefined> => {
    const item = await getItem(table, { docNumber });
    return item && offenderOf(item);
  };

  return {
    get,
    putAll: async (offenders) => {
      let count = 0;
      let held: Item[] = [];
      const flush = async (): Promise<void> => {
        await writeAll(table, held);
        held = [];
      };
      for await (const seen of offenders) {
        let offender = offenderFrom(seen);
        if (isScattered(seen)) {
          // Its earlier part must be in the table first; and one request may not name an item twice.
          await flush();
          const earlier = await get(offender.docNumber);
          offender = earlier ? together(earlier, offender) : offender;
        } else {
          count += 1;
        }
        held.push(itemOf(offender));
        if (held.length >= MOST_HELD) await flush();
      }
      await flush();
      return count;
    },
  };
};
