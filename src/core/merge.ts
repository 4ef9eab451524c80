import { untoldPaper, type PaperFields } from './paper.ts';
import { earlierOf } from './partial-date.ts';

/**
 * What two records together tell of one paper: the fuller one wins, field by field. Every rule picks the greater by
 * an order in which no two values are equal, so that records merged in any order, grouped in any way and told any
 * number of times end in the same paper. A legal record counts no fewer authors than it names, or does not count.
 */
export function mergeFields(known: PaperFields, told: PaperFields): PaperFields {
  return {
    // Identity lets records with different own identifiers meet only in one arXiv identifier; one of them is kept.
    ownId: lesser(known.ownId, told.ownId),
    arxivId: lesser(known.arxivId, told.arxivId),
    title: betterTitle(known.title, told.title),
    abstract: longer(known.abstract, told.abstract),
    tldr: longer(known.tldr, told.tldr),
    keywords: longerList(known.keywords, told.keywords),
    authors: longerList(known.authors, told.authors),
    authorCount: mostAuthors(known, told),
    organization: longer(known.organization, told.organization),
    publishedAt: earlierOf(known.publishedAt, told.publishedAt),
    listedOn: [...new Set([...known.listedOn, ...told.listedOn])].toSorted(byCodeUnits),
    upvotes: most(known.upvotes, told.upvotes),
    comments: most(known.comments, told.comments),
    categories: longerList(known.categories, told.categories),
    url: longer(known.url, told.url),
    githubRepo: longer(known.githubRepo, told.githubRepo),
    thumbnail: longer(known.thumbnail, told.thumbnail),
  };
}

const FIELD_NAMES = Object.keys(untoldPaper(''));

/** Whether two papers are told the same in every field; what else the objects carry (`id`, `rev`) does not count. */
export function sameFields(a: PaperFields, b: PaperFields): boolean {
  return JSON.stringify(a, FIELD_NAMES) === JSON.stringify(b, FIELD_NAMES);
}

/** The title with fewer marks of LaTeX, which nobody wants to read on a card; then the longer. */
function betterTitle(a: string, b: string): string {
  const difference = latexMarks(a) - latexMarks(b);
  if (difference !== 0) return difference < 0 ? a : b;
  return longerText(a, b);
}

function latexMarks(title: string): number {
  return title.match(/[$\\{]/g)?.length ?? 0;
}

function longer(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : longerText(a, b);
}

function longerText(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return a <= b ? a : b;
}

function longerList(a: readonly string[], b: readonly string[]): readonly string[] {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return JSON.stringify(a) <= JSON.stringify(b) ? a : b;
}

function lesser(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}

function most(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

/** One source counts seven authors, another names three of them: seven. Nobody counts: nobody has counted. */
function mostAuthors(a: PaperFields, b: PaperFields): number | null {
  const counted = most(a.authorCount, b.authorCount);
  return counted === null ? null : Math.max(counted, a.authors.length, b.authors.length);
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
