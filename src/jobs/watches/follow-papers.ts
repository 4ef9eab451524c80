import { setImmediate } from 'node:timers/promises';
import type { Log } from '../../core/log.ts';
import type { Stores, UnitOfWork } from '../../core/stores.ts';
import { addDays, localDate } from '../../core/time/calendar.ts';
import { MAX_PAPER_AGE_DAYS } from '../../core/watch/new-paper.ts';
import type { WatchCursor } from '../../core/watch/watch-finds.ts';
import type { WatchMatcher } from '../../core/watch/watch-matcher.ts';
import { createFindDueAt, type FindDueAt } from '../../usecases/find-due.ts';
import { matchPaper, type PaperMatch } from './match-paper.ts';
import { dividePortions, storeFinds, type FindPortion } from './store-finds.ts';

/** Papers matched and stored at once: some milliseconds in all. */
const PAPERS_PER_SLICE = 8;

/** Watches loaded at once; each takes a tenth of a millisecond to prepare. */
const WATCHES_PER_SLICE = 20;

/** Changes that are skipped at once: a few milliseconds, where the corpus is large and the first watch is made. */
const REVS_PER_STEP = 2_000;

/** Watches that were paused or removed stay in the matcher up to this number, so that their ids are not compared in each run. */
const MAX_INACTIVE_WATCHES = 100;

export interface FollowContext {
  readonly stores: Pick<Stores, 'papers' | 'watches' | 'watchFinds'>;
  readonly unitOfWork: UnitOfWork;
  readonly matcher: WatchMatcher;
  readonly log: Log;
}

/**
 * Matches all papers that changed since the last call with the watches. What they find is stored in small transactions; the
 * last of each paper also stores that its change was followed. So after a crash no paper is passed over, and a find that was
 * stored already is not added twice.
 * Where there are no watches, changes are skipped. Other events are handled after each paper. Returns how many finds wait.
 * Calls must not overlap.
 */
export async function followPapers(
  now: number,
  context: FollowContext,
  signal?: AbortSignal,
): Promise<number> {
  const { stores, log } = context;
  await skipWithoutWatches(now, context, signal);
  await dropInactiveWatches(context);
  let waiting = 0;
  for (;;) {
    const cursor = await stores.watchFinds.cursor();
    if (!cursor || signal?.aborted) break;
    const matches = await matchSlice(cursor, now, context);
    const last = matches.at(-1);
    if (!last) break;
    waiting += await storeSlice(cursor, matches, now, context);
    if (matches.length < PAPERS_PER_SLICE) break;
  }
  if (waiting > 0) log.info('watches_matched', { finds: waiting });
  return waiting;
}

/**
 * Moves the cursor to the end if there is none yet, or no watch that could find anything. Recent papers are remembered with their
 * votes, so that a watch which is made later sees whether they reach its `minVotes` then.
 */
async function skipWithoutWatches(
  now: number,
  { stores, unitOfWork }: FollowContext,
  signal?: AbortSignal,
): Promise<void> {
  const cursor = await stores.watchFinds.cursor();
  const isWatched = (await stores.watches.count()) > 0;
  if (cursor && (isWatched || cursor.rev === (await stores.papers.lastRev()))) return;
  const end = await stores.watchFinds.endOfCorpus();
  const sinceDay = addDays(localDate(now, 'UTC'), -MAX_PAPER_AGE_DAYS);
  for (let afterRev = cursor?.rev ?? 0; afterRev < end.rev; afterRev += REVS_PER_STEP) {
    const toRev = Math.min(afterRev + REVS_PER_STEP, end.rev);
    await stores.watchFinds.rememberRecent({ afterRev, toRev, sinceDay }, now);
    await setImmediate();
    if (signal?.aborted) return;
  }
  await unitOfWork(async ({ watches, watchFinds }) => {
    if ((await watches.count()) > 0 && (await watchFinds.cursor())) return;
    await watchFinds.setCursor(end);
  });
}

/** Puts the watches that changed since the last call into the matcher, also those that another process wrote. */
async function putChangedWatches({ stores, matcher }: FollowContext): Promise<void> {
  for (;;) {
    const changed = await stores.watches.changedSince(matcher.rev, WATCHES_PER_SLICE);
    for (const watch of changed) matcher.put(watch);
    matcher.setRev(changed.at(-1)?.rev ?? 0);
    if (changed.length < WATCHES_PER_SLICE) return;
    await setImmediate();
  }
}

/** Removes the watches that are not active any more from the matcher, once there are many. */
async function dropInactiveWatches({ stores, matcher }: FollowContext): Promise<void> {
  if (matcher.size - (await stores.watches.countActive()) <= MAX_INACTIVE_WATCHES) return;
  const active = new Set(await stores.watches.activeIds());
  for (const id of matcher.ids()) if (!active.has(id)) matcher.remove(id);
}

/** Compares the next papers with the watches as they are once these papers are read: a paper is new to any that was made before it. */
async function matchSlice(cursor: WatchCursor, now: number, following: FollowContext): Promise<PaperMatch[]> {
  const { stores, matcher } = following;
  const papers = await stores.papers.changedSince(cursor.rev, PAPERS_PER_SLICE);
  const known = await stores.watchFinds.knownPapers(papers.map(paper => paper.id));
  await putChangedWatches(following);
  const context = { matcher, cursor, today: localDate(now, 'UTC') };
  const matches: PaperMatch[] = [];
  for (const paper of papers) {
    matches.push(matchPaper(paper, known.get(paper.id), context));
    await setImmediate();
  }
  return matches;
}

/** Stores the finds of some papers and moves the cursor behind them, unless it was moved in between. Returns how many wait. */
async function storeSlice(
  from: WatchCursor,
  matches: readonly PaperMatch[],
  now: number,
  context: FollowContext,
): Promise<number> {
  const dueAt = createFindDueAt(now);
  let cursor = from;
  let waiting = 0;
  for (const portions of dividePortions(matches)) {
    const stored = await storePortions(cursor, portions, now, { ...context, dueAt });
    if (!stored) break;
    ({ cursor } = stored);
    waiting += stored.waiting;
    await setImmediate();
  }
  return waiting;
}

async function storePortions(
  cursor: WatchCursor,
  portions: readonly FindPortion[],
  now: number,
  { unitOfWork, matcher, dueAt }: FollowContext & { readonly dueAt: FindDueAt },
): Promise<{ readonly cursor: WatchCursor; readonly waiting: number } | undefined> {
  return unitOfWork(async stores => {
    const current = await stores.watchFinds.cursor();
    if (current?.rev !== cursor.rev) return undefined;
    // A paper that was merged or removed since it was read has no row that a find could refer to.
    const existing = new Set(
      (await stores.papers.getMany(portions.map(({ paper }) => paper.id))).map(({ id }) => id),
    );
    const stored = portions.filter(({ paper }) => existing.has(paper.id));
    const waiting = await storeFinds(stored, now, { matcher, dueAt }, stores);
    const last = portions.findLast(({ isLast }) => isLast);
    const moved = { ...current, rev: last?.paper.rev ?? current.rev };
    await stores.watchFinds.setCursor(moved);
    return { cursor: moved, waiting };
  });
}
