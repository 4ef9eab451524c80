import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { WebSocketServer } from 'ws';
import type { World } from '../world/world.ts';
import type { Identify } from './connection.ts';
import { serveConnection } from './connection.ts';
import { dispatchOf, guildCreate } from './dispatch.ts';
import { intentsProblem } from './intents.ts';
import { createSession } from './session.ts';
import type { Session } from './session.ts';

/** Discord closes sessions nobody came back to; here the oldest beyond this many. */
const MOST_SESSIONS = 16;

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
  /** Ends all connections and listens no longer. */
  stop(): Promise<void>;
}

/**
 * Serves the gateway on the upgrades of an HTTP server.
 * @param options.url where clients reach it (`ws://…`)
 * @param options.privilegedIntents the privileged intents switched on for the app: a bit set
 */
export function serveGateway(options: {
  readonly server: Server;
  readonly world: World;
  readonly token: string;
  readonly url: string;
  readonly privilegedIntents: number;
}): Gateway {
  const { server, world, token, url, privilegedIntents } = options;
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();

  const open = ({ intents, shard }: Identify) => {
    const session = createSession(`session-${world.nextId()}`, intents);
    sessions.set(session.id, session);
    for (const id of [...sessions.keys()].slice(0, -MOST_SESSIONS)) sessions.delete(id);
    const guilds = world.directory
      .guilds()
      .filter(guild => guild.members.some(each => each.user.id === world.bot.id));
    return {
      session,
      greet(): void {
        session.dispatch({
          t: 'READY',
          d: {
            v: 10,
            user: { ...world.bot, email: null, verified: true, mfa_enabled: false },
            guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
            session_id: session.id,
            session_type: 'normal',
            resume_gateway_url: url,
            application: { id: world.application.id, flags: 0 },
            ...(shard === undefined ? {} : { shard }),
            private_channels: [],
            user_settings: {},
            relationships: [],
            presences: [],
            guild_join_requests: [],
            _trace: [],
          },
        });
        for (const guild of guilds) session.dispatch(guildCreate(guild, intents, world));
      },
    };
  };

  sockets.on('connection', (socket, request) => {
    const query = new URL(request.url ?? '/', url).searchParams;
    socket.on('error', () => socket.terminate());
    if (query.get('v') !== '10') {
      socket.close(GatewayCloseCodes.InvalidAPIVersion, 'Invalid API version.');
      return;
    }
    if ((query.get('encoding') ?? 'json') !== 'json') {
      socket.close(GatewayCloseCodes.DecodeError, 'Only JSON is spoken here.');
      return;
    }
    serveConnection(socket, {
      isToken: given => given === token,
      refusal: ({ intents, shard }) =>
        shard !== undefined && (shard[0] < 0 || shard[0] >= shard[1])
          ? GatewayCloseCodes.InvalidShard
          : intentsProblem(intents, privilegedIntents),
      open,
      find: id => sessions.get(id),
      end: id => sessions.delete(id),
    });
  });

  const unsubscribe = world.events.subscribe(event => {
    for (const session of sessions.values()) {
      const dispatch = dispatchOf(event, session.intents, world);
      if (dispatch !== undefined) session.dispatch(dispatch);
    }
  });

  return {
    get connected() {
      return sockets.clients.size;
    },
    drop() {
      for (const socket of sockets.clients) socket.terminate();
    },
    closeAll(code) {
      for (const socket of sockets.clients) socket.close(code);
    },
    requestReconnect() {
      for (const socket of sockets.clients) {
        socket.send(JSON.stringify({ op: GatewayOpcodes.Reconnect, d: null }));
      }
    },
    forgetSessions() {
      sessions.clear();
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
