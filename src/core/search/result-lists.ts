import { DAY_MS } from '../time/duration.ts';
import type { PaperId } from '../paper/paper.ts';
import type { Correction } from './search.ts';

/** How long a search can be paged, ms. */
export const RESULT_LIST_TTL_MS = DAY_MS;

/** The result of a user's search, kept so that its pages stay the same while the corpus changes. */
export interface ResultList {
  /** Id of the interaction that ran the search. */
  readonly id: string;
  /** Only this user can page. */
  readonly userId: string;
  /** The query and its filters as text, for the heading; alternatives are separated by ` OR `. */
  readonly queryText: string;
  /** Best first; may hold fewer than `total`. */
  readonly paperIds: readonly PaperId[];
  readonly total: number;
  /** How many papers have all words and come first; absent if that was not counted. */
  readonly totalWithAll?: number;
  readonly corrections: readonly Correction[];
  readonly ignored: readonly string[];
  /** ms since the epoch */
  readonly createdAt: number;
}

/** Recent search results. */
export interface ResultListStore {
  /** Saves a list and deletes those created before `expired` (ms). */
  save(list: ResultList, expired: number): Promise<void>;
  get(id: string): Promise<ResultList | undefined>;
  /** Deletes the lists created before an instant (ms). Returns how many there were. */
  deleteCreatedBefore(instant: number): Promise<number>;
  /** Returns when the oldest list was created (ms); `undefined` if there is none. */
  oldestCreatedAt(): Promise<number | undefined>;
}
