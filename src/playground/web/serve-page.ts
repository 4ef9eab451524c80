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

/** What whoever runs a stand-in gives for its page. */
export interface PageOptions {
  /** Where the built files of the page lie. */
  readonly directory: string;
  readonly welcome: Welcome;
  readonly clock: PageClock;
}

/** The page as a website of the emulator: its files and what it asks for (`protocol.ts`). */
export function pageWebsite(options: PageOptions): StartWebsite {
  return context => servePage(options, context);
}

function servePage({ directory, welcome, clock }: PageOptions, context: WebsiteContext): Website {
  const { world, userActions, faults, gateway, timers, token, onInternalError: onBug } = context;
  const wireLog = openWireLog({ world, faults, gateway, secret: token });
  const live = createLiveStreams({ world, welcome, clock, timers, wireLog });
  const routes = pageRoutes({ world, userActions, acts: createActions(userActions, clock), live });

  const answer: RouteHandler = (request, response) => {
    const path = pathOf(request);
    const { method = 'GET' } = request;
    const isRead = method === 'GET' || method === 'HEAD';
    if (isRead && isPageFile(path)) return sendPageFile(directory, path, request, response);
    const route = routes.get(`${method} ${path}`);
    if (route !== undefined) return route(request, response);
    return sendProblem(response, 404, `There is nothing under ${method} ${path}`);
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await answer(request, response);
    } catch (error) {
      // A client that hung up while sending is no mistake of ours.
      if (request.errored !== null) return;
      const problem = toPageRequestError(error);
      if (problem === undefined) onBug(error);
      if (response.headersSent) response.destroy();
      else sendProblem(response, problem?.status ?? 500, problem?.message ?? 'The playground made a mistake');
    }
  };

  return {
    listener(request, response) {
      void serve(request, response);
    },
    stop() {
      live.stop();
      wireLog.close();
    },
  };
}
