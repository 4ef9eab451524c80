import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { WireTimers } from '../wire-timers.ts';
import { identifySchema, readClientPayload, resumeSchema } from './client-payload.ts';
import type { ClientPayload, Identify } from './client-payload.ts';
import { CLOSE_REASONS } from './close-reasons.ts';
import type { Dispatch } from './event.ts';
import type { SocketWriter } from './socket-writer.ts';
import type { HeartbeatMonitor } from './heartbeat.ts';
import { monitorHeartbeats } from './heartbeat.ts';
import { createSendAllowance } from './send-allowance.ts';
import type { SessionListener, Session } from './session.ts';

/** A client that closes with one of these codes ends its session (docs, "Initiating a Disconnect"). */
const SESSION_ENDING_CODES: ReadonlySet<number> = new Set([1000, 1001]);

/** The result of an IDENTIFY: a session, a close code, or a request to retry later (opcode 9). */
export type IdentifyResult =
  /** The connection attaches itself to the session before it calls `sendReady`. */
  | { readonly kind: 'open'; readonly session: Session; sendReady(): void }
  | { readonly kind: 'close'; readonly code: number }
  | { readonly kind: 'retryLater' };

/** What a connection uses of the gateway. */
export interface ConnectionContext {
  /** ms between heartbeats of the client. */
  readonly heartbeatInterval: number;
  readonly timers: WireTimers;
  isToken(token: string): boolean;
  startSession(identify: Identify): IdentifyResult;
  findSession(sessionId: string): Session | undefined;
  /** Returns true if heartbeats are currently acknowledged. */
  isAcknowledging(): boolean;
  /** Returns the events that answer a REQUEST_GUILD_MEMBERS; undefined if its data is invalid. */
  memberChunks(data: unknown, session: Session): readonly Dispatch[] | undefined;
  /** Keeps the session for a resume after the client has disconnected. */
  suspendSession(session: Session): void;
  /** Ends the session: the client closed it, or it timed out. */
  endSession(session: Session): void;
}

/** One connection of the client. */
interface Connection {
  readonly context: ConnectionContext;
  readonly writer: SocketWriter;
  readonly heartbeat: HeartbeatMonitor;
  readonly listener: SessionListener;
  close(code: number): void;
  /** The session that the client has started or resumed. */
  session: Session | undefined;
}

/** Serves the gateway protocol on one socket (docs, "Gateway", connection lifecycle). */
export function serveConnection(socket: WebSocket, writer: SocketWriter, context: ConnectionContext): void {
  const close = (code: number): void => {
    socket.close(code, CLOSE_REASONS[code]);
  };
  const connection: Connection = {
    context,
    writer,
    heartbeat: monitorHeartbeats(context.heartbeatInterval, context.timers, () => {
      if (connection.session !== undefined) context.endSession(connection.session);
      close(GatewayCloseCodes.SessionTimedOut);
    }),
    listener: {
      send: event => writer.send(event),
      detached(reason) {
        connection.session = undefined;
        if (reason === 'replaced') socket.close();
        else writer.send({ op: GatewayOpcodes.InvalidSession, d: reason === 'suspended' });
      },
    },
    close,
    session: undefined,
  };
  const canSend = createSendAllowance(context.timers);

  socket.on('message', raw => {
    if (socket.readyState !== socket.OPEN) return;
    const bytes = Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(new Uint8Array(raw));
    if (!canSend()) return close(GatewayCloseCodes.RateLimited);
    const payload = readClientPayload(bytes);
    return payload === undefined ? close(GatewayCloseCodes.DecodeError) : handlePayload(connection, payload);
  });
  socket.on('close', code => {
    const { session, heartbeat, listener } = connection;
    heartbeat.stop();
    if (session?.detach(listener) !== true) return;
    if (SESSION_ENDING_CODES.has(code)) context.endSession(session);
    else context.suspendSession(session);
  });
  writer.send({
    op: GatewayOpcodes.Hello,
    d: { heartbeat_interval: context.heartbeatInterval, _trace: [] },
  });
}

function handlePayload(connection: Connection, { op, data }: ClientPayload): void {
  const { context, writer, heartbeat, session, close } = connection;
  switch (op) {
    case GatewayOpcodes.Heartbeat:
      heartbeat.reset();
      if (context.isAcknowledging()) writer.send({ op: GatewayOpcodes.HeartbeatAck });
      return undefined;
    case GatewayOpcodes.Identify:
      return identify(connection, data);
    case GatewayOpcodes.Resume:
      return resume(connection, data);
    case GatewayOpcodes.RequestGuildMembers:
      return sendMembers(connection, data);
    // Accepted without effect: there are no presences, voice channels or soundboards.
    case GatewayOpcodes.PresenceUpdate:
    case GatewayOpcodes.VoiceStateUpdate:
    case GatewayOpcodes.RequestSoundboardSounds:
    case GatewayOpcodes.RequestChannelInfo:
      return session === undefined ? close(GatewayCloseCodes.NotAuthenticated) : undefined;
    // Opcodes that only the gateway sends, and unknown ones.
    case GatewayOpcodes.Dispatch:
    case GatewayOpcodes.Reconnect:
    case GatewayOpcodes.InvalidSession:
    case GatewayOpcodes.Hello:
    case GatewayOpcodes.HeartbeatAck:
    case undefined:
    default:
      return close(GatewayCloseCodes.UnknownOpcode);
  }
}

function identify(connection: Connection, data: unknown): void {
  const { context, writer, listener, close } = connection;
  const request = identifySchema.safeParse(data).data;
  if (request === undefined) return close(GatewayCloseCodes.DecodeError);
  const refusal = authenticationCloseCode(connection, request.token);
  if (refusal !== undefined) return close(refusal);
  const result = context.startSession(request);
  if (result.kind === 'close') return close(result.code);
  if (result.kind === 'retryLater') return writer.send({ op: GatewayOpcodes.InvalidSession, d: false });
  if (request.compress === true) writer.compressPayloads();
  connection.session = result.session;
  result.session.attach(listener);
  return result.sendReady();
}

function resume(connection: Connection, data: unknown): void {
  const { context, writer, listener, close } = connection;
  const request = resumeSchema.safeParse(data).data;
  if (request === undefined) return close(GatewayCloseCodes.DecodeError);
  const refusal = authenticationCloseCode(connection, request.token);
  if (refusal !== undefined) return close(refusal);
  const session = context.findSession(request.session_id);
  if (session !== undefined && request.seq > session.sequence) return close(GatewayCloseCodes.InvalidSeq);
  const missed = session?.eventsAfter(request.seq);
  if (session === undefined || missed === undefined) {
    return writer.send({ op: GatewayOpcodes.InvalidSession, d: false });
  }
  connection.session = session;
  for (const event of missed) writer.send(event);
  session.attach(listener);
  return session.dispatch({ t: 'RESUMED', d: { _trace: [] } });
}

/** Returns the close code for a second session on a connection, or for a wrong token. */
function authenticationCloseCode(
  { session, context }: Connection,
  token: string,
): GatewayCloseCodes | undefined {
  if (session !== undefined) return GatewayCloseCodes.AlreadyAuthenticated;
  return context.isToken(token) ? undefined : GatewayCloseCodes.AuthenticationFailed;
}

function sendMembers({ context, session, close }: Connection, data: unknown): void {
  if (session === undefined) return close(GatewayCloseCodes.NotAuthenticated);
  const chunks = context.memberChunks(data, session);
  if (chunks === undefined) return close(GatewayCloseCodes.DecodeError);
  for (const chunk of chunks) session.dispatch(chunk);
  return undefined;
}
