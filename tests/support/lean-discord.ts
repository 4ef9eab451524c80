import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { ChannelType, GatewayOpcodes, PermissionFlagsBits } from 'discord-api-types/v10';
import { onTestFinished } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import * as z from 'zod';

const BOT_ID = '100000000000000001';
const EVERYTHING = String(PermissionFlagsBits.Administrator | PermissionFlagsBits.SendMessages);

/** A server with one channel. */
export interface LeanServer {
  readonly guildId: string;
  readonly channelId: string;
}

/**
 * Discord for loads that are too heavy for the emulator: it checks nothing, stores nothing, and answers each request at
 * once, so that it takes little of the processor beside the bot.
 */
export interface LeanDiscord {
  readonly token: string;
  readonly apiUrl: string;
  readonly servers: readonly LeanServer[];
  /** Sends an event. */
  send(name: string, data: unknown): void;
  /** Calls back with the path of each response to an interaction. */
  onCallback(listener: (path: string) => void): void;
  /** Whether the bot has registered its commands. */
  readonly isRegistered: boolean;
  /** The longest time between two heartbeats so far, ms. */
  readonly maxHeartbeatPauseMs: number;
}

export interface LeanDiscordOptions {
  readonly serverCount: number;
  /** Between heartbeats, ms. */
  readonly heartbeatMs?: number;
}

/** Opens it on a free port; it closes with the test. */
export async function openLeanDiscord({
  serverCount,
  heartbeatMs = 41_250,
}: LeanDiscordOptions): Promise<LeanDiscord> {
  const servers = Array.from({ length: serverCount }, (_, at) => ({
    guildId: String(2n * 10n ** 17n + BigInt(at)),
    channelId: String(3n * 10n ** 17n + BigInt(at)),
  }));
  const listeners: ((path: string) => void)[] = [];
  let isRegistered = false;
  const http = createServer((request, response) => {
    const { method, url = '' } = request;
    const path = url.replace(/^\/api\/v10/u, '').replace(/\?.*/u, '');
    if (method === 'POST' && path.endsWith('/callback')) for (const listener of listeners) listener(path);
    if (method === 'PUT' && path.endsWith('/commands')) isRegistered = true;
    respond(request, response, path, addressOf(http));
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const gateway = serveGateway(http, servers, heartbeatMs);
  onTestFinished(() => {
    gateway.close();
    http.closeAllConnections();
    http.close();
  });
  return {
    token: 'canary-token-of-the-bot',
    apiUrl: `http://${addressOf(http)}/api`,
    servers,
    send: gateway.send,
    onCallback: listener => void listeners.push(listener),
    get isRegistered() {
      return isRegistered;
    },
    get maxHeartbeatPauseMs() {
      return gateway.maxHeartbeatPauseMs();
    },
  };
}

function addressOf(http: Server): string {
  const address = http.address();
  if (typeof address !== 'object' || address === null) throw new Error('not listening');
  return `127.0.0.1:${address.port}`;
}

function respond(request: IncomingMessage, response: ServerResponse, path: string, address: string): void {
  request.resume();
  if (path.endsWith('/callback')) {
    response.writeHead(204).end();
    return;
  }
  const limit = { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 };
  const bodies: Readonly<Record<string, unknown>> = {
    '/gateway/bot': { url: `ws://${address}`, shards: 1, session_start_limit: limit },
    '/applications/@me': { id: BOT_ID },
  };
  const body = bodies[path] ?? (path.endsWith('/commands') ? [] : {});
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const payload = z.object({ op: z.enum(GatewayOpcodes) });

function serveGateway(server: Server, servers: readonly LeanServer[], heartbeatMs: number) {
  const sockets = new WebSocketServer({ server });
  let sequence = 0;
  let heartbeatAt: number | undefined;
  let maxPauseMs = 0;

  function dispatch(socket: WebSocket, t: string, d: unknown): void {
    sequence += 1;
    socket.send(JSON.stringify({ op: GatewayOpcodes.Dispatch, s: sequence, t, d }));
  }

  function receive(socket: WebSocket, text: string): void {
    const { op } = payload.parse(JSON.parse(text));
    if (op === GatewayOpcodes.Heartbeat) {
      const now = performance.now();
      if (heartbeatAt !== undefined) maxPauseMs = Math.max(maxPauseMs, now - heartbeatAt);
      heartbeatAt = now;
      socket.send(JSON.stringify({ op: GatewayOpcodes.HeartbeatAck }));
    }
    if (op !== GatewayOpcodes.Identify) return;
    dispatch(socket, 'READY', ready(servers, `ws://${addressOf(server)}`));
    for (const each of servers) dispatch(socket, 'GUILD_CREATE', guildOf(each));
  }

  sockets.on('connection', socket => {
    socket.send(JSON.stringify({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatMs } }));
    socket.on('message', data => receive(socket, Buffer.isBuffer(data) ? data.toString() : ''));
  });
  return {
    send(name: string, data: unknown) {
      for (const socket of sockets.clients) dispatch(socket, name, data);
    },
    maxHeartbeatPauseMs: () => maxPauseMs,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function ready(servers: readonly LeanServer[], url: string): object {
  return {
    v: 10,
    user: { id: BOT_ID, username: 'paperboy', discriminator: '0', avatar: null, bot: true },
    guilds: servers.map(({ guildId }) => ({ id: guildId, unavailable: true })),
    session_id: 'session',
    resume_gateway_url: url,
    application: { id: BOT_ID, flags: 0 },
  };
}

function guildOf({ guildId, channelId }: LeanServer): object {
  return {
    id: guildId,
    name: `Group ${guildId}`,
    owner_id: '400000000000000000',
    roles: [{ id: guildId, name: '@everyone', permissions: EVERYTHING, position: 0, color: 0 }],
    emojis: [],
    features: [],
    channels: [{ id: channelId, type: ChannelType.GuildText, name: 'papers', permission_overwrites: [] }],
    threads: [],
    members: [memberOf(BOT_ID)],
    member_count: 2,
    unavailable: false,
  };
}

/** Returns a member of a server as events have it. */
export function memberOf(id: string) {
  const user = {
    id,
    username: `reader.${id}`,
    discriminator: '0',
    global_name: `Reader ${id}`,
    avatar: null,
  };
  return {
    user,
    roles: [],
    nick: null,
    joined_at: '2026-01-01T00:00:00.000Z',
    permissions: EVERYTHING,
    flags: 0,
  };
}

export interface LeanCall {
  /** Also the id of the caller. */
  readonly id: string;
  readonly server: LeanServer;
  readonly name: string;
  readonly options?: Readonly<Record<string, string>>;
  /** Whether the last option is being typed. */
  readonly isTyping?: boolean;
}

/** Returns a call of a command, or a request to complete its option, as an event has it. */
export function interactionOf({ id, server, name, options = {}, isTyping = false }: LeanCall): object {
  const focused = isTyping ? { focused: true } : {};
  return {
    id,
    application_id: BOT_ID,
    type: isTyping ? 4 : 2,
    token: `canary-token-${id}`,
    version: 1,
    data: {
      id: '5',
      name,
      type: 1,
      options: Object.entries(options).map(([key, value]) => ({ name: key, type: 3, value, ...focused })),
    },
    channel: { id: server.channelId, type: ChannelType.GuildText, name: 'papers', permissions: EVERYTHING },
    channel_id: server.channelId,
    guild_id: server.guildId,
    member: memberOf(id),
    app_permissions: EVERYTHING,
    context: 0,
    authorizing_integration_owners: { 0: server.guildId },
    locale: 'en-US',
    entitlements: [],
  };
}
