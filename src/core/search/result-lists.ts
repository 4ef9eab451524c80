import { DAY_MS } from '../time/duration.ts';
import type { PaperId } from '../paper/paper.ts';
import type { Correction } from './search.ts';

/** How long the pages of an answer can be turned, ms. */
export const RESULT_LIST_LIFE_MS = DAY_MS;

/** What somebody's search found, kept so that its pages show the same papers whatever happens to the corpus. */
export interface ResultList {
  /** Discord's id of the interaction that searched. */
  readonly id: string;
  /** Who searched: nobody else turns these pages. */
  readonly userId: string;
  /** The query and its filters in words, for the heading. */
  readonly asked: string;
  /** Best first; at most the first hundreds of `total`. */
  readonly paperIds: readonly PaperId[];
  readonly total: number;
  readonly corrections: readonly Correction[];
  readonly ignored: readonly string[];
  /** ms since the epoch */
  readonly madeAt: number;
}

/** Searches being paged. */
export interface ResultListStore {
  /** Keeps a list, and forgets those made before `expired` (ms). */
  keep(list: ResultList, expired: number): Promise<void>;
  get(id: string): Promise<ResultList | undefined>;
}
