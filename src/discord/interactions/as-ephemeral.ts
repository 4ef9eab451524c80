import { MessageFlags } from 'discord.js';
import type { MessageBody } from '../../core/message/message-body.ts';

/** Returns the message so that only the caller sees it. */
export function asEphemeral(body: MessageBody): MessageBody {
  return { ...body, flags: body.flags | MessageFlags.Ephemeral };
}
