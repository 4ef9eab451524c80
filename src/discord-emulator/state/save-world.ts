import { contentOf } from './directory-content.ts';
import { savedMessage } from './saved-message.ts';
import { SAVED_VERSION, type SavedWorld } from './saved-world.ts';
import type { World } from './world.ts';

/** A snapshot of a world; it shares the nouns with it, which are never changed in place. */
export function saveWorld(world: World): SavedWorld {
  return {
    version: SAVED_VERSION,
    lastId: world.lastId,
    seedLastId: world.seed.lastId,
    ...contentOf(world.directory),
    messages: world.messages.all().map(each => savedMessage(each, world.files)),
    commands: world.commands.all(),
    consents: {
      closedDms: [...world.closedDms],
      blockers: [...world.blockers],
      userInstalls: [...world.userInstalls],
    },
  };
}
