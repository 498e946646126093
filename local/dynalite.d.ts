declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** Starts the embedded DynamoDB; `path` is its LevelDB folder. */
  export default function dynalite(options: {
    readonly path?: string;
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }): Server;
}
