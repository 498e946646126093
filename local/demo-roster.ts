import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { offendersTable } from '../adapters/offenders-table.ts';
import { readRoster, type RosterOffender } from '../domain/roster.ts';
import type { NameOf } from './demo-day.ts';
import { cast } from './demo-people.ts';
import type { Scene } from './demo-scene.ts';
import { REGION } from './intrinsics.ts';
import { LocalProblem } from './problem.ts';

/** The department's public offender file, real in its shape, invented in its people. */
export const ROSTER_FILE = 'tests/data/fak930-sample.dat';

/** What the roster file held. */
export interface Loaded {
  readonly records: number;
  readonly offenders: number;
  readonly rejectedLines: number;
  /** Offenders with something that a person should look at. */
  readonly flagged: number;
}

/** Reads the department's sample file into the table of offenders. Nobody is notified because of it. */
export const loadRoster = async ({
  stack,
  say,
}: Scene): Promise<{ readonly loaded: Loaded; readonly nameOf: NameOf }> => {
  const client = new DynamoDBClient({
    endpoint: stack.awsUrl,
    region: REGION,
    credentials: { accessKeyId: 'demonstration', secretAccessKey: 'local' },
  });
  try {
    const table = offendersTable(client, stack.tableName('Offenders'));
    const seen = { records: 0, rejectedLines: 0, flagged: 0 };
    const offenders = await table.putAll(counted(join(import.meta.dirname, '..', ROSTER_FILE), seen));
    say(`The department's roster is in: ${offenders} offenders, ${seen.records} records.`);
    const found = await Promise.all(Object.values(cast).map((docNumber) => table.get(docNumber)));
    const names = new Map(found.map((offender) => [offender?.docNumber, offender?.name]));
    const nameOf: NameOf = (docNumber) => {
      const name = names.get(docNumber);
      if (name === undefined) throw new LocalProblem(`${ROSTER_FILE} has no offender ${docNumber}`);
      return name;
    };
    return { loaded: { ...seen, offenders }, nameOf };
  } finally {
    client.destroy();
  }
};

async function* counted(
  file: string,
  seen: { records: number; rejectedLines: number; flagged: number },
): AsyncGenerator<RosterOffender, void> {
  for await (const entry of readRoster(createReadStream(file))) {
    if (entry.is === 'rejected') {
      seen.rejectedLines += 1;
      continue;
    }
    seen.records += entry.records.length;
    if (entry.warnings.length > 0) seen.flagged += 1;
    yield entry;
  }
}
