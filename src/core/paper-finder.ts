import type { Paper } from './paper.ts';

/** A paper that was not here, and is now. */
export interface FoundElsewhere {
  readonly paper: Paper;
  /** Name of the source that told of it, as people know it. */
  readonly source: string;
}

/**
 * Looks beyond the corpus. What is found joins the corpus; what is not found, or cannot be asked for just now, is
 * `undefined`.
 */
export interface PaperFinder {
  /** The paper of an arXiv base identifier. */
  byArxivId(arxivId: string): Promise<FoundElsewhere | undefined>;
  /** The paper that has exactly this title, as `titleKey` compares titles. */
  byTitle(title: string): Promise<FoundElsewhere | undefined>;
}

/** Finds nothing: for where no source may be asked. */
export const noFinder: PaperFinder = {
  byArxivId: () => Promise.resolve(undefined),
  byTitle: () => Promise.resolve(undefined),
};
