import type { ServerResponse } from 'node:http';
import type { WireTimers } from '../../discord-emulator/wire-timers.ts';
import { PAGE_HEADERS } from '../../discord-emulator/http/page-headers.ts';
import type { LiveEvent } from './protocol.ts';

/** The event stream of one page (HTML Standard, "Server-sent events"). */
export interface LiveStream {
  send(event: LiveEvent): void;
  end(): void;
}

/** Interval of comments that stop browsers and proxies from closing an idle stream. */
const KEEP_ALIVE_MS = 25_000;

/** Delay after which the browser reconnects. */
const RECONNECT_MS = 1000;

/** If a page does not read, its stream is cut at this size, and the page reconnects. */
const MAX_BUFFERED_BYTES = 64 * 1024 * 1024;

/** Starts a stream in a response. @param onEnd called once, after either side has ended it */
export function openLiveStream(response: ServerResponse, timers: WireTimers, onEnd: () => void): LiveStream {
  let cancelKeepAlive: (() => void) | undefined;
  const stayAlive = (): void => {
    cancelKeepAlive = timers.after(KEEP_ALIVE_MS, () => {
      write(': keep-alive\n\n');
      stayAlive();
    });
  };
  const write = (text: string): void => {
    // Events may arrive after the end of the response and before its close event.
    if (response.writableEnded || response.destroyed) return;
    response.write(text);
    if (response.writableLength > MAX_BUFFERED_BYTES) response.destroy();
  };

  response.once('close', () => {
    cancelKeepAlive?.();
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
      // JSON has no raw line breaks, so it fits into one `data` line.
      write(`data: ${JSON.stringify(event)}\n\n`);
    },
    end() {
      response.end();
    },
  };
}
