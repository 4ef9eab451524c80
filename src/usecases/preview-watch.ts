import { setImmediate } from 'node:timers/promises';
import type { Paper, PaperId, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { SearchAlternative } from '../core/search/search-request.ts';
import { addDays, localDate } from '../core/time/calendar.ts';
import { isRecent, MAX_PAPER_AGE_DAYS } from '../core/watch/new-paper.ts';
import { parseWatchCriteria } from '../core/watch/watch-query.ts';
import type { WatchMatcher } from '../core/watch/watch-matcher.ts';
import type { WatchCriteria } from '../core/watch/watch.ts';
import { filterOption } from './search-papers.ts';

/** Papers that are compared with the criteria: more of one month would be a watch that tells too much. */
const MAX_CANDIDATES = 500;

/** Papers that are compared in one step; each takes up to a millisecond. */
const PAPERS_PER_STEP = 10;

export interface PreviewContext {
  readonly papers: Pick<PaperStore, 'getMany' | 'idsSince'>;
  readonly index: Pick<PaperIndex, 'search'>;
  readonly watchMatcher: Pick<WatchMatcher, 'predicateOf'>;
  /** ms since the epoch */
  readonly now: number;
}

/** The papers of the last days that fit a watch. */
interface WatchPreview {
  /** Newest first. */
  readonly found: readonly Paper[];
  /** Whether all papers that may fit were compared; there may be more of them otherwise. */
  readonly isComplete: boolean;
}

/**
 * Returns the papers of the last 30 days that fit the criteria of a watch; none if they are invalid. At most 500 papers are
 * compared, which the alternatives share. Other events are handled between its steps.
 */
export async function previewWatch(criteria: WatchCriteria, context: PreviewContext): Promise<WatchPreview> {
  const { papers, watchMatcher, now } = context;
  const parsed = parseWatchCriteria(criteria);
  if ('problem' in parsed) return { found: [], isComplete: true };
  const today = localDate(now, 'UTC');
  const { ids, isComplete } = await candidatesOf(parsed.request.alternatives, today, context);
  const fits = watchMatcher.predicateOf(criteria);
  const found: Paper[] = [];
  for (let from = 0; from < ids.length; from += PAPERS_PER_STEP) {
    await setImmediate();
    const some = await papers.getMany(ids.slice(from, from + PAPERS_PER_STEP));
    for (const paper of some)
      if (!paper.isWithdrawn && isRecent(paper, today) && fits(paper)) found.push(paper);
  }
  return { found: found.toSorted(newestFirst), isComplete };
}

/** Returns the ids of papers that may fit one of some alternatives, each once, and whether these are all. */
async function candidatesOf(
  alternatives: readonly SearchAlternative[],
  today: string,
  { index, papers }: PreviewContext,
): Promise<{ readonly ids: readonly PaperId[]; readonly isComplete: boolean }> {
  const listedSince = addDays(today, -MAX_PAPER_AGE_DAYS);
  const listed = new Set(await papers.idsSince({ listed: listedSince, published: NEVER }));
  const searches = listed.size === 0 ? 1 : 2;
  const limit = Math.floor(MAX_CANDIDATES / alternatives.length / searches);
  const ids = new Set<PaperId>();
  let isComplete = true;
  for (const alternative of alternatives) {
    for (const among of searches === 1 ? [undefined] : [undefined, listed]) {
      const { hits, total, totalWithAll = total } = searchRecent(alternative, { today, limit, among }, index);
      for (const { id } of hits) ids.add(id);
      isComplete &&= totalWithAll <= hits.length;
      await setImmediate();
    }
  }
  return { ids: [...ids], isComplete };
}

/** After every date. */
const NEVER = '9999-12-31';

interface RecentOptions {
  readonly today: string;
  readonly limit: number;
  /** The papers that were listed lately, whenever they were published; `undefined` for all that were published lately. */
  readonly among: ReadonlySet<PaperId> | undefined;
}

/** Finds papers with all words. By their dates those of two months, since a coarse date counts as its first day. */
function searchRecent(
  alternative: SearchAlternative,
  { today, limit, among }: RecentOptions,
  index: PreviewContext['index'],
): ReturnType<PaperIndex['search']> {
  const from = addDays(today, -2 * MAX_PAPER_AGE_DAYS);
  const isLater = alternative.from !== undefined && alternative.from > from;
  return index.search(alternative.words, {
    limit,
    phrases: alternative.phrases,
    ...(among === undefined ? {} : { among }),
    ...filterOption(isLater || among !== undefined ? alternative : { ...alternative, from }),
    ...(alternative.words === '' ? { order: 'newest' } : { allWordsFirst: true }),
  });
}

function newestFirst(a: Paper, b: Paper): number {
  if (dateOf(a) === dateOf(b)) return b.id - a.id;
  return dateOf(a) < dateOf(b) ? 1 : -1;
}

const dateOf = ({ publishedAt, listedOn }: Paper): string => listedOn.at(-1) ?? publishedAt ?? '';
