import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/core/time/clock.ts';

/** One request as the server saw it; times by the clock of the test. */
export interface SeenRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly at: number;
  /** `undefined` while it is under way. */
  endedAt: number | undefined;
  /** Requests under way when it came, itself included. */
  readonly together: number;
  /** Connections open when it came. */
  readonly connections: number;
}

/** How a request is answered, or not. */
export type Reply = (response: ServerResponse, request: SeenRequest) => void;

export interface SourceServer {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  readonly seen: readonly SeenRequest[];
  /** Answers the next requests in this order, before anything else is asked. */
  next(...replies: Reply[]): void;
  /** Resolves when that many requests have come. */
  arrived(count: number): Promise<void>;
}

/** A server on loopback that goes away with the test. */
export async function openSourceServer(
  clock: Pick<Clock, 'now'>,
  otherwise: Reply = text(404, 'nothing is here'),
): Promise<SourceServer> {
  const seen: SeenRequest[] = [];
  const planned: Reply[] = [];
  const waiting = new Set<() => void>();
  let under = 0;
  let connections = 0;

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    under += 1;
    const record: SeenRequest = {
      url: new URL(request.url ?? '/', address),
      method: request.method ?? '',
      headers: request.headers,
      at: clock.now(),
      endedAt: undefined,
      together: under,
      connections,
    };
    const end = () => {
      if (record.endedAt !== undefined) return;
      record.endedAt = clock.now();
      under -= 1;
    };
    response.once('finish', end).once('close', end);
    seen.push(record);
    for (const look of waiting) look();
    (planned.shift() ?? otherwise)(response, record);
  };

  const server = createServer(handle);
  server.on('connection', socket => {
    connections += 1;
    socket.once('close', () => {
      connections -= 1;
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = `http://127.0.0.1:${portOf(server.address())}`;
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  return {
    address,
    seen,
    next: (...replies) => void planned.push(...replies),
    arrived: count =>
      new Promise(resolve => {
        const look = () => {
          if (seen.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/** A whole answer. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return response => response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);
}

export function json(value: unknown, headers: Record<string, string> = {}): Reply {
  return text(200, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8', ...headers });
}

export function xml(body: string, status = 200): Reply {
  return text(status, body, { 'content-type': 'application/atom+xml; charset=utf-8' });
}

/** The connection breaks before anything was answered. */
export const reset: Reply = response => response.socket?.resetAndDestroy();

/** Nothing is answered, and the connection stays. */
export const silence: Reply = () => {};

/** The head and a part of the body, then the connection breaks. */
export function cutOff(part: string, type = 'application/json'): Reply {
  return response => {
    response.writeHead(200, { 'content-type': type, 'content-length': String(part.length + 100) });
    response.write(part, () => response.socket?.destroy());
  };
}

/** The head and a beginning, then nothing more, for ever. */
export function drip(type = 'application/json'): Reply {
  return response => {
    response.writeHead(200, { 'content-type': type });
    response.write('[');
  };
}

/** A body without end, as fast as it is taken. */
export const endless: Reply = response => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const piece = Buffer.alloc(1024 * 1024, '[');
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
};

export function redirect(to: string, status = 302): Reply {
  return text(status, '', { location: to });
}
