import type { User } from '../../discord-emulator/state/guild.ts';
import type { Message } from '../../discord-emulator/state/message.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/** Returns true if a user sees a message, or saw it before its deletion: they see its channel, and it is not ephemeral for another. */
export function canSeeMessage(world: World, viewer: User, message: Message): boolean {
  if (message.audience !== null && message.audience !== viewer.id) return false;
  const channel = world.directory.findChannel(message.channel_id);
  return channel !== undefined && world.canSee(channel, viewer.id);
}
