import type { IncomingMessage, Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { VerifyClientCallbackAsync, WebSocket } from 'ws';
import type { Token } from '../token.ts';
import type { Guard } from '../http/guard.ts';
import { pathOf, queryOf } from '../http/request-path.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { World } from '../state/world.ts';
import type { Identify } from './client-payload.ts';
import type { IdentifyResult } from './connection.ts';
import { serveConnection } from './connection.ts';
import { toDispatch } from './dispatch.ts';
import type { Dispatch } from './event.ts';
import { sendReady } from './ready.ts';
import { memberChunks } from './guild-members.ts';
import { intentsCloseCode } from './intents.ts';
import type { SocketWriter } from './socket-writer.ts';
import { createPlainWriter, createZlibStreamWriter } from './socket-writer.ts';
import type { SessionStarts } from './session-starts.ts';
import { createSessions } from './sessions.ts';

/** The gateway, with the failures that tests cause. */
export interface Gateway {
  /** Number of connected clients. */
  readonly connectionCount: number;
  /** Cuts every socket without a close frame, as a lost network does. Clients can resume their sessions. */
  dropConnections(): void;
  /** Closes every socket with a close code (docs, "Gateway Close Event Codes"). */
  closeConnections(code: number): void;
  /** Sends opcode 7: every client reconnects and resumes. */
  requestReconnect(): void;
  /** Forgets all sessions: the next resume gets opcode 9. */
  forgetSessions(): void;
  /** Sends opcode 9 to every client: its session is invalid, but resumable or not. */
  invalidateSessions(options: { readonly resumable: boolean }): void;
  /** Sets whether heartbeats are acknowledged. Without that a client considers its connection dead. */
  acknowledgeHeartbeats(isEnabled: boolean): void;
  /**
   * Calls a listener with each event that is sent to the app: once per event, even with several sessions.
   * @returns a function that removes the listener
   */
  onDispatch(listener: (event: Dispatch) => void): () => void;
  /** Ends all connections and stops listening. */
  stop(): Promise<void>;
}

/** The options of `serveGateway`. */
export interface GatewayOptions {
  readonly server: Server;
  /** Checks a request before its connection is accepted. */
  readonly guard: Guard;
  readonly world: World;
  readonly token: Token;
  /** Its address for clients (`ws://…`). */
  readonly url: string;
  /** Bit set of the privileged intents that are enabled for the app. */
  readonly privilegedIntents: number;
  readonly starts: SessionStarts;
  readonly timers: WireTimers;
  /** ms between heartbeats of a client. */
  readonly heartbeatInterval: number;
}

/** Serves the gateway on the upgrade requests of an HTTP server. */
export function serveGateway(options: GatewayOptions): Gateway {
  const { server, world, token, url, starts, timers } = options;
  const sockets = new WebSocketServer({ server, verifyClient: verifyClientWith(options.guard) });
  const listeners = new Set<(event: Dispatch) => void>();
  const writers = new Map<WebSocket, SocketWriter>();
  const sessions = createSessions(timers);
  let isAcknowledging = true;

  const closeAll = (code: number): void => {
    for (const socket of sockets.clients) socket.close(code);
  };

  const startSession = (identify: Identify): IdentifyResult => {
    const { intents, shard } = identify;
    if (shard !== undefined && (shard[0] < 0 || shard[0] >= shard[1])) {
      return { kind: 'close', code: GatewayCloseCodes.InvalidShard };
    }
    const code = intentsCloseCode(intents, options.privilegedIntents);
    if (code !== undefined) return { kind: 'close', code };
    const start = starts.take();
    // docs, "Opcode 9": the gateway could not initialize a session.
    if (start === 'too soon') return { kind: 'retryLater' };
    if (start === 'used up') {
      // docs, "Session Start Limit": all sessions are ended and the token is reset.
      token.reset();
      sessions.clear();
      closeAll(GatewayCloseCodes.AuthenticationFailed);
      return { kind: 'close', code: GatewayCloseCodes.AuthenticationFailed };
    }
    const session = sessions.create(`session-${world.nextId()}`, intents);
    return { kind: 'open', session, sendReady: () => sendReady(session, identify, world, url) };
  };

  sockets.on('connection', (socket, request) => {
    socket.on('error', () => socket.terminate());
    const writer = createWriter(socket, request);
    if (writer === undefined) return;
    writers.set(socket, writer);
    socket.once('close', () => writers.delete(socket));
    serveConnection(socket, writer, {
      heartbeatInterval: options.heartbeatInterval,
      timers,
      isToken: token.matches,
      startSession,
      findSession: sessions.find,
      isAcknowledging: () => isAcknowledging,
      memberChunks: (data, session) => memberChunks(data, session.intents, world),
      suspendSession: sessions.suspend,
      endSession: sessions.end,
    });
  });

  const unsubscribe = world.events.subscribe(event => {
    let sent: Dispatch | undefined;
    for (const session of sessions.all()) {
      const dispatch = toDispatch(event, session.intents, world);
      if (dispatch === undefined) continue;
      session.dispatch(dispatch);
      sent ??= dispatch;
    }
    if (sent !== undefined) for (const listener of listeners) listener(sent);
  });

  return {
    get connectionCount() {
      return sockets.clients.size;
    },
    dropConnections() {
      for (const socket of sockets.clients) socket.terminate();
    },
    closeConnections: closeAll,
    requestReconnect() {
      for (const writer of writers.values()) writer.send({ op: GatewayOpcodes.Reconnect, d: null });
    },
    forgetSessions() {
      sessions.clear();
    },
    invalidateSessions({ resumable }) {
      for (const session of sessions.all()) {
        session.release(resumable ? 'suspended' : 'ended');
        if (resumable) sessions.suspend(session);
        else sessions.end(session);
      }
    },
    acknowledgeHeartbeats(isEnabled) {
      isAcknowledging = isEnabled;
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

/** Returns a check that rejects upgrade requests by a guard. */
function verifyClientWith(guard: Guard): VerifyClientCallbackAsync {
  return ({ req }, done) => {
    const rejection = guard({ method: req.method ?? 'GET', path: pathOf(req), headers: req.headers });
    if (rejection === undefined) done(true);
    else done(false, rejection.status, rejection.problem, { 'Content-Type': 'text/plain' });
  };
}

/** Returns the writer for the query of a client (docs, "Gateway URL Query String Params"). Closes the socket if it is invalid. */
function createWriter(socket: WebSocket, request: IncomingMessage): SocketWriter | undefined {
  const query = queryOf(request);
  if (query.get('v') !== '10') {
    socket.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
    return undefined;
  }
  if ((query.get('encoding') ?? 'json') !== 'json') {
    socket.close(GatewayCloseCodes.DecodeError, 'Only JSON is supported.');
    return undefined;
  }
  const compress = query.get('compress');
  if (compress === null) return createPlainWriter(socket);
  if (compress === 'zlib-stream') return createZlibStreamWriter(socket);
  socket.close(GatewayCloseCodes.DecodeError, 'Only zlib-stream compression is supported.');
  return undefined;
}
