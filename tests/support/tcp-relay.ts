import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A network between a process and a server, which can be cut. */
export interface TcpRelay {
  /** On loopback. */
  readonly port: number;
  /** From now on nothing arrives, and no end learns of it. */
  cut(): void;
  /** What was sent in between arrives, as after a retransmission. */
  mend(): void;
}

/** Opens a relay to a server's socket; it closes with the test. */
export async function openTcpRelay(socketPath: string): Promise<TcpRelay> {
  const ends = new Set<Socket>();
  let isCut = false;
  const server = createServer(near => {
    const far = connect(socketPath);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      // The other end learns of it by its own `end` or `close`.
      from.on('error', () => to.destroy());
      from.on('close', () => {
        ends.delete(from);
        to.end();
      });
      from.on('data', data => to.write(data));
      if (isCut) from.pause();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const end of ends) end.destroy();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return {
    port: address.port,
    cut() {
      isCut = true;
      for (const end of ends) end.pause();
    },
    mend() {
      isCut = false;
      for (const end of ends) end.resume();
    },
  };
}
