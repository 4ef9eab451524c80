/** A reaction on a message that is not known yet, but may turn out to be a post of ours. */
export interface UnmatchedReaction {
  readonly messageId: string;
  readonly userId: string;
  readonly emoji: string;
  /** The user's roles in the server, which decide whether a vote counts; absent for none. */
  readonly roleIds?: readonly string[];
  /** ms since the epoch */
  readonly at: number;
}

/** Reactions that are kept until the message they are on is recorded as posted. */
export interface UnmatchedReactionStore {
  /** Keeps a reaction, unless `maxCount` are kept already; those from before `since` are removed first. Returns whether it is kept. */
  keep(
    reaction: UnmatchedReaction,
    limits: { readonly since: number; readonly maxCount: number },
  ): Promise<boolean>;
  remove(reaction: Pick<UnmatchedReaction, 'messageId' | 'userId' | 'emoji'>): Promise<void>;
  /** Returns a message of these reactions that is recorded as posted by now; `undefined` if there is none. */
  recordedMessage(): Promise<string | undefined>;
  /** Returns at most `limit` reactions on a message, the first first, and removes them. */
  take(messageId: string, limit: number): Promise<UnmatchedReaction[]>;
  /** Deletes the reactions from before an instant (ms). Returns how many there were. */
  deleteCreatedBefore(instant: number): Promise<number>;
  /** Returns when the oldest was kept (ms); `undefined` if there is none. */
  oldestCreatedAt(): Promise<number | undefined>;
}
