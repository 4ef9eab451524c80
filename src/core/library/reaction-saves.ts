/** A user's reaction on a posted message, as far as it is known here. */
export interface KnownReaction {
  readonly userId: string;
  /** Without its presentation selector. */
  readonly emoji: string;
  /** Whether a moderator cleared it: the save is kept, and the reaction is no longer on the message. */
  readonly isCleared: boolean;
}

/** Some of the reactions on a message: those with one emoji, those of some users; all without either. */
export interface ReactionFilter {
  readonly emoji?: string | undefined;
  readonly userIds?: readonly string[] | undefined;
}

/** The reactions behind saves. They are those that Discord shows, except for the cleared ones. */
export interface ReactionSaveStore {
  /** Returns the known reactions on a message, also those whose papers the user took out of the library since. */
  onMessage(messageId: string): Promise<KnownReaction[]>;
  /** Keeps the saves of reactions that were cleared from a message. */
  markCleared(messageId: string, which?: ReactionFilter): Promise<void>;
  /** Deletes what is remembered of reactions without a save, on messages posted before an instant (ms since the epoch). */
  forgetUnsaved(postedBefore: number): Promise<void>;
}

/** What has to change here so that the saves by one emoji are those of its reactors; ids of users. */
export interface ReactorDifference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Whose saves are kept, although the reaction is gone. */
  readonly cleared: readonly string[];
}

/**
 * Compares what is known of one emoji on a message with the users who react with it now. If the reactions `wereCleared` by
 * a moderator, those that are missing count as cleared, else as removed by their users.
 */
export function compareReactors(
  known: readonly Pick<KnownReaction, 'userId' | 'isCleared'>[],
  reactors: ReadonlySet<string>,
  wereCleared: boolean,
): ReactorDifference {
  const expected = new Set(known.filter(({ isCleared }) => !isCleared).map(({ userId }) => userId));
  const missing = [...expected].filter(userId => !reactors.has(userId));
  return {
    added: [...reactors].filter(userId => !expected.has(userId)),
    removed: wereCleared ? [] : missing,
    cleared: wereCleared ? missing : [],
  };
}
