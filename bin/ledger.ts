import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { variable } from '../adapters/environment.ts';
import { ledgerTable } from '../adapters/ledger-table.ts';
import { sealStore } from '../adapters/seal-store.ts';
import { calendarDate } from '../domain/times.ts';
import { prove, verify, type LedgerEdges } from './ledger-commands.ts';

const USAGE = `npm run ledger -- verify [--from DAY] [--to DAY] [--head DIGEST]
npm run ledger -- prove NOTIFICATION_ID

verify: holds the ledger against its seals. Days are in UTC; without them, from the first sealed day to the last. --head: the digest
        that an earlier run printed, to see that no seal was replaced since. Exit code 1 on any difference.
prove:  prints the facts of one notification, each with the way from its leaf to the root of its seal.

LEDGER and SEAL_BUCKET name the table and the bucket; credentials and AWS_ENDPOINT_URL as for the aws command (docs/runbook.md).`;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const edges = (): LedgerEdges => ({
  ledger: ledgerTable(new DynamoDBClient({}), variable('LEDGER')),
  seals: sealStore(new S3Client({ forcePathStyle: true }), variable('SEAL_BUCKET')),
  say,
  now: () => new Date(),
});

const text = { type: 'string' } as const;

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { from: text, to: text, head: text, help: { type: 'boolean' } },
  });
  const [command, ...ids] = positionals;
  const days = [values.from, values.to].filter((day) => day !== undefined);
  const areDays = days.every((day, n) => calendarDate.safeParse(day).success && day >= (days[n - 1] ?? day));
  if (values.help === true) {
    say(USAGE);
    return 0;
  }
  if (command === 'verify' && ids.length === 0 && areDays) return verify(edges(), values);
  if (command === 'prove' && ids.length === 1) return prove(edges(), ids.join());
  say(USAGE);
  return 1;
};

try {
  process.exitCode = (await main()) === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  process.exitCode = 2;
}
