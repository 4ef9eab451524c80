import type { XmlElement } from '@rgrove/parse-xml';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { firstDoi } from '../../core/paper/doi.ts';
import { saysWithdrawn } from '../../core/paper/withdrawn.ts';
import type { FetchOptions } from '../../core/source/remote-sources.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import { SourceFormatError } from '../remote-source-error.ts';
import { titleProblem } from '../file/title-problem.ts';
import { utcDay } from '../utc-day.ts';
import { isName } from '../../core/paper/person-name.ts';
import { rejectErrors } from '../file/reject-errors.ts';
import { categoriesOf } from './category.ts';
import { childrenOf, localName, parseEntries, textOf, type ParsedFeed } from './xml.ts';

/** One entry of a response. */
export type ArxivEntry =
  /** A paper with the version that it describes. */
  | { readonly fields: PaperFields; readonly version: number | null }
  /** Why it was rejected. */
  | { readonly rejected: string };

/** A response of the query API. */
export interface QueryPage {
  readonly entries: readonly ArxivEntry[];
  /** How many entries match the query in all; `null` if the response does not say. */
  readonly total: number | null;
  /** The error that arXiv reports for the query. */
  readonly error: string | null;
}

/** A `SourceRecord` of arXiv, with the version that it describes. `line` counts from 1. */
export type ArxivRecord = ArxivEntry & { readonly line: number };

/**
 * Fetches one page of a query. `mayBeEmpty` says whether a page without entries can be right; else it is retried, since
 * arXiv now and then sends one by mistake.
 */
export type FetchQueryPage = (
  parameters: Readonly<Record<string, string>>,
  mayBeEmpty: (page: QueryPage, isLastAttempt: boolean) => boolean,
  options: FetchOptions,
) => Promise<QueryPage>;

/** Parses an Atom response. Throws `SourceFormatError` if it is not a feed. */
export function readQueryPage(body: string, source: string): QueryPage {
  const { root, entries } = parseFeed(body, source);
  const total = textOf(root, 'totalResults').trim();
  return {
    entries: entries.map(entry =>
      entry instanceof Error ? malformedEntry(entry) : rejectErrors(() => readEntry(entry)),
    ),
    total: /^\d{1,9}$/.test(total) ? Number(total) : null,
    error:
      entries.map(entry => (entry instanceof Error ? null : errorIn(entry))).find(error => error !== null) ??
      null,
  };
}

/** Parses a response with a `feed` element. Throws `SourceFormatError` if it has none. */
export function parseFeed(body: string, source: string): ParsedFeed {
  const feed = parseEntries(body, source);
  if (localName(feed.root) === 'feed') return feed;
  throw new SourceFormatError(`sent <${excerpt(feed.root.name)}> instead of an Atom feed`, { source });
}

/** Returns the rejection of an entry that is malformed: the others of its page are read. */
export function malformedEntry(error: SourceFormatError): { readonly rejected: string } {
  return { rejected: `entry: ${error.message}` };
}

/** Returns the error that arXiv reports in an entry titled `Error`, whose id is the address of an error page. */
function errorIn(entry: XmlElement): string | null {
  if (cleanText(textOf(entry, 'title')) !== 'Error') return null;
  if (parseArxivId(textOf(entry, 'id'))) return null;
  return excerpt(cleanText(textOf(entry, 'summary')), 200) || 'no reason given';
}

function readEntry(entry: XmlElement): ArxivEntry {
  const address = textOf(entry, 'id').trim();
  const id = parseArxivId(address);
  if (!id) return { rejected: `entry/id: expected an arXiv address, got "${excerpt(cleanText(address))}"` };
  const title = cleanText(textOf(entry, 'title'));
  const problem = titleProblem(title);
  if (problem !== undefined) return { rejected: `${id.id} ${problem}` };
  const authors = childrenOf(entry, 'author')
    .map(author => cleanText(textOf(author, 'name')))
    // arXiv has `<name>:</name>` between a collaboration and its members.
    .filter(isName);
  return {
    version: id.version,
    fields: {
      ...emptyPaper(title),
      arxivId: id.id,
      doi: firstDoi(textOf(entry, 'doi')),
      isWithdrawn: saysWithdrawn({ abstract: null, comment: cleanText(textOf(entry, 'comment')) }),
      abstract: cleanText(textOf(entry, 'summary')) || null,
      authors,
      authorCount: authors.length === 0 ? null : authors.length,
      // `published` is the date of the first version, whatever version the entry describes.
      publishedAt: utcDay(textOf(entry, 'published')),
      categories: categoriesOf(entry),
    },
  };
}
