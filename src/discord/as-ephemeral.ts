import { MessageFlags } from 'discord.js';
import type { MessageBody } from '../core/message/message-body.ts';

/** A message for the caller alone. */
export function asEphemeral(body: MessageBody): MessageBody {
  return { ...body, flags: body.flags | MessageFlags.Ephemeral };
}
