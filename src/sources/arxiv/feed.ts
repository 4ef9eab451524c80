import type { AnnouncedBatch, ArxivFeedClient } from '../../core/source/remote-sources.ts';
import type { Log } from '../../core/log.ts';
import { excerpt } from '../file/excerpt.ts';
import { endpoint } from '../http/endpoint.ts';
import type { SourceClient } from '../http/source-client.ts';
import { SourceRefusedError, type SourceFormatError } from '../remote-source-error.ts';
import { assertCategory } from './category.ts';
import { readAnnouncement, type Announcement } from './feed-entry.ts';
import { malformedEntry, parseFeed } from './query-page.ts';
import { rejectErrors } from '../file/reject-errors.ts';
import type { XmlElement } from '@rgrove/parse-xml';

export interface ArxivFeedClientOptions {
  readonly baseUrl: string;
  /** The client that all hosts of arXiv share. */
  readonly http: SourceClient;
  readonly log: Log;
}

// arXiv truncates its feeds at this length.
const MAX_FEED_ENTRIES = 2_000;

/**
 * Creates a client of arXiv's daily feeds. On an announcement day, a `newestDay` before it means that the feed is stale;
 * on weekends and holidays the feed is empty.
 */
export function createArxivFeedClient({ baseUrl, http, log }: ArxivFeedClientOptions): ArxivFeedClient {
  const { source } = http;

  const parseBatch = (body: string, categories: string): AnnouncedBatch => {
    const { entries } = parseFeed(body, source);
    const isTruncated = entries.length >= MAX_FEED_ENTRIES;
    if (isTruncated) log.warn('feed_truncated', { source, categories });
    const announcements = entries.map((entry, index) => announcementIn(entry, index + 1));
    return { newestDay: newestDayOf(announcements), isTruncated, announcements };
  };

  return {
    async announced(categories, { signal, retries } = {}) {
      for (const category of categories) assertCategory(category, source);
      const joined = categories.join('+');
      return await http.get(endpoint(baseUrl, ['atom', joined]), {
        type: 'XML',
        signal,
        retries,
        read: ({ status, body }) => {
          if (status !== 200) throw refusedFeed(joined, status, source);
          return parseBatch(body, joined);
        },
      });
    },
  };
}

function refusedFeed(categories: string, status: number, source: string): SourceRefusedError {
  const advice = status === 400 || status === 404 ? 'check that arXiv has the category' : 'check the address';
  return new SourceRefusedError(`refused the feed of ${excerpt(categories)} with HTTP ${status}; ${advice}`, {
    source,
    status,
  });
}

function newestDayOf(announcements: readonly Announcement[]): string | null {
  const days = announcements.flatMap(announcement =>
    'announcedOn' in announcement && announcement.announcedOn !== null ? [announcement.announcedOn] : [],
  );
  return days.length === 0 ? null : days.reduce((a, b) => (a > b ? a : b));
}

function announcementIn(entry: XmlElement | SourceFormatError, line: number): Announcement {
  if (entry instanceof Error) return { line, ...malformedEntry(entry) };
  const result = rejectErrors(() => readAnnouncement(entry, line));
  return 'line' in result ? result : { line, ...result };
}
