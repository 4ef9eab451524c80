import type { PaperId } from './paper.ts';

/** When papers were added to the corpus. */
export interface CorpusMarkStore {
  /** Records that the newest papers of the corpus were added at an instant (ms since the epoch). */
  mark(at: number): Promise<void>;
  /** Returns when a paper was added (ms since the epoch); `undefined` for one from before that was recorded. */
  addedAt(id: PaperId): Promise<number | undefined>;
  /** Returns when papers were last added (ms since the epoch); `undefined` if that was never recorded. */
  lastAddedAt(): Promise<number | undefined>;
}
