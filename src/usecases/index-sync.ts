import { setImmediate } from 'node:timers/promises';
import type { Log } from '../core/log.ts';
import type { MetadataStore } from '../core/metadata.ts';
import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import { createTurns, type Turns } from './turns.ts';

/** Papers read at once: a fraction of a millisecond each. */
const PAPERS_PER_SLICE = 8;

type ChangedPapers = Pick<PaperStore, 'changedSince' | 'goneBetween' | 'lastRev'>;

export interface SyncIndexOptions {
  /** Called for each paper that cannot be indexed: it must not keep the others out. */
  readonly onFailed?: (id: PaperId, error: unknown) => void;
  /** Called after each slice. */
  readonly onSlice?: () => Promise<void>;
  /** Ends the sync early; the next one goes on where it ended. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Brings the index up to date with the store: puts every paper with a newer `rev` than the index has, and removes those
 * that were merged into another one or removed from the corpus. The first call fills an empty index; later ones also pick
 * up what other processes wrote. Other events are handled after each paper. A paper that cannot be indexed is skipped.
 * Returns how many papers changed. Calls must not overlap; see `createIndexSync`.
 */
export async function syncIndex(
  papers: ChangedPapers,
  index: PaperIndex,
  { onFailed = () => undefined, onSlice = () => Promise.resolve(), signal }: SyncIndexOptions = {},
): Promise<number> {
  for (let put = 0; ;) {
    if (signal?.aborted) return put;
    // Read first: what another process commits after it is left for the next slice.
    const last = await papers.lastRev();
    const changed = await papers.changedSince(index.rev, PAPERS_PER_SLICE);
    const isLastSlice = changed.length < PAPERS_PER_SLICE;
    const upTo = Math.max(changed.at(-1)?.rev ?? 0, isLastSlice ? last : 0);
    if (upTo <= index.rev) return put;
    // None is missed: the paper that one was merged into has a greater `rev`, in this slice or a later one.
    for (const { id } of await papers.goneBetween(index.rev, upTo)) removeGuarded(id, index, onFailed);
    for (const paper of changed) {
      putGuarded(paper, index, onFailed);
      // A long text takes several ms alone.
      await setImmediate();
    }
    index.setRev(upTo);
    await tidy(index, signal);
    await onSlice();
    put += changed.length;
    if (isLastSlice) return put;
  }
}

/** Frees what changed and removed papers leave, in steps between which other events are handled. */
async function tidy(index: PaperIndex, signal: AbortSignal | undefined): Promise<void> {
  while (index.tidy()) {
    if (signal?.aborted) return;
    await setImmediate();
  }
}

/** Puts a paper. If that fails, what the index may have of it is removed, so that it is found not at all or whole. */
function putGuarded(paper: Paper, index: PaperIndex, onFailed: (id: PaperId, error: unknown) => void): void {
  try {
    index.put(paper);
  } catch (error) {
    onFailed(paper.id, error);
    removeGuarded(paper.id, index, onFailed);
  }
}

function removeGuarded(
  id: PaperId,
  index: PaperIndex,
  onFailed: (id: PaperId, error: unknown) => void,
): void {
  try {
    index.remove(id);
  } catch (error) {
    onFailed(id, error);
  }
}

/** Logs a paper that cannot be indexed, once for each paper however often it changes. */
function createIndexFailureLog(log: Pick<Log, 'warn'>): (id: PaperId, error: unknown) => void {
  const logged = new Set<PaperId>();
  return (id, error) => {
    if (logged.has(id)) return;
    logged.add(id);
    log.warn('paper_not_indexed', { id, error });
  };
}

/** Papers by which the stored size of an index that is being filled differs from its size at most. */
const PAPERS_PER_STORED_SIZE = 1_000;

/** Creates a function that stores the size of the index for `paperboy status` if it differs by at least so many papers. */
function createSizeWriter(
  index: Pick<PaperIndex, 'size'>,
  metadata: MetadataStore,
): (minDifference: number) => Promise<void> {
  let stored: number | undefined;
  return async minDifference => {
    stored ??= Number((await metadata.get('indexed')) ?? -1);
    const { size } = index;
    if (Math.abs(size - stored) < minDifference) return;
    await metadata.set('indexed', String(size));
    stored = size;
  };
}

/**
 * Returns a function that syncs the index, one call after another: of two overlapping syncs, one could put an older
 * version of a paper than the other already has. What else must not overlap with a sync takes `turns` with it. Stores the
 * size of the index for `paperboy status`. Logs each paper that cannot be indexed.
 */
export function createIndexSync(
  { papers, metadata }: { readonly papers: ChangedPapers; readonly metadata: MetadataStore },
  index: PaperIndex,
  log: Pick<Log, 'warn'>,
  turns: Turns = createTurns(),
): (signal?: AbortSignal) => Promise<number> {
  const onFailed = createIndexFailureLog(log);
  const storeSize = createSizeWriter(index, metadata);
  const onSlice = () => storeSize(PAPERS_PER_STORED_SIZE);
  const sync = async (signal: AbortSignal | undefined) => {
    const put = await syncIndex(papers, index, { onFailed, onSlice, signal });
    await storeSize(1);
    return put;
  };
  return signal => turns(() => sync(signal));
}
