import type { Paper } from '../paper/paper.ts';
import type { Watch, WatchCriteria } from './watch.ts';

/**
 * Says which watches a paper fits. A paper fits a watch if it fits one of its alternatives (`parseWatchCriteria`), and it fits
 * an alternative if all of this holds:
 *
 * - Each word, but for stop words, is in its title, summary, keywords, abstract, authors' names or organization: in any form
 *   with the same stem, folded as the index folds it, also as a part of a joined form (`pre-training` and `pretraining`).
 *   Words of which all are stop words must be in a row.
 * - The words of each phrase are in a row, unstemmed, within its title, its summary, one keyword or its abstract.
 * - It has none of the excluded words and phrases, as `/search` excludes them.
 * - Each author is certainly one of its authors (`createNameMatcher`); a given name alone is not enough.
 * - All words of each organization are in the name of its organization; it is in each category.
 * - It has at least the votes, and its date is within `from` and `to`.
 *
 * No other paper and no ranking matters, so that a paper fits the same watches on every machine.
 */
export interface WatchMatcher {
  /** Number of watches. */
  readonly size: number;
  /** The watches have all changes up to this `rev`; see `Watch.rev`. */
  readonly rev: number;
  /** Adds a watch or replaces its previous version; one that is paused is removed. */
  put(watch: Watch): void;
  remove(id: number): void;
  /** Returns the ids of the watches. */
  ids(): number[];
  /** Sets `rev`, once all changes up to it are applied. */
  setRev(rev: number): void;
  /** Returns the ids of the watches that a paper fits, ascending. */
  match(paper: Paper): number[];
  /** Returns the function that says whether a paper fits criteria: none does if they are invalid. */
  predicateOf(criteria: WatchCriteria): (paper: Paper) => boolean;
}
