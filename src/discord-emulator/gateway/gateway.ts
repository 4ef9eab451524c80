import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Token } from '../token.ts';
import type { Guard } from '../http/guard.ts';
import type { WireTimers } from '../wire-timers.ts';
import type { World } from '../state/world.ts';
import type { Identify } from './client-payload.ts';
import type { ConnectionContext, IdentifyResult } from './connection.ts';
import { serveConnection } from './connection.ts';
import { startDispatcher } from './dispatcher.ts';
import type { Dispatch } from './event.ts';
import { memberChunks } from './guild-members.ts';
import { identifyCloseCode } from './identify-rules.ts';
import { guildsOfShard, sendReady } from './ready.ts';
import type { SessionStarts } from './session-starts.ts';
import { createSessions } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import { ONLY_SHARD, type ShardingRules } from './shard.ts';
import type { SocketWriter } from './socket-writer.ts';
import { createWriter, verifyClientWith } from './upgrade.ts';

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
  /** Sends nothing of a guild after READY, as in an outage of it. */
  withholdGuild(guildId: string): void;
  /** Sends an event to every session as it is given, however odd. */
  sendEvent(name: string, data: unknown): void;
  /** Sends a payload with any opcode to every connection as it is given. */
  sendPayload(payload: unknown): void;
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
  readonly sharding: ShardingRules;
  readonly timers: WireTimers;
  /** ms between heartbeats of a client. */
  readonly heartbeatInterval: number;
}

/** Longer payloads are not read at all; those over Discord's 4096 bytes are read and refused with its close code. */
const MAX_SOCKET_PAYLOAD_BYTES = 64 * 1024;

/** The connections and sessions of the bot. */
interface Connections {
  readonly sockets: WebSocketServer;
  /** By open socket. */
  readonly writers: Map<WebSocket, SocketWriter>;
  readonly sessions: Sessions;
  isAcknowledging: boolean;
  /** Guilds of which new sessions receive nothing after READY. */
  readonly withheldGuilds: Set<string>;
}

/** Serves the gateway on the upgrade requests of an HTTP server. */
export function serveGateway(options: GatewayOptions): Gateway {
  const { server, guard, world, timers } = options;
  const sockets = new WebSocketServer({
    server,
    verifyClient: verifyClientWith(guard),
    maxPayload: MAX_SOCKET_PAYLOAD_BYTES,
  });
  const sessions = createSessions(timers);
  const connections: Connections = {
    sockets,
    writers: new Map(),
    sessions,
    isAcknowledging: true,
    withheldGuilds: new Set(),
  };
  const context = connectionContext(connections, options);
  sockets.on('connection', (socket, request) => {
    socket.on('error', () => socket.terminate());
    const writer = createWriter(socket, request);
    if (writer === undefined) return;
    connections.writers.set(socket, writer);
    socket.once('close', () => connections.writers.delete(socket));
    serveConnection(socket, writer, context);
  });
  const dispatcher = startDispatcher(world, sessions);

  return {
    ...failures(connections),
    get connectionCount() {
      return sockets.clients.size;
    },
    onDispatch: dispatcher.onDispatch,
    async stop() {
      dispatcher.stop();
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>(resolve => {
        sockets.close(() => {
          resolve();
        });
      });
    },
  };
}

/** Returns what each connection uses of the gateway. */
function connectionContext(connections: Connections, options: GatewayOptions): ConnectionContext {
  const { sessions } = connections;
  const { heartbeatInterval, timers, token, world } = options;
  return {
    heartbeatInterval,
    timers,
    isToken: token.matches,
    startSession: identify => startSession(identify, connections, options),
    findSession: sessions.find,
    isAcknowledging: () => connections.isAcknowledging,
    memberChunks: (data, session) => memberChunks(data, session, world),
    suspendSession: sessions.suspend,
    endSession: sessions.end,
  };
}

function startSession(identify: Identify, connections: Connections, options: GatewayOptions): IdentifyResult {
  const { world, token, url, privilegedIntents, starts, sharding } = options;
  const { sessions, sockets, withheldGuilds } = connections;
  const { intents } = identify;
  const shard =
    identify.shard === undefined ? ONLY_SHARD : { id: identify.shard[0], count: identify.shard[1] };
  const code = identifyCloseCode({ intents, shard }, privilegedIntents);
  if (code !== undefined) return { kind: 'close', code };
  if (guildsOfShard(shard, world).length > sharding.maxGuildsPerShard)
    return { kind: 'close', code: GatewayCloseCodes.ShardingRequired };
  const start = starts.take(shard.id);
  // docs, "Opcode 9": the gateway could not initialize a session.
  if (start === 'too soon') return { kind: 'retryLater' };
  if (start === 'used up') {
    // docs, "Session Start Limit": all sessions are ended and the token is reset.
    token.reset();
    sessions.clear();
    closeAll(sockets, GatewayCloseCodes.AuthenticationFailed);
    return { kind: 'close', code: GatewayCloseCodes.AuthenticationFailed };
  }
  const session = sessions.create(`session-${world.nextId()}`, { intents, shard });
  return {
    kind: 'open',
    session,
    sendReady: () => sendReady(session, identify, { world, url, withheldGuilds }),
  };
}

/** Returns the failures that tests cause. */
function failures(connections: Connections): Omit<Gateway, 'connectionCount' | 'onDispatch' | 'stop'> {
  const { sockets, writers, sessions } = connections;
  return {
    dropConnections() {
      for (const socket of sockets.clients) socket.terminate();
    },
    closeConnections(code) {
      closeAll(sockets, code);
    },
    requestReconnect() {
      for (const writer of writers.values()) writer.send({ op: GatewayOpcodes.Reconnect, d: null });
    },
    forgetSessions: sessions.clear,
    invalidateSessions({ resumable }) {
      for (const session of sessions.all()) {
        session.release(resumable ? 'suspended' : 'ended');
        if (resumable) sessions.suspend(session);
        else sessions.end(session);
      }
    },
    acknowledgeHeartbeats(isEnabled) {
      connections.isAcknowledging = isEnabled;
    },
    withholdGuild(guildId) {
      connections.withheldGuilds.add(guildId);
    },
    sendEvent(name, data) {
      for (const session of sessions.all()) session.dispatch({ t: name, d: data });
    },
    sendPayload(payload) {
      for (const writer of writers.values()) writer.send(payload);
    },
  };
}

function closeAll(sockets: WebSocketServer, code: number): void {
  for (const socket of sockets.clients) socket.close(code);
}
