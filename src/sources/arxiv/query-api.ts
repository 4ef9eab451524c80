import type { Clock } from '../../core/time/clock.ts';
import type { ArxivApiClient } from '../../core/source/remote-sources.ts';
import type { Log } from '../../core/log.ts';
import { isFullDate } from '../../core/time/partial-date.ts';
import { excerpt } from '../file/excerpt.ts';
import { endpoint } from '../http/endpoint.ts';
import { IncompleteResponseError, type SourceClient } from '../http/source-client.ts';
import { SourceRefusedError } from '../remote-source-error.ts';
import { assertCategory } from './category.ts';
import { papersByIds } from './papers-by-ids.ts';
import { papersInCategory } from './papers-in-category.ts';
import { readQueryPage, type FetchQueryPage, type QueryPage } from './query-page.ts';

export interface ArxivApiClientOptions {
  readonly baseUrl: string;
  /** The client that all hosts of arXiv share. */
  readonly http: SourceClient;
  readonly clock: Clock;
  readonly log: Log;
}

/** Creates a client of arXiv's query API. */
export function createArxivApiClient({ baseUrl, http, clock, log }: ArxivApiClientOptions): ArxivApiClient {
  const { source } = http;

  const fetchPage: FetchQueryPage = (parameters, mayBeEmpty, options) => {
    const url = endpoint(baseUrl, ['api', 'query']);
    url.search = new URLSearchParams(parameters).toString();
    return http.get(url, {
      type: 'XML',
      ...options,
      read: ({ status, body }, isLastAttempt) => {
        if (status !== 200 && status !== 400) {
          throw new SourceRefusedError(`refused ${url.pathname} with HTTP ${status}; check the address`, {
            source,
            status,
          });
        }
        const page = status === 200 ? readQueryPage(body, source) : readErrorPage(body, source);
        if (page.error !== null) throw new SourceRefusedError(page.error, { source, status: 400 });
        if (page.entries.length > 0 || mayBeEmpty(page, isLastAttempt)) return page;
        throw new IncompleteResponseError('a page without the expected entries');
      },
    });
  };

  return {
    byIds: (ids, options = {}) => papersByIds(fetchPage, ids, options),

    async *inCategory(category, since, options = {}) {
      assertCategory(category, source);
      if (!isFullDate(since)) throw new SourceRefusedError(`"${excerpt(since)}" is not a day`, { source });
      const until = new Date(clock.now()).toISOString();
      yield* papersInCategory(fetchPage, { source, category, since, until, log }, options);
    },
  };
}

/** Reads a response with status 400. It usually is a feed with an error entry, but arXiv does not promise that. */
function readErrorPage(body: string, source: string): QueryPage {
  const isXml = /^\s*<(?:\?xml|feed)\b/.test(body);
  const error = isXml ? readQueryPage(body, source).error : null;
  return { entries: [], total: null, error: error ?? 'the query was not accepted (HTTP 400)' };
}
