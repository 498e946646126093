import { once } from 'node:events';
import type { Server } from 'node:net';
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
import { portOf } from './ports.ts';
import { damaged } from './state.ts';
import { engineUpstream, outsideUpstream, type Upstream } from './upstream.ts';

/** The embedded services, by the name under which requests are signed for them. */
export interface Engines {
  readonly upstreams: Readonly<Record<string, Upstream>>;
  /** How much waits in each queue, without asking through the counted door. */
  readonly queueDepths: () => readonly QueueDepth[];
  readonly stop: () => Promise<void>;
}

/** Messages of a queue that can be received, are being worked on, or wait for their delay. */
export interface QueueDepth {
  readonly queue: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly delayed: number;
}

/** Starts the engines on ports of their own choice, or points to addresses outside (`DYNAMODB_ENDPOINT` and so on). */
export const startEngines = async (folder: string, environment: NodeJS.ProcessEnv): Promise<Engines> => {
  const dynamodb = await startDynalite(join(folder, 'dynamodb'));
  const queues = await startFauxqs(join(folder, 'queues'));
  const sesServer = await ses.default({ host: '127.0.0.1', port: 0 });
  const embedded = {
    dynamodb: engineUpstream(portOf(dynamodb)),
    sqs: engineUpstream(queues.port),
    sns: engineUpstream(queues.port),
    sts: engineUpstream(queues.port),
    ses: engineUpstream(portOf(sesServer)),
  };
  const upstreams: Record<string, Upstream> = { ...embedded };
  for (const service of ['dynamodb', 'sqs', 'sns', 'ses']) {
    const name = service.toUpperCase();
    const address = environment[`${name}_ENDPOINT`] ?? environment[`AWS_ENDPOINT_URL_${name}`];
    if (address) upstreams[service] = outsideUpstream(address, environment);
  }
  return {
    upstreams,
    queueDepths: queues.depths,
    stop: async () => {
      for (const { close } of [...Object.values(upstreams), ...Object.values(embedded)]) close();
      await Promise.all([closed(dynamodb), closed(sesServer), queues.stop()]);
    },
  };
};

const startDynalite = async (path: string): Promise<Server> => {
  const server = dynalite({ path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
};

const startFauxqs = async (
  dataDir: string,
): Promise<{ port: number; depths: Engines['queueDepths']; stop: () => Promise<void> }> => {
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = openPersistence(dataDir);
  // Without a host of its own the store writes into queue URLs whichever address it was asked at.
  stores.sqsStore.host = '';
  // As the package's own server does: load first, or loading would write (and delete) what it reads.
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  stores.sqsStore.persistence = persistence;
  stores.snsStore.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;
  const app = buildApp({ logger: false, stores });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    port: Number(new URL(address).port),
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

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
