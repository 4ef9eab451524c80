import type { PaperFields } from '../core/paper/paper.ts';
import { initialsOf, type PersonName } from '../core/paper/person-name.ts';
import { readableText } from '../core/text/latex/readable-text.ts';
import { bibtex } from './bibtex.ts';
import { assignKeys, keyParts } from './citation-keys.ts';
import { titleLink } from './markdown.ts';
import { toReference, type BibliographyEntry, type Reference } from './reference.ts';

/** One reference to a paper, to be copied. */
export interface Citation {
  readonly bibtex: string;
  /** A line in the style of APA 7. */
  readonly apa: string;
  /** The title with its link. */
  readonly markdown: string;
}

/** What a citation has at most, so that it fits where it is shown. */
export interface CitationLimits {
  readonly names: number;
  /** UTF-16 code units of the title. */
  readonly titleLength: number;
}

/** Longer addresses and categories than any that are in use are left out, in UTF-16 code units. */
const MAX_ADDRESS_LENGTH = 512;
const MAX_CATEGORY_LENGTH = 30;

/** APA 7, section 9.8: up to 20 authors are named; of more, the first 19 and the last. */
const MAX_APA_NAMES = 20;

/** Returns a reference to a paper, without its abstract and keywords; the rest of too many names becomes `others`. */
export function cite(paper: PaperFields, limits: CitationLimits): Citation {
  const entry: BibliographyEntry = { paper: shortened(paper, limits), savedAt: 0 };
  const reference = withShortAddresses(toReference(entry));
  const [key = ''] = assignKeys([keyParts({ ...entry, paper })]);
  const readable = { ...reference, title: readableText(reference.title) };
  return {
    bibtex: bibtex.formatEntry({ ...reference, key }).trimEnd(),
    apa: apaLine(readable),
    markdown: titleLink(readable),
  };
}

function shortened(paper: PaperFields, { names, titleLength }: CitationLimits): PaperFields {
  const { title, authors, authorCount, categories } = paper;
  return {
    ...paper,
    title: title.length <= titleLength ? title : `${title.slice(0, titleLength)}…`,
    authors: authors.slice(0, names),
    authorCount: authors.length > names ? Math.max(authorCount ?? 0, authors.length) : authorCount,
    categories: categories.filter(category => category.length <= MAX_CATEGORY_LENGTH),
    abstract: null,
    tldr: null,
    keywords: [],
  };
}

/** Leaves out long addresses, as they are written: encoding makes an address up to twelve times as long. */
function withShortAddresses(reference: Reference): Reference {
  const { url, doi } = reference;
  return { ...reference, url: withinLength(url), doi: withinLength(doi) };
}

function withinLength(address: string | undefined): string | undefined {
  return address !== undefined && address.length <= MAX_ADDRESS_LENGTH ? address : undefined;
}

function apaLine(reference: Reference): string {
  const { title, date, arxivId, doi, url } = reference;
  const year = `(${date?.year ?? 'n.d.'})`;
  const authors = apaAuthors(reference);
  // Without authors, the title takes their place.
  const head = authors === '' ? `${withStop(title)} ${year}.` : `${authors} ${year}. ${withStop(title)}`;
  const address = doi === undefined ? url : `https://doi.org/${doi}`;
  return [head, arxivId === undefined ? undefined : 'arXiv.', address].filter(Boolean).join(' ');
}

function apaAuthors({ authors, unnamedAuthors }: Reference): string {
  const names = authors.map(apaName);
  const last = names.at(-1);
  if (last === undefined) return '';
  if (unnamedAuthors > 0) return `${names.slice(0, MAX_APA_NAMES - 1).join(', ')}, et al.`;
  if (names.length > MAX_APA_NAMES) return `${names.slice(0, MAX_APA_NAMES - 1).join(', ')}, … ${last}`;
  return names.length === 1 ? withStop(last) : withStop(`${names.slice(0, -1).join(', ')}, & ${last}`);
}

/** Formats `van der Lamp, L. J.`, with a suffix at the end. */
function apaName(name: PersonName): string {
  if (name.kind === 'literal') return readableText(name.name);
  return [readableText(name.family), initialsOf(readableText(name.given)), name.suffix]
    .filter(Boolean)
    .join(', ');
}

function withStop(text: string): string {
  return /[.?!…]$/.test(text) ? text : `${text}.`;
}
