import type { XmlElement } from '@rgrove/parse-xml';
import { parseArxivId } from '../../core/paper/arxiv-id.ts';
import { emptyPaper, type PaperFields } from '../../core/paper/paper.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { excerpt } from '../file/excerpt.ts';
import { SourceFormatError } from '../live-error.ts';
import { titleProblem } from '../file/title-problem.ts';
import { utcDay } from '../utc-day.ts';
import { categoriesOf } from './category.ts';
import { childrenOf, localName, parseRoot, textOf } from './xml.ts';

/** One entry of an answer: a paper and which version of it was described; or why it is none. */
export type ArxivEntry =
  { readonly fields: PaperFields; readonly version: number | null } | { readonly rejected: string };

/** An answer of the query API. */
export interface QueryPage {
  readonly entries: readonly ArxivEntry[];
  /** Entries that the query has in all, if the answer tells. */
  readonly total: number | null;
  /** What is wrong with the query, if that is the answer. */
  readonly error: string | null;
}

/** Reads an Atom answer. Throws `SourceFormatError` if it is no feed. */
export function readQueryPage(body: string, source: string): QueryPage {
  const feed = parseFeed(body, source);
  const entries = childrenOf(feed, 'entry');
  const total = textOf(feed, 'totalResults').trim();
  return {
    entries: entries.map(readEntry),
    total: /^\d{1,9}$/.test(total) ? Number(total) : null,
    error: entries.map(errorIn).find(error => error !== null) ?? null,
  };
}

/** The `feed` element that arXiv's answers consist of. */
export function parseFeed(body: string, source: string): XmlElement {
  const root = parseRoot(body, source);
  if (localName(root) === 'feed') return root;
  throw new SourceFormatError(`answered <${excerpt(root.name)}> instead of an Atom feed`, { source });
}

/** arXiv tells of an unusable query in an entry titled `Error`, whose id is an address of its error pages. */
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
    .filter(name => name !== '');
  return {
    version: id.version,
    fields: {
      ...emptyPaper(title),
      arxivId: id.id,
      abstract: cleanText(textOf(entry, 'summary')) || null,
      authors,
      authorCount: authors.length === 0 ? null : authors.length,
      // `published` is the first version's, whatever version is described.
      publishedAt: utcDay(textOf(entry, 'published')),
      categories: categoriesOf(entry),
    },
  };
}
