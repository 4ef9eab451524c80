/** An arXiv category whose papers are fetched. */
export interface CategoryState {
  readonly category: string;
  /** Whether the operator requested it; otherwise it is followed as long as a schedule names it. */
  readonly isPinned: boolean;
  /** Everything announced up to this day (`YYYY-MM-DD`, New York) is in the corpus; `null` for nothing. */
  readonly coveredOn: string | null;
  /** Whether that is assumed for the day itself: until the last poll for it, arXiv had announced nothing. */
  readonly isAssumed: boolean;
  /** Polls in a row that did not find the next day in the feed. */
  readonly emptyPolls: number;
  /** When its papers were last fetched, ms since the epoch. */
  readonly succeededAt: number | null;
}

/** The arXiv categories that are followed, and the progress of each. */
export interface ArxivFollowStore {
  get(category: string): Promise<CategoryState | undefined>;
  pinned(): Promise<string[]>;
  /** Adds a category if it is not there. */
  follow(category: string): Promise<void>;
  /** Follows a category permanently, whether or not a schedule names it. */
  pin(category: string): Promise<void>;
  /** Records that papers were fetched at `at`. */
  recordSuccess(category: string, at: number): Promise<void>;
  /** Records that everything announced up to a day is in the corpus. */
  markCovered(category: string, day: string, at: number): Promise<void>;
  /** Records that nothing was announced on a day, as far as is known, and everything before it is in the corpus. */
  assumeCovered(category: string, day: string, at: number): Promise<void>;
  /** Records how many polls in a row have found nothing new. */
  recordEmptyPolls(category: string, count: number): Promise<void>;
  /** Adds papers (arXiv ids) whose details are still to be fetched. */
  addPending(arxivIds: readonly string[], now: number): Promise<void>;
  /** The papers added above that remain, with the time when each was added (ms). */
  pending(): Promise<{ readonly arxivId: string; readonly since: number }[]>;
  removePending(arxivIds: readonly string[]): Promise<void>;
}
