import type { User } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/** Whether somebody sees a message, or saw it before it was deleted: its channel, and that it is not for another alone. */
export function canSeeMessage(world: World, reader: User, message: Message): boolean {
  if (message.audience !== null && message.audience !== reader.id) return false;
  const channel = world.directory.findChannel(message.channel_id);
  return channel !== undefined && world.canSee(channel, reader.id);
}
