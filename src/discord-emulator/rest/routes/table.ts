import type { World } from '../../state/world.ts';
import type { Route } from '../route.ts';
import { bulkDeleteRoute } from './bulk-delete.ts';
import { channelRoutes } from './channels.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { identityRoutes, type GatewayRoute } from './identity.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { pinRoutes } from './pins.ts';
import { pollRoutes } from './polls.ts';
import { reactionRoutes } from './reactions.ts';
import { scheduledEventRoutes } from './scheduled-events.ts';
import { threadListRoutes } from './thread-lists.ts';
import { threadMemberRoutes } from './thread-members.ts';
import { threadStartRoutes } from './thread-starts.ts';

/** Returns all routes. A pattern with a fixed part precedes patterns with a parameter in the same place. */
export function routeTable(world: World, gateway: GatewayRoute): readonly Route[] {
  return [
    ...identityRoutes(world, gateway),
    ...guildRoutes(world),
    ...channelRoutes(world),
    ...threadListRoutes(world),
    ...threadStartRoutes(world),
    ...threadMemberRoutes(world),
    ...pinRoutes(world),
    bulkDeleteRoute(world),
    ...messageRoutes(world),
    ...reactionRoutes(world),
    ...pollRoutes(world),
    ...scheduledEventRoutes(world),
    ...commandRoutes(world),
    ...interactionRoutes(world),
  ];
}
