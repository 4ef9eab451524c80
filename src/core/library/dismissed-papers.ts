import type { PaperId } from '../paper/paper.ts';

/** The papers that users do not want to be recommended. Every write is idempotent. */
export interface DismissedPaperStore {
  /** Dismisses a paper for a user; nothing for a paper that was removed. `at`: ms since the epoch. */
  dismiss(userId: string, paperId: PaperId, at: number): Promise<void>;
  /** Lets a paper be recommended to a user again. */
  restore(userId: string, paperId: PaperId): Promise<void>;
  /** Returns the papers that a user dismissed. */
  ids(userId: string): Promise<ReadonlySet<PaperId>>;
}
