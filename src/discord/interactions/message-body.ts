import type { APIMessageTopLevelComponent, Message } from 'discord.js';
import * as z from 'zod';
import type { MessageBody } from '../../core/message/message-body.ts';
import { withSendableMedia } from '../sendable-media.ts';

const componentsSchema = z.array(
  z.custom<APIMessageTopLevelComponent>(
    value => typeof value === 'object' && value !== null && 'type' in value,
  ),
);

/** Converts a message of the bot, which has components only, so that it can be sent again as an edit. */
export function toMessageBody({ flags, components, attachments }: Message): MessageBody {
  const fileNames = new Map(attachments.map(({ id, name }) => [id, name]));
  const parts = components.map(component => component.toJSON());
  return {
    flags: flags.bitfield,
    components: componentsSchema.parse(withSendableMedia(parts, fileNames)),
    allowed_mentions: { parse: [] },
  };
}
