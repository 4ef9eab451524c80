import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { localFileOf, type DatabaseLocation } from '../core/database-location.ts';
import type { Log } from '../core/log.ts';
import type { MetadataKey, MetadataStore } from '../core/metadata.ts';
import type { PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { loadStemVectors, type StemVectors } from '../search/meaning/stem-vectors.ts';
import { createPaperIndex, type PaperIndexState, type SavablePaperIndex } from '../search/paper-index.ts';
import {
  createIndexSnapshot,
  readIndexSnapshot,
  type IndexSnapshotReadResult,
} from '../search/snapshot/index-snapshot.ts';
import { writeSnapshot } from '../search/snapshot/snapshot-file.ts';
import { createIndexSnapshots, type IndexSnapshots } from '../usecases/index-snapshots.ts';
import type { Turns } from '../usecases/turns.ts';

export interface OpenIndexOptions {
  readonly database: DatabaseLocation;
  readonly stemVectorsFile: string;
  readonly stores: { readonly papers: Pick<PaperStore, 'lastRev'>; readonly metadata: MetadataStore };
  /** Taken by all that changes the index. */
  readonly turns: Turns;
  readonly now: () => number;
  readonly log: Pick<Log, 'debug' | 'info' | 'warn'>;
}

/** The index, and the keeper of its snapshot. */
export interface OpenIndex {
  readonly index: PaperIndex;
  readonly snapshots: IndexSnapshots;
}

/**
 * Restores the index from the snapshot beside the database; what changed since has to be synced. Without a usable snapshot
 * the index is empty.
 * @throws StemVectorsError if the shipped stem vectors cannot be read
 */
export async function openIndex(options: OpenIndexOptions): Promise<OpenIndex> {
  const { database, stemVectorsFile, stores, log } = options;
  const file = snapshotFileOf(localFileOf(database));
  const key = snapshotKeyOf(database);
  const stemVectors = await loadStemVectors(stemVectorsFile);
  const index = await restoreIndex({ file, key }, stemVectors, stores, log);
  const snapshots = createIndexSnapshots({
    ...options,
    index,
    storedRev: index.rev,
    storeId: id => stores.metadata.set(key, id),
    async write(id) {
      mkdirSync(dirname(file), { recursive: true });
      await writeSnapshot(file, createIndexSnapshot(id, index.save()));
    },
    newId: randomUUID,
  });
  return { index, snapshots };
}

/** Returns the file of the index's snapshot: beside the database, under the same name whichever link leads to it. */
export function snapshotFileOf(databaseFile: string): string {
  const file = existsSync(databaseFile) ? realpathSync(databaseFile) : databaseFile;
  return `${file}.search-index`;
}

/** Returns the key of the id of the last snapshot that this host wrote. */
function snapshotKeyOf({ kind }: DatabaseLocation): MetadataKey {
  return kind === 'sqlite' ? 'indexSnapshot' : `indexSnapshot:${hostname()}`;
}

async function restoreIndex(
  { file, key }: { readonly file: string; readonly key: MetadataKey },
  stemVectors: StemVectors,
  { papers, metadata }: OpenIndexOptions['stores'],
  log: OpenIndexOptions['log'],
): Promise<SavablePaperIndex> {
  const id = await metadata.get(key);
  if (id === undefined) return createPaperIndex({ stemVectors });
  const { state, problem, error } = await readState(file, id, await papers.lastRev());
  if (state === undefined) {
    log.info('index_snapshot_not_used', { problem, error });
    return createPaperIndex({ stemVectors });
  }
  try {
    const index = createPaperIndex({ stemVectors, state });
    log.info('index_snapshot_restored', { papers: index.size, rev: index.rev });
    return index;
  } catch (cause) {
    // The state of another index, whose format was not raised: a start must not fail for what can be rebuilt.
    log.warn('index_snapshot_not_used', { problem: 'otherFormat', error: cause });
    return createPaperIndex({ stemVectors });
  }
}

async function readState(
  file: string,
  id: string,
  lastRev: number,
): Promise<IndexSnapshotReadResult<PaperIndexState>> {
  const read = await readIndexSnapshot<PaperIndexState>(file, id);
  // An operator may have copied ids and files; an index ahead of its database would miss its next changes.
  return read.state !== undefined && read.state.rev > lastRev ? { problem: 'otherDatabase' } : read;
}
