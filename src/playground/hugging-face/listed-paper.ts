/** A paper that the lists can hold, as far as it is known; nothing in it is made up. */
export interface ListedPaper {
  /** Without a version: `2312.00752`. */
  readonly arxivId: string;
  readonly title: string;
  /** Two sentences about it; null if there are none. */
  readonly summary: string | null;
  readonly keywords: readonly string[];
  /** All authors in order; empty if they are not all known. */
  readonly authors: readonly string[];
  readonly organization: string | null;
  /** `YYYY-MM-DD`; null if the day is not known. */
  readonly publishedOn: string | null;
  readonly githubRepo: string | null;
}
