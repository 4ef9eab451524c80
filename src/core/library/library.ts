import type { PostedMessage } from '../message/posted.ts';
import type { PaperId } from '../paper/paper.ts';
import { DAY_MS } from '../time/duration.ts';
import type { LibraryEntry, LibraryItem, ReadingStatus } from './library-item.ts';
import type { AddedTags } from './tags.ts';

/**
 * Why a paper is in a user's library. A paper stays there while it has at least one origin: `explicit` (button, command,
 * menu, import), or one per message and emoji that the user reacted with.
 */
export type SaveOrigin =
  | {
      readonly kind: 'explicit';
      /** The server in which it was saved; absent in direct messages. Of several such saves the first counts. */
      readonly guildId?: string | null;
      /** Whether an import saved it, and no button, command or menu before. */
      readonly isImported?: boolean;
    }
  | { readonly kind: 'reaction'; readonly messageId: string; readonly emoji: string };

/**
 * How long a paper that was taken out of a library can be put back with its status, note and tags, ms: a reaction or a
 * button that was pressed by mistake is noticed on the same day.
 */
export const REMOVED_SAVE_TTL_MS = DAY_MS;

export interface SavedPaper {
  readonly paperId: PaperId;
  /** Time of the oldest origin that remains, ms since the epoch. */
  readonly savedAt: number;
}

/** Where a save came from. */
export interface SavedFrom {
  readonly paperId: PaperId;
  /** ms since the epoch */
  readonly savedAt: number;
  readonly origin: SaveOrigin;
  /** The message of a reaction; `undefined` for an explicit save, or if the message is unknown. */
  readonly post?: Pick<PostedMessage, 'messageId' | 'channelId' | 'guildId'> & {
    /** Whether the message is known to be deleted. */
    readonly isDeleted: boolean;
  };
}

/** Which papers of a library are meant; all without any of these. */
export interface LibraryFilter {
  /** As `parseTag` returns it. */
  readonly tag?: string | undefined;
  readonly status?: ReadingStatus | undefined;
  /** Saved at this instant or later, ms since the epoch. */
  readonly from?: number | undefined;
  /** Saved before this instant, ms since the epoch. */
  readonly to?: number | undefined;
  readonly paperIds?: readonly PaperId[] | undefined;
}

/** Orders of a library: `status` as `READING_STATUSES` has them, each newest first; `title` in alphabetical order. */
export const LIBRARY_SORTS = ['newest', 'oldest', 'title', 'status'] as const;

export type LibrarySort = (typeof LIBRARY_SORTS)[number];

/** A part of a library, in an order (newest first without one). */
export interface LibraryQuery extends LibraryFilter {
  readonly sort?: LibrarySort | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** Tags, as `parseTag` returns them, to add to a paper, and to take off it. */
export interface TagChange {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** The saved papers of all users. Every write is idempotent. Instants are ms since the epoch. */
export interface LibraryStore {
  /**
   * Returns the papers that did not have this origin before. A paper that was taken out less than `REMOVED_SAVE_TTL_MS` ago
   * gets its status, note and tags back.
   */
  save(userId: string, paperIds: readonly PaperId[], origin: SaveOrigin, at: number): Promise<PaperId[]>;
  /** Removes one origin; a paper without origins leaves the library, with its status, note and tags. */
  removeOrigin(userId: string, paperIds: readonly PaperId[], origin: SaveOrigin, at: number): Promise<void>;
  /**
   * Removes all origins of a paper. Returns whether it was in the library. Its reactions are remembered in
   * `ReactionSaveStore`, so that they do not save it again as long as they stay on their messages.
   */
  unsave(userId: string, paperId: PaperId, at: number): Promise<boolean>;
  /**
   * Puts papers back that were taken out less than `REMOVED_SAVE_TTL_MS` ago: with their status, note, tags and origins,
   * except for reactions that are no longer on their messages; a paper that would have no origin gets an explicit one.
   * Returns the papers that were put back.
   */
  restore(userId: string, paperIds: readonly PaperId[], at: number): Promise<PaperId[]>;
  /** Deletes what is kept of papers that were taken out before an instant. Returns how many there were. */
  purgeRemovedBefore(instant: number): Promise<number>;
  /** Returns when the oldest of the papers that can be put back was taken out; `undefined` if there is none. */
  oldestRemovedAt(): Promise<number | undefined>;
  isSaved(userId: string, paperId: PaperId): Promise<boolean>;
  /** Newest first. */
  list(userId: string, page: { readonly offset: number; readonly limit: number }): Promise<SavedPaper[]>;
  count(userId: string): Promise<number>;
  /** Returns saved papers with what the user attached to them. */
  entries(userId: string, query: LibraryQuery): Promise<LibraryEntry[]>;
  countEntries(userId: string, filter: LibraryFilter): Promise<number>;
  /** Returns a saved paper with what the user attached to it; `undefined` if it is not saved. */
  item(userId: string, paperId: PaperId): Promise<LibraryEntry | undefined>;
  /**
   * Changes what a user attached to a saved paper; `tags` replaces all of its tags. Returns whether the paper is saved:
   * nothing is attached to any other.
   */
  changeItem(
    userId: string,
    paperId: PaperId,
    change: Partial<Omit<LibraryItem, 'statusChangedAt'>>,
    at: number,
  ): Promise<boolean>;
  /**
   * Adds tags to a saved paper and takes others off it, in one step, so that of two changes at once neither undoes the other.
   * Changes nothing if some are `refused`. Returns `undefined` if the paper is not saved.
   */
  changeTags(userId: string, paperId: PaperId, change: TagChange, at: number): Promise<AddedTags | undefined>;
  /** Returns a user's tags with the number of papers that have each, the most used first. */
  tags(userId: string): Promise<{ readonly tag: string; readonly papers: number }[]>;
  /** Returns where the saves of papers came from, the first of each paper first. */
  origins(userId: string, paperIds: readonly PaperId[]): Promise<SavedFrom[]>;
  /** Counts the users who have a paper in their library. */
  countSavers(paperId: PaperId): Promise<number>;
  /** Returns how many members saved each of some papers in a server, by a reaction there or by a button or command. */
  countServerSavers(guildId: string, paperIds: readonly PaperId[]): Promise<ReadonlyMap<PaperId, number>>;
  /**
   * Returns the users who saved a paper in a server, by a reaction on a post there or by a button or command, and who let
   * its members see that (`UserSettings.publicSaves`); the first first.
   */
  publicSavers(paperId: PaperId, guildId: string, limit: number): Promise<string[]>;
}
