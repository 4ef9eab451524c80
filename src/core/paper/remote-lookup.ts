import type { Paper } from './paper.ts';

/**
 * The result of a lookup in remote sources. `found`: the paper was added to the corpus from `source` (its display name).
 * `notFound`: no source has it. `unreachable`: none of the sources that responded has it, but not all responded.
 * `limited`: no request was sent, since the caller or others caused too many; it is allowed after `waitMs`.
 */
export type LookupResult =
  | { readonly kind: 'found'; readonly paper: Paper; readonly source: string }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'limited'; readonly waitMs: number };

/** Who causes a lookup: each person and each server (`null` in direct messages) has an allowance. */
export interface LookupCaller {
  readonly userId: string;
  readonly guildId: string | null;
}

/** Looks papers up in remote sources. Never rejects because of a source. */
export interface RemoteLookup {
  /** The paper of an arXiv base identifier. */
  byArxivId(arxivId: string, caller: LookupCaller): Promise<LookupResult>;
  /** The paper that has exactly this title, as `titleKey` compares titles. */
  byTitle(title: string, caller: LookupCaller): Promise<LookupResult>;
}

/** Finds nothing, where no requests to sources are allowed. */
export const offlineLookup: RemoteLookup = {
  byArxivId: () => Promise.resolve({ kind: 'notFound' }),
  byTitle: () => Promise.resolve({ kind: 'notFound' }),
};
