/** What the database has about one user. Instants are ms since the epoch. */
export interface PersonalData {
  readonly saves: readonly {
    readonly title: string;
    readonly arxivId: string | null;
    readonly savedAt: number;
    /** The message and emoji of a reaction; `null` for a save by a button or a command. */
    readonly reaction: { readonly messageId: string; readonly emoji: string } | null;
    /** The server of a save by a button or a command, if it is known. */
    readonly guildId: string | null;
    /** Whether a moderator has cleared the reaction. */
    readonly isCleared: boolean;
    /** Whether an import saved it. */
    readonly isImported: boolean;
  }[];
  /** Searches that are kept for their pages. */
  readonly searches: readonly { readonly query: string; readonly searchedAt: number }[];
  /** Reactions on messages that may turn out to be posts. */
  readonly reactions: readonly { readonly messageId: string; readonly emoji: string; readonly at: number }[];
  /** The schedules that the user made, edited or paused. */
  readonly schedules: readonly {
    readonly id: number;
    readonly channelId: string;
    readonly createdAt: number;
  }[];
  /** Everything else, as the database has it: rows by table. Rows about a paper have its title and arXiv id. */
  readonly records: Readonly<Record<string, readonly PersonalRecord[]>>;
}

/** A row about a user, by column. */
export type PersonalRecord = Readonly<Record<string, unknown>>;

/**
 * Numbers by table: of saved papers, of rows about one user alone, and of schedules, clubs and discussions with the user's
 * name.
 */
export type PersonalDataCounts = Readonly<Record<string, number>>;

export interface PersonalDataStore {
  /** Returns what is stored about a user. */
  get(userId: string): Promise<PersonalData>;
  /** Counts what `delete` would delete, or separate from the user. */
  counts(userId: string): Promise<PersonalDataCounts>;
  /**
   * Deletes everything about a user, also from the journal of the database unless another process reads it: see
   * `emptyJournal`. Schedules stay without their maker. Reactions that the user made before `at` must save nothing any more:
   * see `forgottenAt`.
   */
  delete(userId: string, at: number): Promise<void>;
  /**
   * Empties the journal of the database if it may have rows of a deleted user. Returns when the last of them were deleted,
   * ms since the epoch, if another process still reads the journal: the next call tries again.
   */
  emptyJournal(): Promise<number | undefined>;
  /** Returns when everything about a user was deleted last, ms since the epoch; `undefined` for most users. */
  forgottenAt(userId: string): Promise<number | undefined>;
}
