import type { ServerResponse } from 'node:http';
import type { WireTimers } from '../../discord-emulator/wire-timers.ts';
import { PAGE_HEADERS } from '../../discord-emulator/http/json-reply.ts';
import type { LiveEvent } from './protocol.ts';

/** One page's line: server-sent events (HTML Standard, "Server-sent events"). */
export interface LiveStream {
  send(event: LiveEvent): void;
  end(): void;
}

/** A line that stays silent is taken for dead by some browsers and proxies. In ms. */
const KEEP_ALIVE_MS = 25_000;

/** How soon a page is to come back after a break, in ms. */
const RECONNECT_MS = 1000;

/** What may wait for a page that does not read, in bytes: past it the line is cut, and the page begins anew. */
const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;

/** Opens a line on an answer. @param onEnd called once, when either side has ended it */
export function openLiveStream(response: ServerResponse, timers: WireTimers, onEnd: () => void): LiveStream {
  let takeBack: (() => void) | undefined;
  const stayAlive = (): void => {
    takeBack = timers.after(KEEP_ALIVE_MS, () => {
      write(': still here\n\n');
      stayAlive();
    });
  };
  const write = (text: string): void => {
    // Between its end and its closing the world goes on.
    if (response.writableEnded || response.destroyed) return;
    response.write(text);
    if (response.writableLength > MAX_BUFFERED_BYTES) response.destroy();
  };

  response.once('close', () => {
    takeBack?.();
    onEnd();
  });
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  write(`retry: ${RECONNECT_MS}\n\n`);
  stayAlive();
  return {
    send(event) {
      // JSON has no line ends of its own, so that one line of data holds it.
      write(`data: ${JSON.stringify(event)}\n\n`);
    },
    end() {
      response.end();
    },
  };
}
