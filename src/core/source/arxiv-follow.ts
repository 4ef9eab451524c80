/** A category of arXiv that papers are taken from. */
export interface CategoryState {
  readonly category: string;
  /** Whether the operator once asked for it; else it is followed as long as a schedule names it. */
  readonly isRemembered: boolean;
  /** The newest announcement day (`YYYY-MM-DD`, New York) that is in the corpus, and all before it; `null` for none. */
  readonly coveredOn: string | null;
  /** How often the feed was asked for the next one in vain. */
  readonly vainPolls: number;
  /** When papers of it last came in, ms since the epoch. */
  readonly succeededAt: number | null;
}

/** What is taken from arXiv, and how far that is. */
export interface ArxivFollowStore {
  get(category: string): Promise<CategoryState | undefined>;
  remembered(): Promise<string[]>;
  /** Makes a category known, if it is not. */
  follow(category: string): Promise<void>;
  /** Follows a category from now on, whether a schedule names it or not. */
  remember(category: string): Promise<void>;
  /** Notes that papers came in at `at`. */
  succeeded(category: string, at: number): Promise<void>;
  /** Notes that everything announced up to a day is in the corpus. */
  cover(category: string, day: string, at: number): Promise<void>;
  /** Notes a poll that brought nothing new. */
  polledInVain(category: string): Promise<void>;
  /** Notes papers (arXiv ids) whose details are still to be asked for. */
  want(arxivIds: readonly string[], now: number): Promise<void>;
  /** With the instant (ms) since when. */
  wanted(): Promise<{ readonly arxivId: string; readonly since: number }[]>;
  unwant(arxivIds: readonly string[]): Promise<void>;
}
