import type { LibraryItem, ReadingStatus } from '../core/library/library-item.ts';
import { arxivUrl, parseArxivId } from '../core/paper/arxiv-id.ts';
import { doiUrl, parseDoi } from '../core/paper/doi.ts';
import type { PaperFields } from '../core/paper/paper.ts';
import { parseUrl } from '../core/text/parse-url.ts';
import { isPartialDate } from '../core/time/partial-date.ts';
import { cleanLines, cleanText } from '../core/text/untrusted-text.ts';
import { parseName, type PersonName } from '../core/paper/person-name.ts';

/** A paper to export. What a user attached to it is absent where no library is exported. */
export interface BibliographyEntry extends Partial<Pick<LibraryItem, 'status' | 'note' | 'tags'>> {
  readonly paper: PaperFields;
  /** Time of the save in ms since the epoch. */
  readonly savedAt: number;
}

/** A paper as references describe it. Every text is clean, has one line and is never empty. */
export interface Reference {
  readonly title: string;
  /** Authors whose names are known, in the order of the paper. */
  readonly authors: readonly PersonName[];
  /** Number of authors whose names are not known. */
  readonly unnamedAuthors: number;
  readonly date: PublicationDate | undefined;
  readonly arxivId: string | undefined;
  /** The DOI of its publication, else the one that arXiv gives each of its papers. */
  readonly doi: string | undefined;
  readonly url: string | undefined;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly abstract: string | undefined;
  readonly summary: string | undefined;
  readonly organization: string | undefined;
  /** Repository of its code: `owner/name` on GitHub, or an address. */
  readonly code: string | undefined;
  /** Time of the save in ms since the epoch. */
  readonly savedAt: number;
  readonly status: ReadingStatus | undefined;
  readonly tags: readonly string[];
  /** The user's note, clean; its lines end in `\n`. */
  readonly note: string | undefined;
}

/** The known parts of a date, as text of two or four digits. */
export interface PublicationDate {
  readonly year: string;
  readonly month: string | undefined;
  readonly day: string | undefined;
}

/** Converts an entry to a reference. */
export function toReference({ paper, savedAt, status, note, tags = [] }: BibliographyEntry): Reference {
  const authors = paper.authors.map(parseName).filter(name => name !== undefined);
  const arxivId =
    paper.arxivId !== null && parseArxivId(paper.arxivId)?.id === paper.arxivId ? paper.arxivId : undefined;
  const doi = safeDoi(paper.doi);
  return {
    title: referenceTitle(paper),
    authors,
    unnamedAuthors: Math.max(0, (paper.authorCount ?? 0) - authors.length),
    date: referenceDate(paper),
    arxivId,
    // arXiv's help pages, "arXiv DOIs": all papers have one, also those older than the scheme.
    doi: doi ?? (arxivId === undefined ? undefined : `10.48550/arXiv.${arxivId}`),
    url:
      arxivId === undefined
        ? (safeWebUrl(paper.url) ?? safeWebUrl(paper.doi === null ? null : doiUrl(paper.doi)))
        : arxivUrl(arxivId, 'abs'),
    categories: cleanTexts(paper.categories),
    keywords: cleanTexts(paper.keywords),
    abstract: cleanOrUndefined(paper.abstract),
    summary: cleanOrUndefined(paper.tldr),
    organization: cleanOrUndefined(paper.organization),
    code: cleanOrUndefined(paper.githubRepo),
    savedAt,
    status,
    tags: cleanTexts(tags),
    note: cleanLines(note ?? '') || undefined,
  };
}

/** Returns a reference's tags and keywords, each once: the formats have one place for both. */
export function tagsAndKeywords({ tags, keywords }: Pick<Reference, 'tags' | 'keywords'>): string[] {
  const known = new Set(tags.map(tag => tag.toLowerCase()));
  return [...tags, ...keywords.filter(keyword => !known.has(keyword.toLowerCase()))];
}

/**
 * Describes the number of unnamed authors, for formats without a field for it. One author beside others by name may stand
 * for several: see `PaperFields.authorCount`.
 */
export function describeUnnamedAuthors({ authors, unnamedAuthors: unnamed }: Reference): string | undefined {
  if (unnamed === 0) return undefined;
  if (authors.length === 0) return unnamed === 1 ? '1 author' : `${unnamed} authors`;
  return unnamed === 1 ? 'and others' : `and ${unnamed} other authors`;
}

function cleanOrUndefined(text: string | null): string | undefined {
  return cleanText(text ?? '') || undefined;
}

function cleanTexts(texts: readonly string[]): string[] {
  return [...new Set(texts.map(text => cleanText(text)))].filter(text => text !== '');
}

/** Returns the title of a paper, clean and never empty. */
export function referenceTitle({ title }: PaperFields): string {
  return cleanOrUndefined(title) ?? 'Untitled';
}

/** Returns the known parts of a paper's date. */
export function referenceDate({ publishedAt: date }: PaperFields): PublicationDate | undefined {
  if (date === null || !isPartialDate(date)) return undefined;
  const [year = '', month, day] = date.split('-');
  return { year, month, day };
}

/** Returns a DOI that needs no escaping in any format; `undefined` for others, which few publishers give. */
function safeDoi(text: string | null): string | undefined {
  const doi = text === null ? undefined : parseDoi(text);
  return doi !== undefined && /^[!-~]+$/.test(doi) && !/[{}\\"%#`|^~]/.test(doi) ? doi : undefined;
}

/**
 * Returns a web address encoded so that it contains no delimiter or command of any format; `undefined` for other
 * addresses, and for those with a user name or password.
 */
function safeWebUrl(text: string | null): string | undefined {
  const url = text === null ? undefined : parseUrl(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return url.href.replace(/[^!-~]|[()<>[\]{}\\|^`"'*]/gu, character => percentEncode(character));
}

function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map(byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
