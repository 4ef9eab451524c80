import type { FetchOptions } from '../../core/source/live-sources.ts';
import type { Log } from '../../core/log.ts';
import { excerpt } from '../file/excerpt.ts';
import { endpoint } from '../http/endpoint.ts';
import type { SourceClient } from '../http/source-client.ts';
import { SourceRefusedError } from '../live-error.ts';
import { assertCategory } from './category.ts';
import { readAnnouncement, type Announcement } from './feed-entry.ts';
import { parseFeed } from './query-page.ts';
import { childrenOf } from './xml.ts';

/** What was announced last in some categories. */
export interface AnnouncedBatch {
  /**
   * The newest day (`YYYY-MM-DD`, New York) in the batch; `null` in an empty one, as on weekends and holidays. On an
   * announcement day, a day before it means that the feed is stale: try later.
   */
  readonly newestDay: string | null;
  readonly announcements: readonly Announcement[];
}

/** arXiv's daily feeds. Errors: `SourceUnavailableError`, `SourceRefusedError`, `SourceFormatError`, the signal's reason. */
export interface ArxivFeed {
  /** The batch of these categories (`cs.LG`), each paper as often as the feed has it. */
  announced(categories: readonly [string, ...string[]], asking?: FetchOptions): Promise<AnnouncedBatch>;
}

export interface ArxivFeedOptions {
  readonly baseUrl: string;
  /** The one group of all arXiv's hosts. */
  readonly http: SourceClient;
  readonly log: Log;
}

// arXiv cuts its feeds there.
const MOST_ROWS = 2_000;

export function openArxivFeed({ baseUrl, http, log }: ArxivFeedOptions): ArxivFeed {
  const { source } = http;
  return {
    async announced(categories, { signal, isHurried } = {}) {
      for (const category of categories) assertCategory(category, source);
      const named = categories.join('+');
      return await http.get(endpoint(baseUrl, ['atom', named]), {
        type: 'XML',
        signal,
        isHurried,
        read: ({ status, body }) => {
          if (status !== 200) {
            const advice =
              status === 400 || status === 404
                ? '; check that arXiv has the category'
                : '; check the address';
            throw new SourceRefusedError(
              `refused the feed of ${excerpt(named)} with HTTP ${status}${advice}`,
              { source, status },
            );
          }
          const entries = childrenOf(parseFeed(body, source), 'entry');
          if (entries.length >= MOST_ROWS) {
            log.warn('a feed is cut; ask for fewer categories at once', { source, categories: named });
          }
          const announcements = entries.map((entry, index) => readAnnouncement(entry, index + 1));
          return { newestDay: newestDay(announcements), announcements };
        },
      });
    },
  };
}

function newestDay(announcements: readonly Announcement[]): string | null {
  const days = announcements.flatMap(announcement =>
    'announcedOn' in announcement && announcement.announcedOn !== null ? [announcement.announcedOn] : [],
  );
  return days.length === 0 ? null : days.reduce((a, b) => (a > b ? a : b));
}
