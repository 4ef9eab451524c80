import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { WireTimers } from '../wire-timers.ts';
import type { Dispatch } from './event.ts';
import type { SocketWriter } from './socket-writer.ts';
import { watchPulse } from './heartbeat.ts';
import { createSendAllowance } from './send-allowance.ts';
import type { Listener, Session } from './session.ts';

/** A payload of a client is at most 4096 bytes (docs, "Sending Events"). */
const MAX_PAYLOAD = 4096;

const opcode = z.enum(GatewayOpcodes);
const payload = z.object({ op: z.int(), d: z.unknown().optional() });
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  compress: z.boolean().optional(),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** A client that closes with one of these ends its session (docs, "Initiating a Disconnect"). */
const ENDING: ReadonlySet<number> = new Set([1000, 1001]);

/** Texts of the close codes (docs, "Gateway Close Event Codes"). */
const REASONS: Readonly<Partial<Record<number, string>>> = {
  [GatewayCloseCodes.UnknownOpcode]: 'Unknown opcode.',
  [GatewayCloseCodes.DecodeError]: 'Error while decoding payload.',
  [GatewayCloseCodes.NotAuthenticated]: 'Not authenticated.',
  [GatewayCloseCodes.AuthenticationFailed]: 'Authentication failed.',
  [GatewayCloseCodes.AlreadyAuthenticated]: 'Already authenticated.',
  [GatewayCloseCodes.InvalidSeq]: 'Invalid seq.',
  [GatewayCloseCodes.RateLimited]: 'Rate limited.',
  [GatewayCloseCodes.SessionTimedOut]: 'Session timed out.',
  [GatewayCloseCodes.InvalidShard]: 'Invalid shard.',
  [GatewayCloseCodes.InvalidIntents]: 'Invalid intent(s).',
  [GatewayCloseCodes.DisallowedIntents]: 'Disallowed intent(s).',
};

/** What somebody who identifies tells. */
export type Identify = z.infer<typeof identify>;

/** What becomes of an IDENTIFY: a session, a close code, or the word to try again later (opcode 9). */
export type Admission =
  /** The connection attaches itself before `greet` sends READY and the guilds. */
  | { readonly kind: 'open'; readonly session: Session; greet(): void }
  | { readonly kind: 'close'; readonly code: number }
  | { readonly kind: 'later' };

/** What a connection needs of the gateway. */
export interface SessionDesk {
  /** ms between two heartbeats of the client. */
  readonly heartbeatInterval: number;
  readonly timers: WireTimers;
  isToken(token: string): boolean;
  admit(identify: Identify): Admission;
  find(sessionId: string): Session | undefined;
  /** Whether heartbeats are acknowledged at the moment. */
  acknowledges(): boolean;
  /** What a REQUEST_GUILD_MEMBERS is answered; undefined when it cannot be read. */
  members(data: unknown, session: Session): readonly Dispatch[] | undefined;
  /** The client is gone, and may come back. */
  leave(session: Session): void;
  /** The client wants the session no longer, or lost it. */
  end(session: Session): void;
}

/** Speaks the gateway protocol with one socket (docs, "Gateway", connection lifecycle). */
export function serveConnection(socket: WebSocket, outlet: SocketWriter, desk: SessionDesk): void {
  const { timers } = desk;
  let session: Session | undefined;
  const close = (code: number): void => {
    socket.close(code, REASONS[code]);
  };
  const listener: Listener = {
    send: event => outlet.send(event),
    lost(why) {
      session = undefined;
      if (why === 'replaced') socket.close();
      else outlet.send({ op: GatewayOpcodes.InvalidSession, d: why === 'suspended' });
    },
  };
  const maySend = createSendAllowance(timers);
  const pulse = watchPulse(desk.heartbeatInterval, timers, () => {
    if (session !== undefined) desk.end(session);
    close(GatewayCloseCodes.SessionTimedOut);
  });

  const onIdentify = (data: unknown): void => {
    const asked = identify.safeParse(data).data;
    if (asked === undefined) return close(GatewayCloseCodes.DecodeError);
    if (session !== undefined) return close(GatewayCloseCodes.AlreadyAuthenticated);
    if (!desk.isToken(asked.token)) return close(GatewayCloseCodes.AuthenticationFailed);
    const admission = desk.admit(asked);
    if (admission.kind === 'close') return close(admission.code);
    if (admission.kind === 'later') return outlet.send({ op: GatewayOpcodes.InvalidSession, d: false });
    if (asked.compress === true) outlet.compressPayloads();
    session = admission.session;
    session.attach(listener);
    return admission.greet();
  };

  const onResume = (data: unknown): void => {
    const asked = resume.safeParse(data).data;
    if (asked === undefined) return close(GatewayCloseCodes.DecodeError);
    if (session !== undefined) return close(GatewayCloseCodes.AlreadyAuthenticated);
    if (!desk.isToken(asked.token)) return close(GatewayCloseCodes.AuthenticationFailed);
    const found = desk.find(asked.session_id);
    if (found !== undefined && asked.seq > found.sequence) return close(GatewayCloseCodes.InvalidSeq);
    const missed = found?.since(asked.seq);
    if (found === undefined || missed === undefined) {
      return outlet.send({ op: GatewayOpcodes.InvalidSession, d: false });
    }
    session = found;
    for (const event of missed) outlet.send(event);
    found.attach(listener);
    return found.dispatch({ t: 'RESUMED', d: { _trace: [] } });
  };

  const onMemberRequest = (data: unknown): void => {
    if (session === undefined) return close(GatewayCloseCodes.NotAuthenticated);
    const chunks = desk.members(data, session);
    if (chunks === undefined) return close(GatewayCloseCodes.DecodeError);
    for (const chunk of chunks) session.dispatch(chunk);
    return undefined;
  };

  const onPayload = (op: GatewayOpcodes | undefined, data: unknown): void => {
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        pulse.beat();
        if (desk.acknowledges()) outlet.send({ op: GatewayOpcodes.HeartbeatAck });
        return undefined;
      case GatewayOpcodes.Identify:
        return onIdentify(data);
      case GatewayOpcodes.Resume:
        return onResume(data);
      case GatewayOpcodes.RequestGuildMembers:
        return onMemberRequest(data);
      // Nobody here sees a presence, hears a voice or plays a sound: accepted, and without effect.
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestSoundboardSounds:
      case GatewayOpcodes.RequestChannelInfo:
        return session === undefined ? close(GatewayCloseCodes.NotAuthenticated) : undefined;
      // What only the gateway sends, and what nobody knows.
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
    if (!maySend()) return close(GatewayCloseCodes.RateLimited);
    const message = bytes.length > MAX_PAYLOAD ? undefined : decode(bytes.toString());
    if (message === undefined) return close(GatewayCloseCodes.DecodeError);
    return onPayload(opcode.safeParse(message.op).data, message.d);
  });
  socket.on('close', code => {
    pulse.end();
    if (session?.detach(listener) !== true) return;
    if (ENDING.has(code)) desk.end(session);
    else desk.leave(session);
  });
  outlet.send({
    op: GatewayOpcodes.Hello,
    d: { heartbeat_interval: desk.heartbeatInterval, _trace: [] },
  });
}

function decode(text: string): z.infer<typeof payload> | undefined {
  try {
    return payload.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
