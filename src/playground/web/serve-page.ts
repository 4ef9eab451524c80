import { getRequestListener } from '@hono/node-server';
import type { StartWebsite, Website, WebsiteContext } from '../../discord-emulator/website.ts';
import { createActions } from './actions.ts';
import { createLiveStreams } from './live-streams.ts';
import type { PageClock } from './page-clock.ts';
import { pageRoutes } from './page-routes.ts';
import type { Welcome } from './protocol.ts';
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
  const { world, userActions, faults, gateway, timers, token, onInternalError } = context;
  const wireLog = openWireLog({ world, faults, gateway, secret: token });
  const liveStreams = createLiveStreams({ world, welcome, clock, timers, wireLog });
  const actions = createActions(userActions, clock);
  const routes = pageRoutes({ directory, world, userActions, actions, liveStreams, onInternalError });
  const listen = getRequestListener(routes.fetch, { overrideGlobalObjects: false });
  return {
    listener(request, response) {
      void listen(request, response);
    },
    stop() {
      liveStreams.stop();
      wireLog.close();
    },
  };
}
