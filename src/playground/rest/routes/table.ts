import type { World } from '../../world/world.ts';
import type { Route } from '../route.ts';
import { commandRoutes } from './commands.ts';
import { guildRoutes } from './guilds.ts';
import { identityRoutes } from './identity.ts';
import { interactionRoutes } from './interactions.ts';
import { messageRoutes } from './messages.ts';
import { reactionRoutes } from './reactions.ts';

/** All that REST v10 answers here. Patterns with a fixed part stand before those with a parameter in its place. */
export function routeTable(world: World, gatewayUrl: string): readonly Route[] {
  return [
    ...identityRoutes(world, gatewayUrl),
    ...guildRoutes(world),
    ...messageRoutes(world),
    ...reactionRoutes(world),
    ...commandRoutes(world),
    ...interactionRoutes(world),
  ];
}
