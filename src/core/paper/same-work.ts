import { arxivYear } from './arxiv-id.ts';
import { isGenericTitle } from './generic-title.ts';
import type { PaperFields } from './paper.ts';
import { parseName } from './person-name.ts';

/** What a record says about who wrote a paper, and when. */
export type Authorship = Pick<PaperFields, 'arxivId' | 'authors' | 'publishedAt'>;

/**
 * Returns true if two papers that share a title may be one by what is known of their authors and years. If both name
 * authors, none in common, and their years differ, they are two. Papers with a generic title are one only if both name
 * the same authors and the same year.
 */
export function maySharePaper(title: string, a: Authorship, b: Authorship): boolean {
  if (isGenericTitle(title))
    return haveSameAuthors(a.authors, b.authors) && yearOf(a) !== null && yearOf(a) === yearOf(b);
  return !differ(yearOf(a), yearOf(b)) || !haveOtherAuthors(a.authors, b.authors);
}

/**
 * Returns the year in which a paper must have been published that a title joins with this one; `null` for any year, and
 * `'none'` if a generic title joins it with nothing. Narrows what `maySharePaper` has to decide: thousands of papers are
 * called `Editorial`.
 */
export function yearOfNamesakes(fields: Authorship & Pick<PaperFields, 'title'>): string | null {
  if (!isGenericTitle(fields.title)) return null;
  return (fields.authors.length === 0 ? null : yearOf(fields)) ?? 'none';
}

/** Returns the year of publication, else the one in the arXiv id. */
function yearOf({ publishedAt, arxivId }: Authorship): string | null {
  if (publishedAt !== null) return publishedAt.slice(0, 'YYYY'.length);
  return arxivId === null ? null : (arxivYear(arxivId) ?? null);
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** Returns true if both lists name authors, and none is in both. */
function haveOtherAuthors(a: readonly string[], b: readonly string[]): boolean {
  const isKnown = authorMatcher(a);
  return a.length > 0 && b.length > 0 && !b.some(isKnown);
}

/** Returns true if both lists name authors, and the longer has all of the shorter, as in a list cut by `et al.` */
function haveSameAuthors(a: readonly string[], b: readonly string[]): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return shorter.length > 0 && shorter.every(authorMatcher(longer));
}

/**
 * Returns a function that tells whether a name is in a list: an equal family name and no other first initial, or the same
 * words in another order (`Zhang Wei`).
 */
function authorMatcher(authors: readonly string[]): (name: string) => boolean {
  const initialsByFamily = new Map<string, Set<string>>();
  const wholeNames = new Set<string>();
  for (const { family, initial, whole } of authors.map(nameKeys)) {
    const initials = initialsByFamily.get(family) ?? new Set();
    initialsByFamily.set(family, initials.add(initial));
    wholeNames.add(whole);
  }
  return name => {
    const { family, initial, whole } = nameKeys(name);
    const initials = initialsByFamily.get(family);
    const isFamily = initials !== undefined && (initial === '' || initials.has('') || initials.has(initial));
    return isFamily || wholeNames.has(whole);
  };
}

interface NameKeys {
  readonly family: string;
  readonly initial: string;
  /** All words, sorted. */
  readonly whole: string;
}

function nameKeys(text: string): NameKeys {
  const name = parseName(text);
  const whole = text
    .split(/[\s,]+/)
    .map(lettersOf)
    .toSorted()
    .join(' ')
    .trim();
  return name?.kind === 'person'
    ? { family: lettersOf(name.family), initial: lettersOf(name.given).slice(0, 1), whole }
    : { family: lettersOf(name?.name ?? ''), initial: '', whole };
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
