import { once } from 'node:events';
import type { Server } from 'node:http';

/** The emulator's place in the network. */
export interface Network {
  /** Cuts all connections and refuses new ones (ECONNREFUSED), as an outage does. State and sessions stay. */
  disconnect(): Promise<void>;
  /** Listens again, on the same port. */
  reconnect(): Promise<void>;
}

/** @param dropGateway cuts the sockets of the gateway, which are no longer the server's */
export function createNetwork(server: Server, port: number, dropGateway: () => void): Network {
  return {
    async disconnect() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      dropGateway();
      await closed;
    },
    async reconnect() {
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}
