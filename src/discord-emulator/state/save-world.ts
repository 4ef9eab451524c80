import { readDirectory } from './directory-content.ts';
import { saveMessage } from './saved-message.ts';
import { SAVED_VERSION, type SavedWorld } from './saved-world.ts';
import type { World } from './world.ts';

/** Returns a snapshot of a world. It shares objects with the world, which never changes them in place. */
export function saveWorld(world: World): SavedWorld {
  return {
    version: SAVED_VERSION,
    lastId: world.lastId,
    seedLastId: world.seed.lastId,
    ...readDirectory(world.directory),
    messages: world.messages.all().map(each => saveMessage(each, world.files)),
    commands: world.commands.all(),
    consents: {
      closedDms: [...world.closedDms],
      blockers: [...world.blockers],
      userInstalls: [...world.userInstalls],
    },
    scheduledEvents: world.scheduledEvents.all(),
  };
}
