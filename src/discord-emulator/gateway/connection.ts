import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import type { WireTimers } from '../wire-timers.ts';
import { identifySchema, readClientPayload, resumeSchema } from './client-payload.ts';
import type { ClientPayload, Identify } from './client-payload.ts';
import { CLOSE_REASONS } from './close-reasons.ts';
import type { Dispatch } from './event.ts';
import type { SocketWriter } from './socket-writer.ts';
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

/** Serves the gateway protocol on one socket (docs, "Gateway", connection lifecycle). */
export function serveConnection(socket: WebSocket, writer: SocketWriter, context: ConnectionContext): void {
  const { timers } = context;
  let session: Session | undefined;
  const close = (code: number): void => {
    socket.close(code, CLOSE_REASONS[code]);
  };
  const listener: SessionListener = {
    send: event => writer.send(event),
    detached(reason) {
      session = undefined;
      if (reason === 'replaced') socket.close();
      else writer.send({ op: GatewayOpcodes.InvalidSession, d: reason === 'suspended' });
    },
  };
  const canSend = createSendAllowance(timers);
  const heartbeat = monitorHeartbeats(context.heartbeatInterval, timers, () => {
    if (session !== undefined) context.endSession(session);
    close(GatewayCloseCodes.SessionTimedOut);
  });

  const onIdentify = (data: unknown): void => {
    const request = identifySchema.safeParse(data).data;
    if (request === undefined) return close(GatewayCloseCodes.DecodeError);
    if (session !== undefined) return close(GatewayCloseCodes.AlreadyAuthenticated);
    if (!context.isToken(request.token)) return close(GatewayCloseCodes.AuthenticationFailed);
    const result = context.startSession(request);
    if (result.kind === 'close') return close(result.code);
    if (result.kind === 'retryLater') return writer.send({ op: GatewayOpcodes.InvalidSession, d: false });
    if (request.compress === true) writer.compressPayloads();
    session = result.session;
    session.attach(listener);
    return result.sendReady();
  };

  const onResume = (data: unknown): void => {
    const request = resumeSchema.safeParse(data).data;
    if (request === undefined) return close(GatewayCloseCodes.DecodeError);
    if (session !== undefined) return close(GatewayCloseCodes.AlreadyAuthenticated);
    if (!context.isToken(request.token)) return close(GatewayCloseCodes.AuthenticationFailed);
    const found = context.findSession(request.session_id);
    if (found !== undefined && request.seq > found.sequence) return close(GatewayCloseCodes.InvalidSeq);
    const missed = found?.eventsAfter(request.seq);
    if (found === undefined || missed === undefined) {
      return writer.send({ op: GatewayOpcodes.InvalidSession, d: false });
    }
    session = found;
    for (const event of missed) writer.send(event);
    found.attach(listener);
    return found.dispatch({ t: 'RESUMED', d: { _trace: [] } });
  };

  const onMemberRequest = (data: unknown): void => {
    if (session === undefined) return close(GatewayCloseCodes.NotAuthenticated);
    const chunks = context.memberChunks(data, session);
    if (chunks === undefined) return close(GatewayCloseCodes.DecodeError);
    for (const chunk of chunks) session.dispatch(chunk);
    return undefined;
  };

  const onPayload = ({ op, data }: ClientPayload): void => {
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        heartbeat.reset();
        if (context.isAcknowledging()) writer.send({ op: GatewayOpcodes.HeartbeatAck });
        return undefined;
      case GatewayOpcodes.Identify:
        return onIdentify(data);
      case GatewayOpcodes.Resume:
        return onResume(data);
      case GatewayOpcodes.RequestGuildMembers:
        return onMemberRequest(data);
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
  };

  socket.on('message', raw => {
    if (socket.readyState !== socket.OPEN) return;
    const bytes = Array.isArray(raw) ? Buffer.concat(raw) : Buffer.from(new Uint8Array(raw));
    if (!canSend()) return close(GatewayCloseCodes.RateLimited);
    const payload = readClientPayload(bytes);
    return payload === undefined ? close(GatewayCloseCodes.DecodeError) : onPayload(payload);
  });
  socket.on('close', code => {
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
