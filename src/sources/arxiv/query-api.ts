import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import type { Clock } from '../../core/time/clock.ts';
import type { FetchOptions } from '../../core/source/live-sources.ts';
import type { Log } from '../../core/log.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import { endpoint } from '../http/endpoint.ts';
import { IncompleteAnswer, type SourceClient } from '../http/source-client.ts';
import { SourceRefusedError } from '../live-error.ts';
import { assertCategory } from './category.ts';
import { readQueryPage, type ArxivEntry, type QueryPage } from './query-page.ts';

/** A record of arXiv: a `SourceRecord` that also knows which version was described. `line` counts from 1. */
export type ArxivRecord = ArxivEntry & { readonly line: number };

/**
 * arXiv's query API. Records come slice by slice, as they are read; what was given stays good if a later slice fails.
 *
 * Errors: `SourceUnavailableError`, `SourceRefusedError`, `SourceFormatError`, the signal's reason.
 */
export interface ArxivApi {
  /**
   * Papers by their ids, in any usual form and any number; the newest version of each. Ids that arXiv does not know are
   * absent, texts that are no id are rejected.
   */
  byIds(ids: readonly string[], asking?: FetchOptions): AsyncGenerator<ArxivRecord, void>;
  /** Papers of a category first submitted on the day `since` (`YYYY-MM-DD`, UTC) or later, oldest first. */
  inCategory(category: string, since: string, asking?: FetchOptions): AsyncGenerator<ArxivRecord, void>;
}

export interface ArxivApiOptions {
  readonly baseUrl: string;
  /** The one group of all arXiv's hosts. */
  readonly http: SourceClient;
  readonly clock: Clock;
  readonly log: Log;
}

// A hundred ids make an address of 1.5 kB, which everything on the way bears.
const BATCH = 100;
// arXiv allows 2,000 and asks for less; this is parsed in some 10 ms (40 the first time), in which nothing else runs.
const SLICE = 200;
// Past this arXiv answers 400 (API manual, section 3.1.1.2).
const LAST_START = 30_000;

export function openArxivApi({ baseUrl, http, clock, log }: ArxivApiOptions): ArxivApi {
  const { source } = http;

  const ask = (
    parameters: Readonly<Record<string, string>>,
    mayBeEmpty: (page: QueryPage, isLastTry: boolean) => boolean,
    asking: FetchOptions,
  ): Promise<QueryPage> => {
    const url = endpoint(baseUrl, ['api', 'query']);
    url.search = new URLSearchParams(parameters).toString();
    return http.get(url, {
      type: 'XML',
      ...asking,
      read: ({ status, body }, isLastTry) => {
        if (status !== 200 && status !== 400) {
          throw new SourceRefusedError(`refused ${url.pathname} with HTTP ${status}; check the address`, {
            source,
            status,
          });
        }
        const page = status === 200 ? readQueryPage(body, source) : errorPage(body, source);
        if (page.error !== null) throw new SourceRefusedError(page.error, { source, status: 400 });
        // Now and then arXiv answers an empty page by mistake.
        if (page.entries.length > 0 || mayBeEmpty(page, isLastTry)) return page;
        throw new IncompleteAnswer('a page without entries, where some were due');
      },
    });
  };

  /** Of a batch that arXiv refuses, the part it accepts: one id that it dislikes spoils the others otherwise. */
  async function* batch(ids: readonly string[], asking: FetchOptions): AsyncGenerator<ArxivEntry> {
    let page: QueryPage;
    try {
      const parameters = { id_list: ids.join(','), start: '0', max_results: String(ids.length) };
      const isNone = ({ total }: QueryPage, isLastTry: boolean) =>
        ids.length === 1 ? (total ?? 0) === 0 : isLastTry && total === 0;
      page = await ask(parameters, isNone, asking);
    } catch (error) {
      if (!(error instanceof SourceRefusedError) || error.status !== 400) throw error;
      const [only] = ids;
      if (ids.length === 1) {
        yield { rejected: `${only}: ${error.message}` };
        return;
      }
      const half = Math.ceil(ids.length / 2);
      yield* batch(ids.slice(0, half), asking);
      yield* batch(ids.slice(half), asking);
      return;
    }
    const wanted = new Set(ids);
    for (const entry of page.entries) {
      // Never by position: unknown ids leave no gap.
      const id = 'fields' in entry ? entry.fields.arxivId : null;
      if (id === null || wanted.delete(id)) yield entry;
    }
  }

  return {
    async *byIds(ids, { signal, isHurried } = {}) {
      let line = 0;
      const known = new Set<string>();
      for (const text of ids) {
        const id = parseArxivId(text)?.id;
        if (id !== undefined) known.add(id);
        else yield { line: ++line, rejected: `not an arXiv id: "${excerpt(cleanText(text))}"` };
      }
      const all = [...known];
      for (let at = 0; at < all.length; at += BATCH) {
        for await (const entry of batch(all.slice(at, at + BATCH), { signal, isHurried }))
          yield { line: ++line, ...entry };
      }
    },

    async *inCategory(category, since, asking = {}) {
      assertCategory(category, source);
      if (!isFullDate(since)) throw new SourceRefusedError(`"${excerpt(since)}" is no day`, { source });
      const end = minute(new Date(clock.now()).toISOString());
      let from = minute(`${since}T00:00`);
      let start = 0;
      // The largest number of papers that an answer told: an empty page by mistake tells none.
      let most = 0;
      let wasEmpty = false;
      let line = 0;
      const seen = new Set<string>();
      let newest = since;
      while (from <= end) {
        const parameters = {
          search_query: `cat:${category} AND submittedDate:[${from} TO ${end}]`,
          start: String(start),
          max_results: String(SLICE),
          sortBy: 'submittedDate',
          // Oldest first: what is submitted meanwhile moves nothing.
          sortOrder: 'ascending',
        };
        const [at, told] = [start, most];
        const page = await ask(parameters, ({ total }) => at >= Math.max(told, total ?? 0), asking);
        most = Math.max(most, page.total ?? 0);
        if (page.entries.length === 0) {
          // No answer tells of more; an empty page by mistake would not either, so a second one must agree.
          if (wasEmpty || asking.isHurried) return;
          wasEmpty = true;
          continue;
        }
        wasEmpty = false;
        for (const entry of page.entries) {
          if ('fields' in entry) {
            const { arxivId, publishedAt } = entry.fields;
            if (arxivId === null || seen.has(arxivId)) continue;
            seen.add(arxivId);
            newest = publishedAt ?? newest;
          }
          yield { line: ++line, ...entry };
        }
        start += page.entries.length;
        if (most > 0 && start >= most) return;
        if (start + SLICE <= LAST_START) continue;
        // Go on from the last day that was seen, as a query of its own.
        const next = minute(`${newest}T00:00`);
        if (next <= from) {
          log.warn('a source lists more papers of a day than it gives', { source, category, day: newest });
          return;
        }
        from = next;
        start = 0;
        most = 0;
      }
    },
  };
}

/** arXiv's `YYYYMMDDHHMM` of an ISO time in UTC. */
function minute(iso: string): string {
  return iso.slice(0, 16).replace(/\D/g, '');
}

/** An answer with status 400: mostly the error entry, but nothing promises it. */
function errorPage(body: string, source: string): QueryPage {
  const isXml = /^\s*<(?:\?xml|feed)\b/.test(body);
  const error = isXml ? readQueryPage(body, source).error : null;
  return { entries: [], total: null, error: error ?? 'the query is not accepted (HTTP 400)' };
}
