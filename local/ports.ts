import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { LocalProblem } from './problem.ts';

/** The port of a server that is listening. */
export const portOf = (server: { address: () => string | AddressInfo | null }): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** Listens on this machine only; 0 takes any free port. */
export const listen = async (server: Server, port: number, option: string): Promise<number> => {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (cause) {
    throw new LocalProblem(
      `Port ${port} is in use. Choose another with: npm start -- ${option} ${port + 1}`,
      { cause },
    );
  }
  return portOf(server);
};

/** Text messages are counted by the character: a longer port gets a shorter way to write this machine. */
export const linkHost = (apiUrl: string): string => apiUrl.replace(/localhost(?=:\d{5})/, '127.1');
