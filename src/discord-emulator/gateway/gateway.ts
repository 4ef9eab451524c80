import type { IncomingMessage, Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { VerifyClientCallbackAsync, WebSocket } from 'ws';
import type { Token } from '../token.ts';
import type { Guard } from '../http/guard.ts';
import { pathOf, queryOf } from '../http/request-path.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { World } from '../state/world.ts';
import type { Admission, Identify } from './connection.ts';
import { serveConnection } from './connection.ts';
import { dispatchOf } from './dispatch.ts';
import type { Dispatch } from './event.ts';
import { greet } from './hello.ts';
import { memberChunks } from './guild-members.ts';
import { intentsProblem } from './intents.ts';
import type { SocketWriter } from './socket-writer.ts';
import { plainOutlet, zlibStreamOutlet } from './socket-writer.ts';
import type { SessionStarts } from './session-starts.ts';
import { createSessions } from './sessions.ts';

/** The gateway, and what a test does to it. */
export interface Gateway {
  /** Clients connected at this moment. */
  readonly connected: number;
  /** Cuts every socket without a word, as a broken line does. The sessions live on: clients resume. */
  drop(): void;
  /** Closes every socket with a code (docs, "Gateway Close Event Codes"). */
  closeAll(code: number): void;
  /** Asks every client to reconnect and resume (opcode 7). */
  requestReconnect(): void;
  /** Forgets all sessions: the next resume is answered with opcode 9. */
  forgetSessions(): void;
  /** Tells every client that its session is invalid (opcode 9): to be resumed, or over. */
  invalidateSessions(fate: { readonly resumable: boolean }): void;
  /** Whether heartbeats are acknowledged; a client that waits for it in vain takes its connection for dead. */
  acknowledgeHeartbeats(wanted: boolean): void;
  /**
   * Hears of what the app is told of the world, once for each event, however many sessions it has.
   * @returns a function that ends it
   */
  onDispatch(listener: (event: Dispatch) => void): () => void;
  /** Ends all connections and listens no longer. */
  stop(): Promise<void>;
}

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly server: Server;
  /** Asked before a connection is made. */
  readonly guard: Guard;
  readonly world: World;
  readonly token: Token;
  /** Where clients reach it (`ws://…`). */
  readonly url: string;
  /** The privileged intents switched on for the app: a bit set. */
  readonly privilegedIntents: number;
  readonly starts: SessionStarts;
  readonly timers: WireTimers;
  /** ms between two heartbeats of a client. */
  readonly heartbeatInterval: number;
}

/** Serves the gateway on the upgrades of an HTTP server. */
export function serveGateway(options: GatewayOptions): Gateway {
  const { server, world, token, url, starts, timers } = options;
  const sockets = new WebSocketServer({ server, verifyClient: guarded(options.guard) });
  const listeners = new Set<(event: Dispatch) => void>();
  const outlets = new Map<WebSocket, SocketWriter>();
  const sessions = createSessions(timers);
  let acknowledges = true;

  const closeAll = (code: number): void => {
    for (const socket of sockets.clients) socket.close(code);
  };

  const admit = (identify: Identify): Admission => {
    const { intents, shard } = identify;
    if (shard !== undefined && (shard[0] < 0 || shard[0] >= shard[1])) {
      return { kind: 'close', code: GatewayCloseCodes.InvalidShard };
    }
    const code = intentsProblem(intents, options.privilegedIntents);
    if (code !== undefined) return { kind: 'close', code };
    const start = starts.take();
    // docs, "Opcode 9": the gateway could not initialize a session after an IDENTIFY.
    if (start === 'too soon') return { kind: 'later' };
    if (start === 'used up') {
      // docs, "Session Start Limit": all sessions are ended and the token is reset.
      token.reset();
      sessions.clear();
      closeAll(GatewayCloseCodes.AuthenticationFailed);
      return { kind: 'close', code: GatewayCloseCodes.AuthenticationFailed };
    }
    const session = sessions.create(`session-${world.nextId()}`, intents);
    return { kind: 'open', session, greet: () => greet(session, identify, world, url) };
  };

  sockets.on('connection', (socket, request) => {
    socket.on('error', () => socket.terminate());
    const outlet = outletFor(socket, request);
    if (outlet === undefined) return;
    outlets.set(socket, outlet);
    socket.once('close', () => outlets.delete(socket));
    serveConnection(socket, outlet, {
      heartbeatInterval: options.heartbeatInterval,
      timers,
      isToken: token.matches,
      admit,
      find: sessions.find,
      acknowledges: () => acknowledges,
      members: (data, session) => memberChunks(data, session.intents, world),
      leave: sessions.leave,
      end: sessions.end,
    });
  });

  const unsubscribe = world.events.subscribe(event => {
    let told: Dispatch | undefined;
    for (const session of sessions.all()) {
      const dispatch = dispatchOf(event, session.intents, world);
      if (dispatch === undefined) continue;
      session.dispatch(dispatch);
      told ??= dispatch;
    }
    if (told !== undefined) for (const listener of listeners) listener(told);
  });

  return {
    get connected() {
      return sockets.clients.size;
    },
    drop() {
      for (const socket of sockets.clients) socket.terminate();
    },
    closeAll,
    requestReconnect() {
      for (const outlet of outlets.values()) outlet.send({ op: GatewayOpcodes.Reconnect, d: null });
    },
    forgetSessions() {
      sessions.clear();
    },
    invalidateSessions({ resumable }) {
      for (const session of sessions.all()) {
        session.release(resumable ? 'suspended' : 'over');
        if (resumable) sessions.leave(session);
        else sessions.end(session);
      }
    },
    acknowledgeHeartbeats(wanted) {
      acknowledges = wanted;
    },
    onDispatch(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    async stop() {
      unsubscribe();
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>(resolve => {
        sockets.close(() => {
          resolve();
        });
      });
    },
  };
}

/** Answers the upgrades that a guard turns away. */
function guarded(guard: Guard): VerifyClientCallbackAsync {
  return ({ req }, done) => {
    const away = guard({ method: req.method ?? 'GET', path: pathOf(req), headers: req.headers });
    if (away === undefined) done(true);
    else done(false, away.status, away.problem, { 'Content-Type': 'text/plain' });
  };
}

/** The way out that a client asks for in the address (docs, "Gateway URL Query String Params"); closes when there is none. */
function outletFor(socket: WebSocket, request: IncomingMessage): SocketWriter | undefined {
  const query = queryOf(request);
  if (query.get('v') !== '10') {
    socket.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
    return undefined;
  }
  if ((query.get('encoding') ?? 'json') !== 'json') {
    socket.close(GatewayCloseCodes.DecodeError, 'Only JSON is spoken here.');
    return undefined;
  }
  const compress = query.get('compress');
  if (compress === null) return plainOutlet(socket);
  if (compress === 'zlib-stream') return zlibStreamOutlet(socket);
  socket.close(GatewayCloseCodes.DecodeError, 'Of the compressions only zlib-stream is spoken here.');
  return undefined;
}
