import type { ApplicationCommand } from './commands.ts';
import type { Consents } from './direct-messages.ts';
import type { DirectoryContent } from './directory-content.ts';
import type { SavedMessage } from './saved-message.ts';

/** Counts up when a saved world is no longer what the release before could read. */
export const SAVED_VERSION = 1;

/**
 * A world as plain data for JSON; `createWorld` makes one of it that goes on from there. What Discord's client forgets
 * when it starts anew, or what hangs on a connection, is not in it: ephemeral messages, interactions and their tokens,
 * nonces, budgets, outages.
 */
export interface SavedWorld extends DirectoryContent {
  readonly version: typeof SAVED_VERSION;
  /** The newest id so far; `'0'` when there is none. */
  readonly lastId: string;
  /** The newest id of the seed it knows. What a newer seed has beyond that is added to the world, never changed in it. */
  readonly seedLastId: string;
  /** In the order they came. */
  readonly messages: readonly SavedMessage[];
  readonly commands: readonly ApplicationCommand[];
  readonly consents: Consents;
}
