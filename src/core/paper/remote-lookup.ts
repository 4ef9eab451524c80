import type { Paper } from './paper.ts';

/**
 * What came of looking for a paper beyond the corpus. `found`: it has joined the corpus, `source` is the name of who
 * told of it; `nowhere`: no source has it; `unreachable`: nobody told of it, but not all could be asked.
 */
export type LookupResult =
  | { readonly kind: 'found'; readonly paper: Paper; readonly source: string }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'unreachable' };

/** Looks beyond the corpus. Never rejects for a source's sake. */
export interface RemoteLookup {
  /** The paper of an arXiv base identifier. */
  byArxivId(arxivId: string): Promise<LookupResult>;
  /** The paper that has exactly this title, as `titleKey` compares titles. */
  byTitle(title: string): Promise<LookupResult>;
}

/** Finds nothing: for where no source may be asked. */
export const offlineLookup: RemoteLookup = {
  byArxivId: () => Promise.resolve({ kind: 'notFound' }),
  byTitle: () => Promise.resolve({ kind: 'notFound' }),
};
