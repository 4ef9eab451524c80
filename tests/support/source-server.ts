import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Clock } from '../../src/core/time/clock.ts';

/** A request that the server received; times by the test's clock. */
export interface SeenRequest {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly at: number;
  /** `undefined` until the response has ended. */
  endedAt: number | undefined;
  /** Concurrent requests when it arrived, including itself. */
  readonly concurrent: number;
  /** Open connections when it arrived. */
  readonly connections: number;
}

/** Responds to a request, or does not. */
export type Reply = (response: ServerResponse, request: SeenRequest) => void;

/** A loopback server in place of a source. */
export interface SourceServer {
  /** `http://127.0.0.1:port`. */
  readonly address: string;
  readonly seen: readonly SeenRequest[];
  /** Sends these replies to the next requests, in order. */
  next(...replies: Reply[]): void;
  /** Resolves when that many requests have arrived. */
  arrived(count: number): Promise<void>;
}

/** Opens an HTTP server on loopback that closes with the test; `otherwise` replies when no reply is planned. */
export async function openSourceServer(
  clock: Pick<Clock, 'now'>,
  otherwise: Reply = text(404, 'Not Found'),
): Promise<SourceServer> {
  const seen: SeenRequest[] = [];
  const planned: Reply[] = [];
  const waiting = new Set<() => void>();
  let running = 0;
  let connections = 0;

  const handle = (request: IncomingMessage, response: ServerResponse) => {
    running += 1;
    const record: SeenRequest = {
      url: new URL(request.url ?? '/', address),
      method: request.method ?? '',
      headers: request.headers,
      at: clock.now(),
      endedAt: undefined,
      concurrent: running,
      connections,
    };
    const end = () => {
      if (record.endedAt !== undefined) return;
      record.endedAt = clock.now();
      running -= 1;
    };
    response.once('finish', end).once('close', end);
    seen.push(record);
    for (const check of waiting) check();
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
        const check = () => {
          if (seen.length < count) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return address.port;
}

/** Sends a complete response. */
export function text(status: number, body: string, headers: Record<string, string> = {}): Reply {
  return response => response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(body);
}

export function json(value: unknown, headers: Record<string, string> = {}): Reply {
  return text(200, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8', ...headers });
}

export function xml(body: string, status = 200): Reply {
  return text(status, body, { 'content-type': 'application/atom+xml; charset=utf-8' });
}

/** Resets the connection without a response. */
export const reset: Reply = response => response.socket?.resetAndDestroy();

/** Never responds, and keeps the connection open. */
export const silence: Reply = () => {};

/** Sends the head and a part of the body, then closes the connection. */
export function cutOff(part: string, type = 'application/json'): Reply {
  return response => {
    response.writeHead(200, { 'content-type': type, 'content-length': String(part.length + 100) });
    response.write(part, () => response.socket?.destroy());
  };
}

/** Sends the head and the beginning of the body, then nothing more. */
export function stall(type = 'application/json'): Reply {
  return response => {
    response.writeHead(200, { 'content-type': type });
    response.write('[');
  };
}

/** Sends an endless body, as fast as it is read. */
export const endless: Reply = response => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(1024 * 1024, '[');
  const writeMore = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', writeMore);
  writeMore();
};

export function redirect(to: string, status = 302): Reply {
  return text(status, '', { location: to });
}
