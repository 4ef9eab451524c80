/** What the members of a server did with a paper there. */
export interface ServerCounts {
  /** Members who voted for it. */
  readonly votes: number;
  /** Members who saved it, by a reaction on a message there or by a button or command. */
  readonly saves: number;
  /** Messages in its discussion. */
  readonly comments: number;
}

/** The counts of a paper without votes, saves and comments. */
export const NO_COUNTS: ServerCounts = { votes: 0, saves: 0, comments: 0 };
