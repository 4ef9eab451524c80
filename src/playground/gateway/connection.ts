import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Numbered, Session } from './session.ts';

/** How often a client is to beat, in ms: what Discord asks for. */
const HEARTBEAT_INTERVAL = 41_250;

/** A payload of a client is at most 4096 bytes (docs, "Sending Events"). */
const MAX_PAYLOAD = 4096;

const opcode = z.enum(GatewayOpcodes);
const payload = z.object({ op: z.int(), d: z.unknown().optional() });
const identify = z.object({
  token: z.string(),
  intents: z.int(),
  shard: z.tuple([z.int(), z.int()]).optional(),
});
const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** A client that closes with one of these ends its session (docs, "Initiating a Disconnect"). */
const ENDING: ReadonlySet<number> = new Set([1000, 1001]);

/** What somebody who identifies tells. */
export type Identify = z.infer<typeof identify>;

/** What a connection needs of the gateway. */
export interface SessionDesk {
  isToken(token: string): boolean;
  /** Close code for a client that cannot be let in. */
  refusal(identify: Identify): number | undefined;
  /** Makes a session. The connection attaches itself before `greet` sends READY and the guilds. */
  open(identify: Identify): { readonly session: Session; greet(): void };
  find(sessionId: string): Session | undefined;
  /** The client wants the session no longer. */
  end(sessionId: string): void;
}

/** Speaks the gateway protocol with one socket (docs, "Gateway", connection lifecycle). */
export function serveConnection(socket: WebSocket, desk: SessionDesk): void {
  let session: Session | undefined;
  const send = (message: unknown): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const sendEvent = (event: Numbered): void => {
    send(event);
  };

  const onIdentify = (data: unknown): void => {
    const asked = identify.safeParse(data);
    if (!asked.success) return socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    if (session !== undefined) {
      return socket.close(GatewayCloseCodes.AlreadyAuthenticated, 'Already authenticated.');
    }
    if (!desk.isToken(asked.data.token)) {
      return socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    }
    const refusal = desk.refusal(asked.data);
    if (refusal !== undefined) return socket.close(refusal);
    const opened = desk.open(asked.data);
    session = opened.session;
    session.attach(sendEvent);
    return opened.greet();
  };

  const onResume = (data: unknown): void => {
    const asked = resume.safeParse(data);
    if (!asked.success) return socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    if (!desk.isToken(asked.data.token)) {
      return socket.close(GatewayCloseCodes.AuthenticationFailed, 'Authentication failed.');
    }
    const found = desk.find(asked.data.session_id);
    const missed = found?.since(asked.data.seq);
    if (found === undefined || missed === undefined) {
      return send({ op: GatewayOpcodes.InvalidSession, d: false });
    }
    session = found;
    for (const event of missed) sendEvent(event);
    found.attach(sendEvent);
    return found.dispatch({ t: 'RESUMED', d: { _trace: [] } });
  };

  const onPayload = (op: GatewayOpcodes | undefined, data: unknown): void => {
    switch (op) {
      case GatewayOpcodes.Heartbeat:
        return send({ op: GatewayOpcodes.HeartbeatAck });
      case GatewayOpcodes.Identify:
        return onIdentify(data);
      case GatewayOpcodes.Resume:
        return onResume(data);
      case GatewayOpcodes.PresenceUpdate:
      case GatewayOpcodes.VoiceStateUpdate:
      case GatewayOpcodes.RequestGuildMembers:
      case GatewayOpcodes.RequestSoundboardSounds:
      case GatewayOpcodes.RequestChannelInfo:
        if (session === undefined) socket.close(GatewayCloseCodes.NotAuthenticated, 'Not authenticated.');
        return undefined;
      case GatewayOpcodes.Dispatch:
      case GatewayOpcodes.Reconnect:
      case GatewayOpcodes.InvalidSession:
      case GatewayOpcodes.Hello:
      case GatewayOpcodes.HeartbeatAck:
      case undefined:
      default:
        return socket.close(GatewayCloseCodes.UnknownOpcode, 'Unknown opcode.');
    }
  };

  socket.on('message', raw => {
    const text = Array.isArray(raw)
      ? Buffer.concat(raw).toString()
      : Buffer.from(new Uint8Array(raw)).toString();
    const message = text.length > MAX_PAYLOAD ? undefined : decode(text);
    if (message === undefined) {
      socket.close(GatewayCloseCodes.DecodeError, 'Error while decoding payload.');
    } else {
      onPayload(opcode.safeParse(message.op).data, message.d);
    }
  });
  socket.on('close', code => {
    session?.detach(sendEvent);
    if (session !== undefined && ENDING.has(code)) desk.end(session.id);
  });
  send({ op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_INTERVAL, _trace: [] } });
}

function decode(text: string): z.infer<typeof payload> | undefined {
  try {
    return payload.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
