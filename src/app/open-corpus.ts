import type { Clock } from '../core/time/clock.ts';
import type { Log } from '../core/log.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { Stores, UnitOfWork } from '../core/stores.ts';
import { rebuildTitleKeys } from '../jobs/rebuild-title-keys.ts';
import { rescheduleForTzdata } from '../jobs/tzdata.ts';
import { readPapers } from '../sources/file/read-file.ts';
import { openDatabase } from '../store/database/open.ts';
import { acquireServingLock } from '../store/database/serving-lock.ts';
import { createStores, createUnitOfWork } from '../store/stores.ts';
import { createIndexSync } from '../usecases/index-sync.ts';
import { ingest } from '../usecases/ingest.ts';
import { createTurns } from '../usecases/turns.ts';
import type { Cleanups } from './cleanups.ts';
import { openIndex } from './open-index.ts';

export interface CorpusOptions {
  readonly databaseFile: string;
  /** JSON lines that fill an empty database. */
  readonly starterFile: string;
  /** The stem vectors of the search: see `loadStemVectors`. */
  readonly stemVectorsFile: string;
  /** Version of the time-zone database in use, such as `2026a`. */
  readonly zoneVersion: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The database, ready to serve, and the index over its papers. */
export interface Corpus {
  readonly stores: Stores;
  readonly unitOfWork: UnitOfWork;
  readonly index: PaperIndex;
  /** Brings the index up to date with the database, or as far as it gets; resolves with the number of papers that changed. */
  readonly syncIndex: (signal?: AbortSignal) => Promise<number>;
}

/**
 * Locks and opens the database, brings its data up to date, fills it with the starter corpus if it is empty, and
 * restores or builds the index.
 * @throws AlreadyServedError if another process serves the database
 * @throws StoreError if the database cannot be used
 */
export async function openCorpus(options: CorpusOptions, cleanups: Cleanups): Promise<Corpus> {
  const { databaseFile, log } = options;
  // For people, so not the bot's clock: when the process started.
  const lock = acquireServingLock(databaseFile, performance.timeOrigin);
  cleanups.add(() => lock.release());
  const database = await openDatabase(databaseFile);
  cleanups.add(() => database.close());
  const stores = createStores(database.db);
  const unitOfWork = createUnitOfWork(database.db);

  const changedKeys = await rebuildTitleKeys(stores, unitOfWork);
  if (changedKeys > 0) log.info('title_keys_rebuilt', { changed: changedKeys });
  await fillFromStarter(options, stores, unitOfWork);
  const movedSlots = await rescheduleForTzdata(options.zoneVersion, unitOfWork);
  if (movedSlots > 0) log.info('slots_rescheduled', { slots: movedSlots });
  // Before commands are answered: from then on a claim may be one of this process.
  await stores.deliveries.releaseClaims();

  const turns = createTurns();
  const { index, snapshots } = await openIndex({ ...options, stores, turns, now: options.clock.now });
  cleanups.add(() => snapshots.writeIfChanged());
  const sync = createIndexSync(stores, index, log, turns);
  const syncIndex = async (signal?: AbortSignal): Promise<number> => {
    const changed = await sync(signal);
    // In the background: a start or a lookup does not wait for it.
    void snapshots.writeIfDue();
    return changed;
  };
  await syncIndex();
  log.info('corpus_ready', { papers: index.size, database: databaseFile });
  return { stores, unitOfWork, index, syncIndex };
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
