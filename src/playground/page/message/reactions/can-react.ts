import type { MessageView, Scene } from '../../../web/protocol.ts';
import { readFlags } from '../flags.ts';

/** Returns true if the viewer may add reactions to a message; ephemeral messages cannot have any. */
export function canReact({ flags, channel_id }: MessageView, { channels }: Scene): boolean {
  return !readFlags(flags).isPrivate && channels.find(each => each.id === channel_id)?.canReact !== false;
}
