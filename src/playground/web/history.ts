import { PermissionFlagsBits } from 'discord-api-types/v10';
import { visibleChannel } from '../../discord-emulator/user-actions/location.ts';
import { isSnowflake } from '../../discord-emulator/snowflake.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import { hasPermissions } from '../../discord-emulator/state/permissions.ts';
import type { World } from '../../discord-emulator/state/world.ts';
import { messageView } from './message-view.ts';
import { PageRequestError } from './page-request-error.ts';
import type { HistoryPage } from './protocol.ts';

/** Messages per page, as in Discord's client. */
const PAGE_SIZE = 50;

/**
 * Returns the newest messages of a channel, or those before a message.
 * @throws UserActionError if the viewer cannot see the channel, PageRequestError if `before` is not an id
 */
export function historyOf(
  world: World,
  viewer: User,
  channelRef: string,
  before: string | null,
): HistoryPage {
  const channel = visibleChannel(world, viewer, channelRef);
  if (before !== null && !isSnowflake(before)) {
    throw new PageRequestError(`'${before}' is not the id of a message`);
  }
  // docs, "Permissions": without it, only messages that arrive while the channel is open are shown.
  const canRead = hasPermissions(
    world.permissionsIn(channel, viewer.id),
    PermissionFlagsBits.ReadMessageHistory,
  );
  const query = { limit: PAGE_SIZE + 1, ...(before === null ? {} : { before }) };
  const found = canRead ? world.messages.history(channel.id, query) : [];
  return {
    messages: found
      .slice(0, PAGE_SIZE)
      .map(each => messageView(each, viewer, world))
      .toReversed(),
    hasMore: found.length > PAGE_SIZE,
  };
}
