import { newestListDay } from '../../core/time/list-day.ts';
import { periodByName, type ListKind } from '../../core/time/periods.ts';
import type { FetchOptions, HuggingFaceClient } from '../../core/source/remote-sources.ts';
import type { Log } from '../../core/log.ts';
import type { SourceRecord } from '../../core/paper/record.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { endpoint } from '../http/endpoint.ts';
import type { SourceClient } from '../http/source-client.ts';
import { SourceFormatError, SourceRefusedError } from '../remote-source-error.ts';
import { SourceError } from '../source-error.ts';
import { parseJson, toRefusedError } from './read-response.ts';
import { rejectErrors } from '../file/reject-errors.ts';
import { createInvalidFields, type InvalidFields } from './invalid-fields.ts';
import { nextPage } from './next-link.ts';
import { paperToFields, wrapperToFields } from './to-fields.ts';
import { decodePaper, decodeWrapper } from './wire.ts';

export interface HuggingFaceClientOptions {
  readonly baseUrl: string;
  /** Raises the limits. Sent to `baseUrl` only, never logged. */
  readonly token?: string | undefined;
  readonly http: SourceClient;
  /** Returns the time by which days have lists, ms since the epoch. */
  readonly now: () => number;
  readonly log: Log;
}

// The limits of the API (source: documentation of the Hub API).
const PAGE_SIZE = 100;
const MAX_QUERY_LENGTH = 250;
const MAX_SEARCH_LIMIT = 120;
// The fullest months have about 2,000 papers; no list has a hundred pages.
const MAX_PAGES = 100;

/** The query parameter that selects a list of each kind. */
const LIST_PARAMETERS: Readonly<Record<ListKind, string>> = {
  daily: 'date',
  weekly: 'week',
  monthly: 'month',
};

/** Creates a client of Hugging Face's paper API. Throws `SourceError` for an invalid token. */
export function createHuggingFaceClient({
  baseUrl,
  token,
  http,
  now,
  log,
}: HuggingFaceClientOptions): HuggingFaceClient {
  const { source } = http;
  if (token !== undefined && !/^[!-~]+$/.test(token)) {
    throw new SourceError(`${source}: HF_TOKEN contains characters that no token has; copy it again`);
  }
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const context = { source, token, isPrivate: false };

  const fetchPage = (url: URL, { signal, retries, yields }: FetchOptions, isPrivate = false) =>
    http.get(url, {
      type: 'JSON',
      headers,
      signal,
      retries,
      yields,
      read: response => {
        if (response.status !== 200) throw toRefusedError(response, { ...context, isPrivate });
        const items = parseJson(response, context);
        if (!Array.isArray(items)) throw new SourceFormatError('sent no list of papers', { source });
        return { items: items.map((item: unknown) => item), next: nextPage(response.header('link'), url) };
      },
    });

  async function* fetchPages(
    parameters: Record<string, string>,
    listDay: string | null,
    options: FetchOptions,
  ): AsyncGenerator<SourceRecord, void> {
    const seen = new Set<string>();
    const invalid = createInvalidFields(source, log);
    let line = 0;
    let url: URL | undefined = endpoint(baseUrl, ['api', 'daily_papers']);
    url.search = new URLSearchParams({ ...parameters, limit: String(PAGE_SIZE) }).toString();
    try {
      while (url) {
        seen.add(url.href);
        const page = await fetchPage(url, options);
        for (const item of page.items) {
          line += 1;
          yield toRecord(item, line, { listDay, invalid });
        }
        // A page past the end is empty, whatever its header says.
        url = page.items.length === 0 ? undefined : page.next;
        if (url && (seen.has(url.href) || seen.size >= MAX_PAGES)) {
          throw new SourceFormatError(`lists endless pages (${seen.size} were read)`, { source });
        }
      }
    } finally {
      invalid.report();
    }
  }

  async function* fetchList(
    kind: ListKind,
    name: string,
    options: FetchOptions = {},
  ): AsyncGenerator<SourceRecord, void> {
    const period = periodByName(kind, name);
    if (!period) throw new SourceRefusedError(`no such day, week or month: ${name}`, { source });
    if (period.first > newestListDay(now())) return;
    yield* fetchPages({ [LIST_PARAMETERS[kind]]: name }, kind === 'daily' ? name : null, options);
  }

  return {
    daily: (date, options) => fetchList('daily', date, options),
    weekly: (week, options) => fetchList('weekly', week, options),
    monthly: (month, options) => fetchList('monthly', month, options),

    async *trending({ limit = PAGE_SIZE, ...options } = {}) {
      for await (const record of fetchPages({ sort: 'trending' }, null, options)) {
        if (record.line > limit) return;
        yield record;
        if (record.line === limit) return;
      }
    },

    async paper(arxivId, { signal, retries, yields } = {}) {
      const id = parseArxivId(arxivId)?.id;
      if (id === undefined) return undefined;
      return await http.get(endpoint(baseUrl, ['api', 'papers', ...id.split('/')]), {
        type: 'JSON',
        headers,
        signal,
        retries,
        yields,
        read: response => {
          if (response.status === 404) return undefined;
          if (response.status !== 200) throw toRefusedError(response, context);
          const decoded = decodePaper(parseJson(response, context));
          const result = 'rejected' in decoded ? decoded : paperToFields(decoded.value);
          if ('rejected' in result) throw new SourceFormatError(result.rejected, { source });
          return result.fields;
        },
      });
    },

    async search(query, { limit = 20, ...options } = {}) {
      const words = cleanText(query)
        .slice(0, MAX_QUERY_LENGTH)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim();
      if (words === '') return [];
      const url = endpoint(baseUrl, ['api', 'papers', 'search']);
      const count = Math.max(1, Math.min(limit, MAX_SEARCH_LIMIT));
      url.search = new URLSearchParams({ q: words, limit: String(count) }).toString();
      const { items } = await fetchPage(url, options, true);
      const invalid = createInvalidFields(source, log);
      const records = items
        .slice(0, count)
        .map((item, index) => toRecord(item, index + 1, { listDay: null, invalid }));
      invalid.report();
      return records;
    },
  };
}

/** Decodes one entry of a list; an entry that cannot be used is a rejection of its own. */
function toRecord(
  item: unknown,
  line: number,
  { listDay, invalid }: { listDay: string | null; invalid: InvalidFields },
): SourceRecord {
  const decode = () => {
    const decoded = decodeWrapper(item);
    if ('rejected' in decoded) return decoded;
    if (decoded.invalidFields.length > 0) invalid.add(decoded.value.paper.id, decoded.invalidFields);
    return wrapperToFields(decoded.value, listDay);
  };
  return { line, ...rejectErrors(decode) };
}
