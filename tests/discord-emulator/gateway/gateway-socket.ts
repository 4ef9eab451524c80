import { once } from 'node:events';
import { inflateSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod';
import type { Emulator } from '../../../src/discord-emulator/emulator.ts';

const payload = z.object({
  op: z.number(),
  d: z.unknown().optional(),
  s: z.number().optional(),
  t: z.string().optional(),
});

/** A message of the gateway. */
export type Payload = z.infer<typeof payload>;

/** A connection to the gateway without a client library. */
export interface GatewaySocket {
  readonly socket: WebSocket;
  /** Received messages, oldest first; the first is HELLO. */
  readonly received: readonly Payload[];
  /** Received frames. */
  readonly frames: readonly Buffer[];
  send(op: number, d: unknown): void;
  /** Sends an IDENTIFY and resolves with the session id. */
  identify(fields?: object): Promise<string>;
  /** Resolves with the first matching message, including those already received. */
  until(matches: (message: Payload) => boolean): Promise<Payload>;
  /** Resolves with the close code. */
  readonly closed: Promise<number>;
}

/** Connects and waits for HELLO. The connection is closed with the test. */
export async function openSocket(emulator: Emulator, query: string = ''): Promise<GatewaySocket> {
  const socket = new WebSocket(`${emulator.url.replace('http', 'ws')}/?v=10&encoding=json${query}`);
  onTestFinished(() => {
    socket.terminate();
  });
  const received: Payload[] = [];
  const frames: Buffer[] = [];
  const waiters = new Set<() => void>();
  const isStream = query.includes('zlib-stream');
  socket.on('message', (raw, isBinary) => {
    const bytes = Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(new Uint8Array(raw));
    frames.push(bytes);
    if (isStream) return;
    const text = isBinary ? inflateSync(bytes) : bytes;
    received.push(payload.parse(withoutNulls(JSON.parse(text.toString()))));
    for (const waiter of waiters) waiter();
  });
  const closed = once(socket, 'close').then(([code]: unknown[]) => z.number().parse(code));
  const until: GatewaySocket['until'] = matches =>
    new Promise(resolve => {
      const check = (): void => {
        const found = received.find(matches);
        if (found === undefined) return;
        waiters.delete(check);
        resolve(found);
      };
      waiters.add(check);
      check();
    });
  const send = (op: number, d: unknown): void => {
    socket.send(JSON.stringify({ op, d }));
  };
  await once(socket, isStream ? 'open' : 'message');
  return {
    socket,
    received,
    frames,
    send,
    until,
    closed,
    async identify(fields = {}) {
      send(2, { token: emulator.token, intents: 1, properties: {}, ...fields });
      const ready = await until(each => each.t === 'READY');
      return z.object({ session_id: z.string() }).parse(ready.d).session_id;
    },
  };
}

function withoutNulls(value: unknown): unknown {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([key, each]) => key === 'd' || each !== null))
    : value;
}
