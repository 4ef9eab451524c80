import type { Paper, PaperStore } from '../core/paper/paper.ts';
import type { PaperIndex } from '../core/search/search.ts';
import type { SearchRequest } from '../core/search/search-request.ts';
import { addDays, localDate } from '../core/time/calendar.ts';
import { isRecent, MAX_PAPER_AGE_DAYS } from '../core/watch/new-paper.ts';
import { parseWatchCriteria } from '../core/watch/watch-query.ts';
import type { WatchMatcher } from '../core/watch/watch-matcher.ts';
import type { WatchCriteria } from '../core/watch/watch.ts';
import { filterOption } from './search-papers.ts';

/** Papers of an alternative that are compared with the rule: more of one month would be a watch that tells too much. */
const MAX_CANDIDATES = 500;

export interface PreviewContext {
  readonly papers: Pick<PaperStore, 'getMany'>;
  readonly index: Pick<PaperIndex, 'search'>;
  readonly watchMatcher: Pick<WatchMatcher, 'fits'>;
  /** ms since the epoch */
  readonly now: number;
}

/**
 * Returns the papers of the last 30 days that fit the criteria of a watch, newest first; none if they are invalid. Of each
 * alternative, at most the first 500 that the index finds are compared.
 */
export async function previewWatch(criteria: WatchCriteria, context: PreviewContext): Promise<Paper[]> {
  const { papers, watchMatcher, now } = context;
  const parsed = parseWatchCriteria(criteria);
  if ('problem' in parsed) return [];
  const today = localDate(now, 'UTC');
  const ids = parsed.alternatives.flatMap(request => candidates(request, today, context));
  const found = await papers.getMany([...new Set(ids)]);
  return found
    .filter(paper => isRecent(paper, today) && watchMatcher.fits(paper, criteria))
    .toSorted((a, b) => (dateOf(a) === dateOf(b) ? b.id - a.id : dateOf(a) < dateOf(b) ? 1 : -1));
}

/** Returns papers that may fit: those of the last two months with all words, since a paper may be listed after its date. */
function candidates(request: SearchRequest, today: string, { index }: PreviewContext): readonly number[] {
  const from = addDays(today, -2 * MAX_PAPER_AGE_DAYS);
  const recent = request.from !== undefined && request.from > from ? request : { ...request, from };
  const found = index.search(request.words, {
    limit: MAX_CANDIDATES,
    phrases: request.phrases,
    ...filterOption(recent),
    ...(request.words === '' ? { order: 'newest' } : { allWordsFirst: true }),
  });
  return found.hits.map(hit => hit.id);
}

const dateOf = ({ publishedAt, listedOn }: Paper): string => listedOn.at(-1) ?? publishedAt ?? '';
