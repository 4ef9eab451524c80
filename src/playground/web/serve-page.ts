import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Actor } from '../actor/actor.ts';
import type { Faults } from '../faults.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { World } from '../world/world.ts';
import { createActs } from './acts.ts';
import { sendProblem } from './json-reply.ts';
import { createLive } from './live.ts';
import type { PageClock } from './page-clock.ts';
import { isPageFile, sendPageFile } from './page-files.ts';
import { problemOf } from './page-problem.ts';
import { pageRoutes } from './page-routes.ts';
import type { Answer } from './page-routes.ts';
import type { Welcome } from './protocol.ts';
import { pathOf } from './request-path.ts';
import { keepWireLog } from './wire-log.ts';

/** What whoever runs a stand-in gives for its page. */
export interface PageOptions {
  /** Where the built files of the page lie. */
  readonly directory: string;
  readonly welcome: Welcome;
  readonly clock: PageClock;
}

/** The page's side of a server. */
export interface PageServer {
  /** Takes whatever is not Discord's API or files. */
  readonly listener: RequestListener;
  /** Ends the lines of all pages. */
  stop(): void;
}

/** Serves the page and what it asks for (`protocol.ts`). */
export function servePage(
  options: PageOptions & {
    readonly world: World;
    readonly actor: Actor;
    readonly faults: Pick<Faults, 'onRequest'>;
    readonly gateway: Pick<Gateway, 'onDispatch'>;
    readonly timers: WireTimers;
    /** The bot's token, which no page is to see. */
    readonly secret: string;
    /** Told of mistakes of the playground itself. */
    readonly onBug: (error: unknown) => void;
  },
): PageServer {
  const { world, actor, directory, clock, onBug } = options;
  const wireLog = keepWireLog(options);
  const live = createLive({ ...options, wireLog });
  const routes = pageRoutes({ world, actor, acts: createActs(actor, clock), live });

  const answer: Answer = (request, response) => {
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
      const problem = problemOf(error);
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
