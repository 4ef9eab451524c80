import { arxivUrl, parseArxivId } from '../core/paper/arxiv-id.ts';
import type { PaperFields } from '../core/paper/paper.ts';
import { parseUrl } from '../core/text/parse-url.ts';
import { isPartialDate } from '../core/time/partial-date.ts';
import { cleanText } from '../core/text/untrusted-text.ts';
import { readName, type Name } from './name.ts';

/** A paper to be written, and when it was saved. */
export interface Entry {
  readonly paper: PaperFields;
  /** ms since the epoch */
  readonly savedAt: number;
}

/** What a reference says of a paper: every text is clean, stands on one line and is never empty. */
export interface Reference {
  readonly title: string;
  /** Those that are known by name, in the order of the paper. */
  readonly authors: readonly Name[];
  /** Authors whose names are not known. */
  readonly unnamed: number;
  readonly date: PublicationDate | undefined;
  readonly arxivId: string | undefined;
  /** The DOI that arXiv gives each of its papers. */
  readonly doi: string | undefined;
  readonly url: string | undefined;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly abstract: string | undefined;
  readonly summary: string | undefined;
  readonly organization: string | undefined;
  /** Where its code is: `owner/name` on GitHub, or an address. */
  readonly code: string | undefined;
}

/** As far as it is known; as text with two or four digits. */
export interface PublicationDate {
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

/** The facts of a paper that references are made of. */
export function toReference(paper: PaperFields): Reference {
  const authors = paper.authors.map(readName).filter(name => name !== undefined);
  const arxivId =
    paper.arxivId !== null && parseArxivId(paper.arxivId)?.id === paper.arxivId ? paper.arxivId : undefined;
  return {
    title: textOf(paper.title) ?? 'Untitled',
    authors,
    unnamed: Math.max(0, (paper.authorCount ?? 0) - authors.length),
    date: dateOf(paper.publishedAt),
    arxivId,
    // arXiv's help pages, "arXiv DOIs"; registered for all of its papers, also those from before.
    doi: arxivId === undefined ? undefined : `10.48550/arXiv.${arxivId}`,
    url: arxivId === undefined ? urlOf(paper.url) : arxivUrl(arxivId, 'abs'),
    categories: textsOf(paper.categories),
    keywords: textsOf(paper.keywords),
    abstract: textOf(paper.abstract),
    summary: textOf(paper.tldr),
    organization: textOf(paper.organization),
    code: textOf(paper.githubRepo),
  };
}

/** How many authors there are beside the named ones, for formats that have no other way to say it. */
export function unnamedWords({ authors, unnamed }: Reference): string | undefined {
  if (unnamed === 0) return undefined;
  if (authors.length === 0) return unnamed === 1 ? '1 author' : `${unnamed} authors`;
  return unnamed === 1 ? 'and 1 other author' : `and ${unnamed} other authors`;
}

function textOf(text: string | null): string | undefined {
  return cleanText(text ?? '') || undefined;
}

function textsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.map(text => cleanText(text)))].filter(text => text !== '');
}

function dateOf(date: string | null): PublicationDate | undefined {
  if (date === null || !isPartialDate(date)) return undefined;
  const [year = '', month, day] = date.split('-');
  return { year, month, day };
}

/** Web addresses alone, without a password, encoded so that no format sees an end or a command in one. */
function urlOf(text: string | null): string | undefined {
  const url = text === null ? undefined : parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return url.href.replace(/[^!-~]|[()<>[\]{}\\|^`"'*]/gu, character => encode(character));
}

function encode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
