import { MAX_LIST_DAYS } from './field-limits.ts';
import { emptyPaper, type PaperFields } from './paper.ts';
import { earlierOf } from '../time/partial-date.ts';

type Field = keyof PaperFields;

/** Chooses between two values. Must be commutative, associative and idempotent. */
type Rule<Value> = (a: Value, b: Value) => Value;

/**
 * The rule for each field: usually the fuller value wins, whatever its source. Every rule picks the greater value by a
 * total order.
 */
const RULES: { readonly [F in Field]: Rule<PaperFields[F]> } = {
  // External ids differ only if the arXiv ids are equal. One is shown; the store keeps the others as aliases.
  externalId: lower,
  // Records with different arXiv ids are never merged.
  arxivId: lower,
  // DOIs differ only if the arXiv ids are equal: of a preprint and its publications. The store keeps the others as aliases.
  doi: lower,
  title: betterTitle,
  // Pages truncate abstracts, none extends them.
  abstract: longer,
  tldr: longer,
  keywords: longerList,
  // The longer list has the names that others omit as `et al.`
  authors: longerList,
  // If one source counts seven authors and another names three of them, there are seven.
  authorCount: higher,
  organization: longer,
  // The date of arXiv's first version; later dates are revisions or list days. A day is more precise than its month.
  publishedAt: earlierOf,
  listedOn: union,
  // The latest number would be best, but records do not say when it was read: a page saved last year may be ingested
  // today. Counters rarely fall, so the highest is the latest.
  upvotes: higher,
  comments: higher,
  // The primary category is first in every source, and some sources omit the others.
  categories: longerList,
  url: longer,
  githubRepo: longer,
  thumbnail: longer,
  // Sources that do not say so are silent about it: a saved page, or an older record that is read later. For the few papers
  // that come back, an operator removes the paper and ingests it again.
  isWithdrawn: either,
};

/**
 * Merges two records of one paper. The result is the same in any order and grouping, and with any repetitions.
 * `authorCount` of a valid record is at least the number of its authors, or `null`.
 */
export function mergeFields(known: PaperFields, incoming: PaperFields): PaperFields {
  const merged: Draft = emptyPaper(known.title);
  for (const field of FIELDS) setField(merged, field, winner(field, known, incoming));
  // `null` means unknown.
  if (merged.authorCount !== null) merged.authorCount = Math.max(merged.authorCount, merged.authors.length);
  return merged;
}

type Draft = { -readonly [F in Field]: PaperFields[F] };

function isField(name: string): name is Field {
  return name in RULES;
}

const FIELDS = Object.keys(RULES).filter(isField);

function winner<F extends Field>(field: F, known: PaperFields, incoming: PaperFields): PaperFields[F] {
  const rule: Rule<PaperFields[F]> = RULES[field];
  return rule(known[field], incoming[field]);
}

function setField<F extends Field>(merged: Draft, field: F, value: PaperFields[F]): void {
  merged[field] = value;
}

/** Returns true if two papers are equal in every field; other properties (`id`, `rev`) are ignored. */
export function sameFields(a: PaperFields, b: PaperFields): boolean {
  return JSON.stringify(a, FIELDS) === JSON.stringify(b, FIELDS);
}

/** Returns the title with less LaTeX and HTML, which is hard to read; of equal ones the longer. */
function betterTitle(a: string, b: string): string {
  const difference = countMarkup(a) - countMarkup(b);
  if (difference !== 0) return difference < 0 ? a : b;
  return longerText(a, b);
}

function countMarkup(title: string): number {
  return title.match(/[$\\{]|<\/?[a-z]|&#?\w+;/gi)?.length ?? 0;
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

function lower(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}

function higher(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function either(a: boolean, b: boolean): boolean {
  return a || b;
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  // The newest of any union are the newest of all, so the result does not depend on the order either.
  return [...new Set([...a, ...b])].toSorted(byCodeUnits).slice(-MAX_LIST_DAYS);
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
