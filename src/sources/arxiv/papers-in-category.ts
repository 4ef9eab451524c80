import type { Log } from '../../core/log.ts';
import type { FetchOptions } from '../../core/source/remote-sources.ts';
import { SourceFormatError } from '../remote-source-error.ts';
import type { ArxivRecord, FetchQueryPage } from './query-page.ts';

// arXiv allows 2,000 and recommends less; parsing this blocks the event loop for about 10 ms (40 the first time).
const PAGE_SIZE = 200;
// Above this arXiv responds with 400 (API manual, section 3.1.1.2).
const MAX_START = 30_000;

interface CategoryQuery {
  readonly source: string;
  readonly category: string;
  /** First day of submission, `YYYY-MM-DD`, UTC. */
  readonly since: string;
  /** ISO time in UTC. */
  readonly until: string;
  readonly log: Log;
}

/** Fetches the papers of a category by the submission of their first version, oldest first. */
export async function* papersInCategory(
  fetchPage: FetchQueryPage,
  { source, category, since, until, log }: CategoryQuery,
  options: FetchOptions,
): AsyncGenerator<ArxivRecord, void> {
  const end = toMinutes(until);
  let from = toMinutes(`${since}T00:00`);
  let start = 0;
  // The highest total of any response: an empty page by mistake has none.
  let total = 0;
  let wasEmpty = false;
  let line = 0;
  const seen = new Set<string>();
  let newestDay = since;
  // A new query begins with papers that the last one had; within one query no page repeats another.
  let seenInQuery = new Set<string>();
  while (from <= end) {
    const parameters = {
      search_query: `cat:${categoryTerm(category)} AND submittedDate:[${from} TO ${end}]`,
      start: String(start),
      max_results: String(PAGE_SIZE),
      sortBy: 'submittedDate',
      // Oldest first: new submissions do not move the earlier entries.
      sortOrder: 'ascending',
    };
    const [pageStart, knownTotal] = [start, total];
    const page = await fetchPage(
      parameters,
      response => pageStart >= Math.max(knownTotal, response.total ?? 0),
      options,
    );
    total = Math.max(total, page.total ?? 0);
    if (page.entries.length === 0) {
      // It looks like the end, but so does an empty page by mistake: a second one must confirm it.
      if (wasEmpty || options.retries === 0) return;
      wasEmpty = true;
      continue;
    }
    wasEmpty = false;
    const seenBefore = seenInQuery.size;
    for (const entry of page.entries) {
      const key = 'fields' in entry ? entry.fields.arxivId : entry.rejected;
      if (key === null) continue;
      const isKnown = seen.has(key);
      seen.add(key);
      seenInQuery.add(key);
      if ('fields' in entry) {
        if (isKnown) continue;
        newestDay = entry.fields.publishedAt ?? newestDay;
      }
      yield { line: ++line, ...entry };
    }
    // A server that repeats its entries would be asked until its total, or for ever.
    if (seenInQuery.size === seenBefore)
      throw new SourceFormatError('repeats the same entries, page after page', { source });
    start += page.entries.length;
    if (total > 0 && start >= total) return;
    if (start + PAGE_SIZE <= MAX_START) continue;
    // Start a new query at the newest day seen.
    const next = toMinutes(`${newestDay}T00:00`);
    if (next <= from) {
      log.warn('source_day_truncated', { source, category, day: newestDay });
      return;
    }
    from = next;
    seenInQuery = new Set();
    start = 0;
    total = 0;
  }
}

/** Formats an ISO time in UTC as arXiv's `YYYYMMDDHHMM`. */
function toMinutes(iso: string): string {
  return iso.slice(0, 16).replace(/\D/g, '');
}

/** Archives whose papers are in subclasses (arxiv.org/category_taxonomy): `cat:cs` itself matches nothing. */
const ARCHIVES_WITH_SUBCLASSES: ReadonlySet<string> = new Set(
  'astro-ph cond-mat cs econ eess math nlin physics q-bio q-fin stat'.split(' '),
);

/** Returns a category as the query API takes it; of an archive, all its subclasses. */
function categoryTerm(category: string): string {
  return ARCHIVES_WITH_SUBCLASSES.has(category) ? `${category}.*` : category;
}
