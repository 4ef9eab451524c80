import { PermissionFlagsBits } from 'discord-api-types/v10';
import { visibleChannel } from '../../discord-emulator/user-actions/location.ts';
import { isSnowflake } from '../../discord-emulator/snowflake.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import { hasPermissions } from '../../discord-emulator/state/permissions.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { messageView } from './message-view.ts';
import { PageRequestError } from './page-request-error.ts';
import type { History } from './protocol.ts';

/** Messages of one piece: what Discord's client asks for at once. */
const PAGE_SIZE = 50;

/**
 * The newest messages of a channel, or those before a message.
 * @throws ActorError for a channel the reader cannot see, PageProblem for what is no message's id
 */
export function historyOf(world: World, reader: User, channelRef: string, before: string | null): History {
  const channel = visibleChannel(world, reader, channelRef);
  if (before !== null && !isSnowflake(before)) {
    throw new PageRequestError(400, `'${before}' is not the id of a message`);
  }
  // docs, "Permissions": without it a channel shows only what is written while one looks on.
  const mayRead = hasPermissions(
    world.permissionsIn(channel, reader.id),
    PermissionFlagsBits.ReadMessageHistory,
  );
  const query = { limit: PAGE_SIZE + 1, ...(before === null ? {} : { before }) };
  const found = mayRead ? world.messages.history(channel.id, query) : [];
  return {
    messages: found
      .slice(0, PAGE_SIZE)
      .map(each => messageView(each, reader, world))
      .toReversed(),
    hasMore: found.length > PAGE_SIZE,
  };
}
