import type { Clock } from '../../core/time/clock.ts';
import { newestListDay } from '../../core/time/list-day.ts';
import type { FetchOptions } from '../../core/source/live-sources.ts';
import type { Log } from '../../core/log.ts';
import type { PaperFields } from '../../core/paper/paper.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { endpoint } from '../http/endpoint.ts';
import type { SourceClient } from '../http/source-client.ts';
import { SourceFormatError, SourceRefusedError } from '../live-error.ts';
import { SourceError } from '../source-error.ts';
import { readJson, refusal } from './answer.ts';
import { firstDayOf, type ListPeriod } from './list-day.ts';
import { nextPage } from './next-link.ts';
import { paperToFields, wrapperToFields } from './to-fields.ts';
import { decodePaper, decodeWrapper } from './wire.ts';

/**
 * Hugging Face's papers. Lists come page by page, as they are read; records count from 1 (`line`), one that is no paper
 * is rejected and stops nothing. What was given stays good if a later page fails.
 *
 * Errors: `SourceUnavailableError`, `SourceRefusedError`, `SourceFormatError`, the signal's reason.
 */
export interface HuggingFace {
  /** A day's list (`YYYY-MM-DD`). Of a day to come it is empty, and nobody is asked. */
  daily(date: string, asking?: FetchOptions): AsyncGenerator<SourceRecord, void>;
  /** An ISO week's list (`YYYY-Www`); empty as above. */
  weekly(week: string, asking?: FetchOptions): AsyncGenerator<SourceRecord, void>;
  /** A month's list (`YYYY-MM`); empty as above. */
  monthly(month: string, asking?: FetchOptions): AsyncGenerator<SourceRecord, void>;
  /** What is upvoted most these days, best first; at most `limit` (100). */
  trending(asking?: FetchOptions & { readonly limit?: number }): AsyncGenerator<SourceRecord, void>;
  /** One paper by its arXiv id, in any usual form; `undefined` if Hugging Face does not know it. Without comments. */
  paper(arxivId: string, asking?: FetchOptions): Promise<PaperFields | undefined>;
  /** The papers that fit the words best; at most `limit` (20, up to 120). */
  search(query: string, asking?: FetchOptions & { readonly limit?: number }): Promise<SourceRecord[]>;
}

export interface HuggingFaceOptions {
  readonly baseUrl: string;
  /** Raises the limits. Sent to `baseUrl` alone, never logged. */
  readonly token?: string | undefined;
  readonly http: SourceClient;
  readonly clock: Clock;
  readonly log: Log;
}

// The most that the API gives (sources: documentation of the Hub API).
const PAGE = 100;
const LONGEST_QUERY = 250;
const MOST_HITS = 120;
// The fullest months have about 2,000 papers; a hundred pages are more than any list has.
const MOST_PAGES = 100;

/** Throws `SourceError` for a token that cannot be one. */
export function openHuggingFace({ baseUrl, token, http, clock, log }: HuggingFaceOptions): HuggingFace {
  const { source } = http;
  if (token !== undefined && !/^[!-~]+$/.test(token)) {
    throw new SourceError(`${source}: HF_TOKEN has characters that no token has; copy it again`);
  }
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const context = { source, token, isPrivate: false };

  const readPage = (url: URL, { signal, isHurried }: FetchOptions, isPrivate = false) =>
    http.get(url, {
      type: 'JSON',
      headers,
      signal,
      isHurried,
      read: answer => {
        if (answer.status !== 200) throw refusal(answer, { ...context, isPrivate });
        const items = readJson(answer, context);
        if (!Array.isArray(items)) throw new SourceFormatError('answered no list of papers', { source });
        return { items: items.map((item: unknown) => item), next: nextPage(answer.header('link'), url) };
      },
    });

  const toRecord = (item: unknown, line: number, listDay: string | null): SourceRecord => {
    const decoded = decodeWrapper(item);
    if ('rejected' in decoded) return { line, rejected: decoded.rejected };
    if (decoded.odd.length > 0) {
      log.warn('a source sent fields of an unknown form', {
        source,
        paper: decoded.value.paper.id,
        fields: decoded.odd,
      });
    }
    return { line, ...wrapperToFields(decoded.value, listDay) };
  };

  async function* pages(
    parameters: Record<string, string>,
    listDay: string | null,
    asking: FetchOptions,
  ): AsyncGenerator<SourceRecord, void> {
    const seen = new Set<string>();
    let line = 0;
    let url: URL | undefined = endpoint(baseUrl, ['api', 'daily_papers']);
    url.search = new URLSearchParams({ ...parameters, limit: String(PAGE) }).toString();
    while (url) {
      seen.add(url.href);
      const page = await readPage(url, asking);
      for (const item of page.items) {
        line += 1;
        yield toRecord(item, line, listDay);
      }
      // Past its end a list is empty, whatever the header says.
      url = page.items.length === 0 ? undefined : page.next;
      if (url && (seen.has(url.href) || seen.size >= MOST_PAGES)) {
        throw new SourceFormatError(`lists pages without end (${seen.size} were read)`, { source });
      }
    }
  }

  async function* list(period: ListPeriod, asking: FetchOptions = {}): AsyncGenerator<SourceRecord, void> {
    const firstDay = firstDayOf(period);
    if (firstDay === undefined) {
      throw new SourceRefusedError(`no such day, week or month: ${Object.values(period).join()}`, { source });
    }
    if (firstDay > newestListDay(clock.now())) return;
    yield* pages({ ...period }, 'date' in period ? period.date : null, asking);
  }

  return {
    daily: (date, asking) => list({ date }, asking),
    weekly: (week, asking) => list({ week }, asking),
    monthly: (month, asking) => list({ month }, asking),

    async *trending({ limit = PAGE, ...asking } = {}) {
      for await (const record of pages({ sort: 'trending' }, null, asking)) {
        if (record.line > limit) return;
        yield record;
        if (record.line === limit) return;
      }
    },

    async paper(arxivId, { signal, isHurried } = {}) {
      const id = parseArxivId(arxivId)?.id;
      if (id === undefined) return undefined;
      return await http.get(endpoint(baseUrl, ['api', 'papers', ...id.split('/')]), {
        type: 'JSON',
        headers,
        signal,
        isHurried,
        read: answer => {
          if (answer.status === 404) return undefined;
          if (answer.status !== 200) throw refusal(answer, context);
          const decoded = decodePaper(readJson(answer, context));
          const adapted = 'rejected' in decoded ? decoded : paperToFields(decoded.value);
          if ('rejected' in adapted) throw new SourceFormatError(adapted.rejected, { source });
          return adapted.fields;
        },
      });
    },

    async search(query, { limit = 20, ...asking } = {}) {
      const words = cleanText(query)
        .slice(0, LONGEST_QUERY)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim();
      if (words === '') return [];
      const url = endpoint(baseUrl, ['api', 'papers', 'search']);
      const wanted = Math.max(1, Math.min(limit, MOST_HITS));
      url.search = new URLSearchParams({ q: words, limit: String(wanted) }).toString();
      const { items } = await readPage(url, asking, true);
      return items.slice(0, wanted).map((item, index) => toRecord(item, index + 1, null));
    },
  };
}
