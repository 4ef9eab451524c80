import { databaseName, type DatabaseLocation } from '../core/database-location.ts';
import type { Clock } from '../core/time/clock.ts';
import type { FigureStore } from '../core/figure-store.ts';
import type { Log } from '../core/log.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { createDatabaseClock, type DatabaseClock } from '../jobs/processes/database-clock.ts';
import { rebuildTitleKeys } from '../jobs/rebuild-title-keys.ts';
import { rescheduleForTzdata } from '../jobs/tzdata.ts';
import { readPapers } from '../sources/file/read-file.ts';
import type { Database, Locks } from '../store/database/database.ts';
import { openServedDatabase } from '../store/database/open.ts';
import { createDeletionList } from '../store/deletion-list.ts';
import { createFigureStore } from '../store/figures.ts';
import { replayDeletions } from '../store/replay-deletions.ts';
import { createStores, createUnitOfWork } from '../store/stores.ts';
import { indexProgress } from '../usecases/index-progress.ts';
import { createIndexSync } from '../usecases/index-sync.ts';
import { ingest } from '../usecases/ingest.ts';
import { noticeRestore } from '../usecases/notice-restore.ts';
import { createTurns, type Turns } from '../usecases/turns.ts';
import type { Cleanups } from './cleanups.ts';
import { openIndex, type OpenIndex } from './open-index.ts';

export interface CorpusOptions {
  readonly database: DatabaseLocation;
  /** Whether to begin with an empty database, also where backups say that there was one. */
  readonly isNewDatabase?: boolean;
  /** JSON lines that fill an empty database. */
  readonly starterFile: string;
  /** The stem vectors of the search: see `loadStemVectors`. */
  readonly stemVectorsFile: string;
  /** Version of the time-zone database in use, such as `2026a`. */
  readonly zoneVersion: string;
  /** The host's clock. */
  readonly clock: Clock;
  readonly log: Log;
}

/** The database, ready to serve, and the index over its papers, which may be incomplete: see `indexProgress`. */
export interface Corpus {
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly figures: FigureStore;
  readonly locks: Locks;
  /** The clock of all processes that serve the database; that of the host for a file. */
  readonly clock: Clock;
  /** Sets it by the clock of the database's server. */
  readonly syncClock: () => Promise<void>;
  /** Calls the listener when another process may have changed papers: a hint. Returns a function that stops it. */
  readonly onChange: (listener: () => void) => () => void;
  readonly index: PaperIndex;
  /** Brings the index up to date with the database, or as far as it gets; resolves with the number of papers that changed. */
  readonly syncIndex: (signal?: AbortSignal) => Promise<number>;
  /** Does the same if it takes a second or two; if the index lacks more, it is left to the sync in the background. */
  readonly syncIndexIfNear: (signal?: AbortSignal) => Promise<number>;
}

/**
 * Locks and opens the database, brings its data up to date, fills it with the starter corpus if it is empty, and
 * restores the index. An index that lacks much is not complete yet: the first `syncIndex` completes it.
 * @throws AlreadyServedError if another process serves the database
 * @throws StoreError if the database cannot be used
 */
export async function openCorpus(options: CorpusOptions, cleanups: Cleanups): Promise<Corpus> {
  const { log } = options;
  const database = await openServedDatabase(options.database, {
    isNew: options.isNewDatabase ?? false,
    // For people, so not the bot's clock: when the process started.
    now: performance.timeOrigin,
  });
  cleanups.add(() => database.close());
  const databaseClock = openDatabaseClock(options.clock, database);
  await databaseClock?.sync();
  const clock = databaseClock ?? options.clock;
  const deletions = createDeletionList(options.database);
  const replayed = await replayDeletions(database.db, deletions);
  if (replayed.users > 0) log.warn('deletions_replayed', { users: replayed.users });
  if (replayed.damaged > 0) log.warn('deletion_list_damaged', { lines: replayed.damaged });
  const stores = createStores(database.db, deletions);
  const unitOfWork = createUnitOfWork(database.db);

  const changedKeys = await rebuildTitleKeys(stores, unitOfWork);
  if (changedKeys > 0) log.info('title_keys_rebuilt', { changed: changedKeys });
  await fillFromStarter({ ...options, clock }, stores, unitOfWork);
  const movedSlots = await rescheduleForTzdata(options.zoneVersion, unitOfWork);
  if (movedSlots > 0) log.info('slots_rescheduled', { slots: movedSlots });
  if (await noticeRestore(unitOfWork, clock.now())) log.warn('backup_restored', {});

  const turns = createTurns();
  const { index, snapshots } = await openIndex({ ...options, stores, turns, now: clock.now });
  cleanups.add(() => snapshots.writeIfChanged());
  const syncs = createSyncs(options, { stores, index, snapshots, turns });
  const progress = await indexProgress({ papers: stores.papers, index });
  if (progress) log.info('corpus_incomplete', { ...progress });
  else await syncs.syncIndex();
  const figures = createFigureStore(database.db);
  const onChange = (listener: () => void) => database.onChange(listener);
  const syncClock = async () => databaseClock?.sync();
  const { locks } = database;
  return { stores, unitOfWork, figures, locks, clock, syncClock, onChange, index, ...syncs };
}

/** Creates the clock of a database on a server. */
function openDatabaseClock(host: Clock, { readTime }: Pick<Database, 'readTime'>): DatabaseClock | undefined {
  return readTime && createDatabaseClock({ host, readTime });
}

/** Creates the syncs of the index. The first one that is complete is logged. */
function createSyncs(
  { database, log }: CorpusOptions,
  { stores, index, snapshots, turns }: OpenIndex & { readonly stores: Stores; readonly turns: Turns },
): Pick<Corpus, 'syncIndex' | 'syncIndexIfNear'> {
  const sync = createIndexSync(stores, index, log, turns);
  let isReady = false;
  const syncIndex = async (signal?: AbortSignal): Promise<number> => {
    const changed = await sync(signal);
    if (!isReady && !signal?.aborted) {
      isReady = true;
      log.info('corpus_ready', { papers: index.size, database: databaseName(database) });
    }
    // In the background: a start or a lookup does not wait for it.
    void snapshots.writeIfDue();
    return changed;
  };
  return {
    syncIndex,
    async syncIndexIfNear(signal) {
      return (await indexProgress({ papers: stores.papers, index })) ? 0 : syncIndex(signal);
    },
  };
}

/** Fills an empty database from the starter file, or continues if that was interrupted. */
async function fillFromStarter(
  { starterFile, clock, log }: CorpusOptions,
  { papers, metadata }: Pick<Stores, 'papers' | 'metadata'>,
  unitOfWork: UnitOfWork,
): Promise<void> {
  const isInterrupted = (await metadata.get('starter')) === 'begun';
  if (!isInterrupted && (await papers.count()) > 0) return;
  await metadata.set('starter', 'begun');
  const report = await ingest(readPapers(starterFile), { unitOfWork, now: clock.now });
  await metadata.set('starter', 'done');
  log.info('starter_corpus_imported', { ...report });
}
