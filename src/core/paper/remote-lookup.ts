import type { Paper } from './paper.ts';

/**
 * What came of looking for a paper beyond the corpus. `found`: it has joined the corpus, `source` is the name of who
 * told of it; `nowhere`: no source has it; `unreachable`: nobody told of it, but not all could be asked.
 */
export type Finding =
  | { readonly kind: 'found'; readonly paper: Paper; readonly source: string }
  | { readonly kind: 'nowhere' }
  | { readonly kind: 'unreachable' };

/** Looks beyond the corpus. Never rejects for a source's sake. */
export interface PaperFinder {
  /** The paper of an arXiv base identifier. */
  byArxivId(arxivId: string): Promise<Finding>;
  /** The paper that has exactly this title, as `titleKey` compares titles. */
  byTitle(title: string): Promise<Finding>;
}

/** Finds nothing: for where no source may be asked. */
export const noFinder: PaperFinder = {
  byArxivId: () => Promise.resolve({ kind: 'nowhere' }),
  byTitle: () => Promise.resolve({ kind: 'nowhere' }),
};
