import type { Log } from '../core/log.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { MINUTE_MS } from '../core/time/duration.ts';
import { MAX_CHANGES_BEHIND } from './index-progress.ts';
import type { Turns } from './turns.ts';

/** Fewer are applied to a restored index before the bot answers. */
export const MIN_CHANGES = MAX_CHANGES_BEHIND;

/**
 * Part of the corpus that may change before the next snapshot. While a large corpus is read in, snapshots then come at a
 * quarter more papers each time, which together writes five times the last one.
 */
const MIN_CHANGED_SHARE = 0.25;

/** Fewer changes are stored after this time. */
const MAX_AGE_MS = 30 * MINUTE_MS;

/** How the index differs from its last snapshot. */
export interface SnapshotAge {
  /** Changes of the store that the index has and the snapshot lacks. */
  readonly changes: number;
  /** Papers in the index. */
  readonly papers: number;
  /** Time since the last snapshot was tried, or since the start, ms. */
  readonly ageMs: number;
}

/** Returns whether the index is to be stored again. */
export function isSnapshotDue({ changes, papers, ageMs }: SnapshotAge): boolean {
  if (changes === 0) return false;
  return changes >= Math.max(MIN_CHANGES, papers * MIN_CHANGED_SHARE) || ageMs >= MAX_AGE_MS;
}

export interface IndexSnapshotsOptions {
  readonly index: Pick<PaperIndex, 'rev' | 'size'>;
  /** The `rev` of the snapshot that the index was restored from; 0 if it was not. */
  readonly storedRev: number;
  /** Stores the id of the last snapshot in the database. */
  readonly storeId: (id: string) => Promise<void>;
  /** Writes a snapshot of the index, with an id of its own. The index does not change until it is written. */
  readonly write: (id: string) => Promise<void>;
  /** Returns an id that no other snapshot has. */
  readonly newId: () => string;
  /** Taken in turn with all that changes the index. */
  readonly turns: Turns;
  readonly now: () => number;
  readonly log: Pick<Log, 'debug' | 'warn'>;
}

/** Keeps the stored snapshot of the index near the index. */
export interface IndexSnapshots {
  /** Writes a snapshot if it is due; to be called after each sync. Never rejects. */
  writeIfDue(): Promise<void>;
  /** Writes a snapshot if the index has changed since the last one: before the process ends. Never rejects. */
  writeIfChanged(): Promise<void>;
}

/**
 * Creates the keeper of the snapshot. What cannot be written is logged and tried again when the next one is due: a start
 * without a snapshot only takes longer.
 *
 * The database remembers the id of its last snapshot. So the snapshot of another database is never taken, nor one that was
 * written after a backup that has been restored since; the snapshot whose id is in a database has nothing that the database
 * lacks.
 */
export function createIndexSnapshots(options: IndexSnapshotsOptions): IndexSnapshots {
  const { index, storeId, write, newId, turns, now, log } = options;
  let storedRev = options.storedRev;
  let tried = { rev: storedRev, at: now() };

  async function writeSnapshot(): Promise<void> {
    const { rev, size } = index;
    const startedAt = now();
    tried = { rev, at: startedAt };
    try {
      const id = newId();
      await write(id);
      // Only now: if the process is killed in between, the old id is left, and the next start rebuilds the index.
      await storeId(id);
      storedRev = rev;
      log.debug('index_snapshot_written', { papers: size, rev, ms: now() - startedAt });
    } catch (error) {
      log.warn('index_snapshot_failed', { error });
    }
  }

  return {
    writeIfDue: () =>
      turns(async () => {
        const age = { changes: index.rev - tried.rev, papers: index.size, ageMs: now() - tried.at };
        if (isSnapshotDue(age)) await writeSnapshot();
      }),
    writeIfChanged: () =>
      turns(async () => {
        if (index.rev !== storedRev) await writeSnapshot();
      }),
  };
}
