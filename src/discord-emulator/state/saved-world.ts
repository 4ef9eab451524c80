import type { ApplicationCommand } from './commands.ts';
import type { Consents } from './direct-messages.ts';
import type { DirectoryContent } from './directory-content.ts';
import type { SavedMessage } from './saved-message.ts';
import type { ScheduledEvent } from './scheduled-event.ts';

/** Format version; increased when the previous release could not read the format. */
export const SAVED_VERSION = 1;

/**
 * A world as plain data for JSON; `createWorld` continues from it. It leaves out what Discord's client drops on restart
 * and what belongs to a connection: ephemeral messages, interactions and their tokens, nonces, used quotas, outages.
 */
export interface SavedWorld extends DirectoryContent {
  readonly version: typeof SAVED_VERSION;
  /** The newest id so far; `'0'` if there is none. */
  readonly lastId: string;
  /** The newest id of the seed at the time of saving. What a newer seed has after this id is added on restore. */
  readonly seedLastId: string;
  /** Oldest first. */
  readonly messages: readonly SavedMessage[];
  readonly commands: readonly ApplicationCommand[];
  readonly consents: Consents;
  /** Absent in worlds saved before there were events. */
  readonly scheduledEvents?: readonly ScheduledEvent[] | undefined;
}
