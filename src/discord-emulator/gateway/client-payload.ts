import { GatewayOpcodes } from 'discord-api-types/v10';
import * as z from 'zod';

/** docs, "Sending Events". */
const MAX_PAYLOAD_BYTES = 4096;

const opcodeSchema = z.enum(GatewayOpcodes);
const payloadSchema = z.object({ op: z.int(), d: z.unknown().optional() });
/** The data of an IDENTIFY. */
export const identifySchema = z.object({
  token: z.string(),
  intents: z.int(),
  compress: z.boolean().optional(),
  shard: z.tuple([z.int(), z.int()]).optional(),
});

/** The data of a RESUME. */
export const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

/** The data of an IDENTIFY. */
export type Identify = z.infer<typeof identifySchema>;

/** A payload of a client. */
export interface ClientPayload {
  /** Undefined if the opcode is unknown. */
  readonly op: GatewayOpcodes | undefined;
  readonly data: unknown;
}

/** Returns a payload of a client; undefined if it is too long or malformed. */
export function readClientPayload(bytes: Buffer): ClientPayload | undefined {
  if (bytes.length > MAX_PAYLOAD_BYTES) return undefined;
  try {
    const payload = payloadSchema.safeParse(JSON.parse(bytes.toString())).data;
    return payload && { op: opcodeSchema.safeParse(payload.op).data, data: payload.d };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
