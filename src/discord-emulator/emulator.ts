import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { UserActions } from './user-actions/user-actions.ts';
import { createUserActions } from './user-actions/user-actions.ts';
import type { Forge } from './user-actions/forge.ts';
import { createForge } from './user-actions/forge.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import { serveGateway } from './gateway/gateway.ts';
import { createSessionStarts } from './gateway/session-starts.ts';
import type { RateLimitChoice } from './rest/rate-limits.ts';
import { rateLimitsOf } from './rest/rate-limits.ts';
import { serveRest } from './rest/rest-server.ts';
import { createRouter } from './rest/router.ts';
import { routeTable } from './rest/routes/table.ts';
import { createToken } from './token.ts';
import type { Guard } from './http/guard.ts';
import { createGuard } from './http/guard.ts';
import { sendProblem } from './http/json-reply.ts';
import { pathOf } from './http/request-path.ts';
import { ATTACHMENTS_PREFIX, serveAttachments } from './http/serve-attachments.ts';
import { realTimers } from './wire-timers.ts';
import type { WireTimers } from './wire-timers.ts';
import type { SavedWorld } from './state/saved-world.ts';
import { createWorld } from './state/world.ts';
import type { World } from './state/world.ts';

/** How a stand-in is started; everything but its clock has a default. */
export interface EmulatorOptions {
  /** 0 takes any free port. */
  readonly port?: number;
  /** The bot token that is accepted. */
  readonly token?: string;
  /** The world's clock: ms since the epoch, UTC. Ids and timestamps come from it, never the time-outs of the wire. */
  readonly now: () => number;
  /** Where the time of the wire comes from: time-outs, heartbeats, rate limits. */
  readonly timers?: WireTimers;
  /** Privileged intents switched on for the app (a bit set); none by default. */
  readonly privilegedIntents?: number;
  /** How often what may be asked for; `RELAXED` when nothing is said. */
  readonly rateLimits?: RateLimitChoice;
  /** ms between two heartbeats that clients are told to keep; 41,250 by default, as Discord has it. */
  readonly heartbeatInterval?: number;
  /** Told of mistakes of the stand-in itself; written to standard error by default. */
  readonly onBug?: (error: unknown) => void;
  /** The world to go on with; the seeded one when nothing is said. */
  readonly saved?: SavedWorld | undefined;
  /** A website beside Discord's API, on the same port; none by default. */
  readonly website?: StartWebsite | undefined;
}

/** What a website beside the API can use. */
export interface WebsiteContext {
  readonly world: World;
  readonly userActions: UserActions;
  readonly faults: Faults;
  readonly gateway: Omit<Gateway, 'stop'>;
  readonly timers: WireTimers;
  /** The bot's token, which no page may see. */
  readonly token: string;
  /** Reports a programming error of the website. */
  readonly onBug: (error: unknown) => void;
}

/** A website served beside Discord's API. */
export interface Website {
  /** Answers every request that is not for Discord's API or files. */
  readonly listener: RequestListener;
  /** Ends its open connections. */
  stop(): void;
}

/** Starts a website when the emulator it belongs to is there. */
export type StartWebsite = (context: WebsiteContext) => Website;

/** A running stand-in for Discord. */
export interface Emulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** For `new Client({ rest: { api } })`: without `/v10`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  readonly userActions: UserActions;
  /** Interactions that no client of Discord's own would send. */
  readonly forge: Forge;
  readonly faults: Faults;
  /** Connections of bots, and the ways they break. */
  readonly gateway: Omit<Gateway, 'stop'>;
  /** Ends all connections and timers. */
  readonly stop: () => Promise<void>;
}

/**
 * Discord's limits but for the 5 s between two IDENTIFYs: a test that kills a bot and starts it again would wait them
 * out, and learn nothing from it.
 */
const RELAXED: RateLimitChoice = { identifyEvery: 0 };

/** What Discord asks for, in ms. */
const HEARTBEAT_INTERVAL = 41_250;

const DEFAULT_TOKEN = 'c3RhbmQtaW4tZm9yLWRpc2NvcmQ.Paper0.boy-not-a-secret-of-anybody';

/**
 * Starts a stand-in for Discord on loopback: REST v10 and gateway on one port, with the seeded world.
 * @throws Error when the port is taken
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { port = 0, token: text = DEFAULT_TOKEN, now, timers = realTimers } = options;
  const { privilegedIntents = 0, heartbeatInterval = HEARTBEAT_INTERVAL } = options;
  const limits = rateLimitsOf(options.rateLimits ?? RELAXED);
  const token = createToken(text);
  const onBug = options.onBug ?? ((error: unknown) => process.stderr.write(`${String(error)}\n`));
  const { server, port: taken, serve } = await listenOn(port);
  const host = `127.0.0.1:${taken}`;
  const url = `http://${host}`;
  const guard = createGuard(taken);

  const world = createWorld({ now, timers, cdnUrl: url, saved: options.saved });
  const userActions = createUserActions(world);
  const forge = createForge(world);
  const faults = createFaults();
  const gatewayUrl = `ws://${host}`;
  const starts = createSessionStarts(limits, timers);
  const gateway = serveGateway({
    server,
    guard,
    world,
    token,
    url: gatewayUrl,
    privilegedIntents,
    starts,
    timers,
    heartbeatInterval,
  });
  const router = createRouter(routeTable(world, gatewayUrl, starts.limit));
  const rest = serveRest({ router, isToken: token.matches, faults, limits, timers, onBug });
  const website = options.website?.({
    world,
    userActions,
    faults,
    gateway,
    timers,
    token: text,
    onBug,
  });
  const attachments = serveAttachments(world.files);
  serve(
    guarded(guard, (request, response) => {
      const path = pathOf(request);
      if (path.startsWith(ATTACHMENTS_PREFIX)) attachments(request, response);
      else if (website === undefined || path.startsWith('/api/')) rest(request, response);
      else website.listener(request, response);
    }),
  );

  return {
    url,
    apiUrl: `${url}/api`,
    token: text,
    world,
    userActions,
    forge,
    faults,
    gateway,
    async stop() {
      website?.stop();
      userActions.close();
      forge.close();
      world.interactions.close();
      await gateway.stop();
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

/** A server that listens and does not know yet what to answer. @throws Error when the port is taken */
async function listenOn(
  wanted: number,
): Promise<{ readonly server: Server; readonly port: number; serve(listener: RequestListener): void }> {
  let current: RequestListener = notYet;
  const server = createServer((request, response) => {
    current(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('Not listening on a port');
  return {
    server,
    port: address.port,
    serve(listener) {
      current = listener;
    },
  };
}

function notYet(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503).end();
}

/** Lets nothing through that a guard turns away. */
function guarded(guard: Guard, next: RequestListener): RequestListener {
  return (request, response) => {
    const away = guard({ method: request.method ?? 'GET', path: pathOf(request), headers: request.headers });
    if (away === undefined) next(request, response);
    else sendProblem(response, away.status, away.problem);
  };
}
