import type { RequestListener, Server } from 'node:http';
import type { UserActions } from './user-actions/user-actions.ts';
import { createUserActions } from './user-actions/user-actions.ts';
import type { Forge } from './user-actions/forge.ts';
import { createForge } from './user-actions/forge.ts';
import type { Faults } from './faults.ts';
import { createFaults } from './faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import { serveGateway } from './gateway/gateway.ts';
import { createSessionStarts } from './gateway/session-starts.ts';
import { DISCORD_SHARDING, type ShardingRules } from './gateway/shard.ts';
import type { RateLimitChoice } from './rest/rate-limits.ts';
import { resolveRateLimits } from './rest/rate-limits.ts';
import { createRestListener } from './rest/rest-server.ts';
import { createRouter } from './rest/router.ts';
import { routeTable } from './rest/routes/table.ts';
import { createToken } from './token.ts';
import type { Guard } from './http/guard.ts';
import { createGuard } from './http/guard.ts';
import { sendProblem } from './http/send-problem.ts';
import { listenOn } from './http/listen.ts';
import type { Network } from './http/network.ts';
import { createNetwork } from './http/network.ts';
import { pathOf } from './http/request-path.ts';
import { ATTACHMENTS_PREFIX, serveAttachments } from './http/serve-attachments.ts';
import { realTimers } from './wire-timers.ts';
import type { WireTimers } from './wire-timers.ts';
import type { SavedWorld } from './state/saved-world.ts';
import { createWorld } from './state/world.ts';
import type { World } from './state/world.ts';
import type { StartWebsite, Website } from './website.ts';

/** The options of `startEmulator`. */
export interface EmulatorOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** The bot token that is accepted. */
  readonly token?: string;
  /** The world's clock: ms since the epoch, UTC. Used for ids and timestamps, not for timeouts of the wire. */
  readonly now: () => number;
  /** The time of the wire: timeouts, heartbeats, rate limits. Real time by default. */
  readonly timers?: WireTimers;
  /** Bit set of the privileged intents that are enabled for the app; none by default. */
  readonly privilegedIntents?: number;
  /** Default: `DEFAULT_RATE_LIMITS`. */
  readonly rateLimits?: RateLimitChoice;
  /** Default: Discord's rules. */
  readonly sharding?: Partial<ShardingRules>;
  /** ms between heartbeats of clients. Default: 41,250, as at Discord. */
  readonly heartbeatInterval?: number;
  /** Called with errors of the emulator itself. By default they are written to standard error. */
  readonly onInternalError?: (error: unknown) => void;
  /** ms in which a bot must respond to an interaction. Default: 3,000, as at Discord. */
  readonly responseDeadlineMs?: number | undefined;
  /** A saved world to restore; the seeded world by default. */
  readonly saved?: SavedWorld | undefined;
  /** Starts a website on the same port; none by default. */
  readonly website?: StartWebsite | undefined;
}

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** For `new Client({ rest: { api } })`: without `/v10`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly world: World;
  readonly userActions: UserActions;
  /** Sends interactions that Discord's client would not send. */
  readonly forge: Forge;
  readonly faults: Faults;
  /** Breaks connections and sessions of bots. */
  readonly gateway: Omit<Gateway, 'stop'>;
  /** Makes the emulator unreachable. */
  readonly network: Network;
  /** Ends all connections and timers. */
  readonly stop: () => Promise<void>;
}

/** Discord's limits without the 5 s between IDENTIFYs: tests that restart a bot would have to wait for them. */
const DEFAULT_RATE_LIMITS: RateLimitChoice = { identifyIntervalMs: 0 };

/** As at Discord. */
const HEARTBEAT_INTERVAL_MS = 41_250;

const DEFAULT_TOKEN = 'ZGlzY29yZC1hcGktZW11bGF0b3I.Paper0.boy-not-a-secret-of-anybody';

/**
 * Starts an emulator of Discord on loopback: REST v10 and gateway on one port, with the seeded or a saved world.
 * @throws Error if the port is in use
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { port = 0, token: tokenText = DEFAULT_TOKEN, now, timers = realTimers } = options;
  const { privilegedIntents = 0, heartbeatInterval = HEARTBEAT_INTERVAL_MS } = options;
  const limits = resolveRateLimits(options.rateLimits ?? DEFAULT_RATE_LIMITS);
  const token = createToken(tokenText);
  const onInternalError =
    options.onInternalError ?? ((error: unknown) => process.stderr.write(`${String(error)}\n`));
  const { server, port: boundPort, serve } = await listenOn(port);
  const host = `127.0.0.1:${boundPort}`;
  const url = `http://${host}`;
  const guard = createGuard(boundPort);

  const world = createWorld({
    now,
    timers,
    cdnUrl: url,
    saved: options.saved,
    responseDeadlineMs: options.responseDeadlineMs,
  });
  const userActions = createUserActions(world);
  const forge = createForge(world);
  const faults = createFaults();
  const gatewayUrl = `ws://${host}`;
  const starts = createSessionStarts(limits, timers);
  const sharding = { ...DISCORD_SHARDING, ...options.sharding };
  const gateway = serveGateway({
    server,
    guard,
    world,
    token,
    url: gatewayUrl,
    privilegedIntents,
    starts,
    sharding,
    timers,
    heartbeatInterval,
  });
  const router = createRouter(
    routeTable(world, {
      url: gatewayUrl,
      recommendedShards: sharding.recommendedShards,
      sessionStartLimit: starts.limit,
      privilegedIntents,
    }),
  );
  const rest = createRestListener({
    router,
    isToken: token.matches,
    isInteractionToken: world.interactions.isValid,
    faults,
    limits,
    timers,
    onInternalError,
  });
  const website = options.website?.({
    world,
    userActions,
    faults,
    gateway,
    timers,
    token: tokenText,
    onInternalError,
  });
  serve(guardRequests(guard, routeRequests({ rest, website, attachments: serveAttachments(world.files) })));

  return {
    url,
    apiUrl: `${url}/api`,
    token: tokenText,
    world,
    userActions,
    forge,
    faults,
    gateway,
    network: createNetwork(server, boundPort, () => gateway.dropConnections()),
    async stop() {
      website?.stop();
      userActions.close();
      forge.close();
      world.interactions.close();
      await gateway.stop();
      await closeServer(server);
    },
  };
}

/** Returns a listener that passes each request to the API, the attachments or the website. */
function routeRequests(parts: {
  readonly rest: RequestListener;
  readonly attachments: RequestListener;
  readonly website: Website | undefined;
}): RequestListener {
  return (request, response) => {
    const path = pathOf(request);
    if (path.startsWith(ATTACHMENTS_PREFIX)) parts.attachments(request, response);
    else if (parts.website === undefined || path.startsWith('/api/')) parts.rest(request, response);
    else parts.website.listener(request, response);
  };
}

/** Returns a listener that rejects requests by a guard. */
function guardRequests(guard: Guard, next: RequestListener): RequestListener {
  return (request, response) => {
    const rejection = guard({
      method: request.method ?? 'GET',
      path: pathOf(request),
      headers: request.headers,
    });
    if (rejection === undefined) next(request, response);
    else sendProblem(response, rejection.status, rejection.problem);
  };
}

/** Closes a server and all of its connections. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => {
    server.close(() => {
      resolve();
    });
  });
  server.closeAllConnections();
  await closed;
}
