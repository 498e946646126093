import { once } from 'node:events';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import ses from 'aws-ses-v2-local';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';
// The package's entry point offers persistence only together with a server that binds every interface.
import { PersistenceManager } from '../node_modules/fauxqs/dist/persistence.js';
import { S3Store } from '../node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from '../node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsStore, type SqsQueue } from '../node_modules/fauxqs/dist/sqs/sqsStore.js';
import { awsClient } from './aws-client.ts';
import { listen, portOf } from './ports.ts';
import { damaged } from './state.ts';
import { engineUpstream, outsideUpstream, type Upstream } from './upstream.ts';

/** The embedded services, by the name under which requests are signed for them. */
export interface Engines {
  readonly upstreams: Readonly<Record<string, Upstream>>;
  /** How much waits in each queue, without asking through the counted door. */
  readonly queueDepths: () => readonly QueueDepth[];
}

/** Messages of a queue that can be received, are being worked on, or wait for their delay. */
export interface QueueDepth {
  readonly queue: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** Starts the engines on ports of their own choice, or points to addresses outside (`DYNAMODB_ENDPOINT` and so on). */
export const startEngines = async (
  folder: string,
  environment: NodeJS.ProcessEnv,
  onStop: (close: () => Promise<void> | void) => void,
): Promise<Engines> => {
  const upstreams: Record<string, Upstream> = {};
  // Closed after the engines: dynalite throws where nobody can catch when a request to it is cut off.
  onStop(() => {
    for (const { close } of Object.values(upstreams)) close();
  });
  const dynamodb = startDynalite(join(folder, 'dynamodb'));
  onStop(() => closed(dynamodb));
  await listen(dynamodb, 0, '');
  await probe(join(folder, 'dynamodb'), portOf(dynamodb));
  const queues = await startFauxqs(join(folder, 'queues'));
  onStop(queues.stop);
  const mail = await ses.default({ host: '127.0.0.1', port: 0 });
  onStop(() => closed(mail));
  // Connections from here are kept for as long as the stack runs.
  for (const engine of [dynamodb, queues.server, mail]) engine.keepAliveTimeout = 0;
  const { server } = queues;
  const ports = { dynamodb, sqs: server, sns: server, sts: server, s3: server, ses: mail };
  for (const [service, engine] of Object.entries(ports)) {
    const name = service.toUpperCase();
    const address = environment[`${name}_ENDPOINT`] ?? environment[`AWS_ENDPOINT_URL_${name}`];
    upstreams[service] = address ? outsideUpstream(address, environment) : engineUpstream(portOf(engine));
  }
  return { upstreams, queueDepths: queues.depths };
};

const startDynalite = (path: string): Server =>
  dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

/** dynalite opens its files with the first request, and throws where nobody can catch. */
const probe = async (path: string, port: number): Promise<void> => {
  const client = awsClient(port, 'local-stack');
  const broken = new AbortController();
  const onThrown = (cause: unknown): void => {
    broken.abort(damaged(path, cause));
  };
  process.on('uncaughtException', onThrown);
  try {
    const aborted = once(broken.signal, 'abort').then(() => {
      broken.signal.throwIfAborted();
    });
    await Promise.race([client.json('dynamodb', 'ListTables', {}), aborted]);
  } finally {
    process.off('uncaughtException', onThrown);
    client.close();
  }
};

const startFauxqs = async (
  dataDir: string,
): Promise<{ server: Server; depths: Engines['queueDepths']; stop: () => Promise<void> }> => {
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = openPersistence(dataDir);
  // Without a host of its own the store writes into queue URLs whichever address it was asked at.
  stores.sqsStore.host = '';
  // As the package's own server does: load first, or loading would write (and delete) what it reads.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  stores.sqsStore.persistence = persistence;
  stores.snsStore.persistence = persistence;
  stores.s3Store.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;
  const app = buildApp({ logger: false, stores });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    server: app.server,
    depths: () => [...stores.sqsStore.allQueues()].map(depthOf),
    stop: async () => {
      await app.close();
      persistence.close();
    },
  };
};

const openPersistence = (dataDir: string): PersistenceManager => {
  try {
    const persistence = new PersistenceManager(dataDir);
    const database: unknown = Reflect.get(persistence, 'db');
    // Waiting for the disk at each message made sending twenty times slower; a killed process loses nothing by it.
    if (database instanceof DatabaseSync) database.exec('PRAGMA synchronous = NORMAL');
    return persistence;
  } catch (cause) {
    throw damaged(dataDir, cause);
  }
};

const depthOf = (queue: SqsQueue): QueueDepth => ({
  queue: queue.name,
  visible: Number(queue.getAttribute('ApproximateNumberOfMessages')),
  inFlight: Number(queue.getAttribute('ApproximateNumberOfMessagesNotVisible')),
  delayed: Number(queue.getAttribute('ApproximateNumberOfMessagesDelayed')),
});

/** Lets requests come to their end, but no connection wait for another. */
const closed = async (server: Server): Promise<void> => {
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, 10);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
};
