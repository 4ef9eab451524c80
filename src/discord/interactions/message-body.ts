import type { Message } from 'discord.js';
import type { MessageBody } from '../../core/message/message-body.ts';

/** Converts a message of the bot, which has components only. */
export function toMessageBody({ flags, components }: Message): MessageBody {
  return {
    flags: flags.bitfield,
    components: components.map(component => component.toJSON()),
    allowed_mentions: { parse: [] },
  };
}
