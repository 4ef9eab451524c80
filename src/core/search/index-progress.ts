/** How much of the corpus an index has that is still being read. */
export interface IndexProgress {
  /** Papers in the index. */
  readonly indexed: number;
  /** Papers in the corpus; more than are indexed. */
  readonly papers: number;
}
