import type { MessageView, Scene } from '../../web/protocol.ts';
import { readFlags } from './flags.ts';

/** Whether the reader may put emoji on a message that has none; nobody can on what one person sees. */
export function mayReact({ flags, channel_id }: MessageView, { channels }: Scene): boolean {
  return !readFlags(flags).isPrivate && channels.find(each => each.id === channel_id)?.mayReact !== false;
}
