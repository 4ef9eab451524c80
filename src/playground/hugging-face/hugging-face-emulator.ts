import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGuard } from '../../discord-emulator/http/guard.ts';
import { listenOn } from '../../discord-emulator/http/listen.ts';
import { pathOf } from '../../discord-emulator/http/request-path.ts';
import { respond } from './api.ts';
import type { ListedPaper } from './listed-paper.ts';
import { createMadeUpLists } from './made-up-lists.ts';

/** Options of `startHuggingFaceEmulator`. */
export interface HuggingFaceEmulatorOptions {
  /** The papers that are listed in turn. */
  readonly papers: readonly ListedPaper[];
  /** Returns the playground's time, ms since the epoch, UTC. */
  readonly now: () => number;
  /** Returns the newest day that has a list at a time, `YYYY-MM-DD`. */
  readonly newestDayAt: (now: number) => string;
}

/** An emulator of Hugging Face's paper API on loopback, whose lists, votes and comments are made up. */
export interface HuggingFaceEmulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Ends all connections. */
  stop(): Promise<void>;
}

/** Starts the emulator on any free port. */
export async function startHuggingFaceEmulator({
  papers,
  now,
  newestDayAt,
}: HuggingFaceEmulatorOptions): Promise<HuggingFaceEmulator> {
  const lists = createMadeUpLists(papers);
  const { server, port, serve } = await listenOn(0);
  const url = `http://127.0.0.1:${port}`;
  const guard = createGuard(port);

  serve((request, response) => {
    const { method = 'GET', headers } = request;
    if (guard({ method, path: pathOf(request), headers }) !== undefined) return send(response, 403, {});
    if (method !== 'GET') return send(response, 405, {});
    const time = { now: now(), newestDay: newestDayAt(now()) };
    const requested = urlOf(request);
    const result = respond(requested, lists, time);
    if (result.status !== 200) {
      return send(response, result.status, { error: result.problem }, { 'x-error-message': result.problem });
    }
    const { body, nextQuery } = result;
    if (nextQuery === undefined) return send(response, 200, body);
    const link = `<${url}${requested.pathname}?${nextQuery.toString()}>; rel="next"`;
    return send(response, 200, body, { link });
  });

  return {
    url,
    async stop() {
      const closed = new Promise<void>(resolve => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function urlOf({ url = '/' }: IncomingMessage): URL {
  // The path may begin with slashes, which would be read as a host.
  return new URL(`http://emulator${url.startsWith('/') ? url : '/'}`);
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
