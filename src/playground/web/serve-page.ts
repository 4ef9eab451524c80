import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StartWebsite, Website, WebsiteContext } from '../../discord-emulator/emulator.ts';
import { createActions } from './actions.ts';
import { sendProblem } from '../../discord-emulator/http/json-reply.ts';
import { createLiveStreams } from './live-streams.ts';
import type { PageClock } from './page-clock.ts';
import { isPageFile, sendPageFile } from './page-files.ts';
import { toPageRequestError } from './page-request-error.ts';
import { pageRoutes } from './page-routes.ts';
import type { RouteHandler } from './page-routes.ts';
import type { Welcome } from './protocol.ts';
import { pathOf } from '../../discord-emulator/http/request-path.ts';
import { openWireLog } from './wire-log.ts';

/** Options of the page. */
export interface PageOptions {
  /** Directory of the page's built files. */
  readonly directory: string;
  readonly welcome: Welcome;
  readonly clock: PageClock;
}

/** Returns the page as a website of the emulator: its files and its routes (see `protocol.ts`). */
export function pageWebsite(options: PageOptions): StartWebsite {
  return context => servePage(options, context);
}

function servePage({ directory, welcome, clock }: PageOptions, context: WebsiteContext): Website {
  const { world, userActions, faults, gateway, timers, token, onInternalError: onBug } = context;
  const wireLog = openWireLog({ world, faults, gateway, secret: token });
  const liveStreams = createLiveStreams({ world, welcome, clock, timers, wireLog });
  const routes = pageRoutes({ world, userActions, actions: createActions(userActions, clock), liveStreams });

  const handle: RouteHandler = (request, response) => {
    const path = pathOf(request);
    const { method = 'GET' } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && isPageFile(path)) return sendPageFile(directory, path, request, response);
    const route = routes.get(`${method} ${path}`);
    if (route !== undefined) return route(request, response);
    return sendProblem(response, 404, `Not found: ${method} ${path}`);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await handle(request, response);
    } catch (error) {
      // The client disconnected while sending: not a bug.
      if (request.errored !== null) return;
      const problem = toPageRequestError(error);
      if (problem === undefined) onBug(error);
      if (response.headersSent) response.destroy();
      else
        sendProblem(response, problem?.status ?? 500, problem?.message ?? 'Internal error of the playground');
    }
  };

  return {
    listener(request, response) {
      void serve(request, response);
    },
    stop() {
      liveStreams.stop();
      wireLog.close();
    },
  };
}
