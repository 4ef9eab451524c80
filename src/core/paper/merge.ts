import { emptyPaper, type PaperFields } from './paper.ts';
import { earlierOf } from '../time/partial-date.ts';

type Field = keyof PaperFields;

/** Which of two told values wins. It must not matter which came first, how they are grouped, or that one comes again. */
type Rule<Value> = (a: Value, b: Value) => Value;

/**
 * Which value wins, field by field: as a rule the fuller one, whatever source told it. Every rule picks the greater by
 * an order in which no two values are equal.
 */
const RULES: { readonly [F in Field]: Rule<PaperFields[F]> } = {
  // Own identifiers that differ meet in one arXiv identifier alone. One must be the name in answers; the store knows all.
  externalId: lower,
  // Identity lets none meet that differ.
  arxivId: lower,
  title: betterTitle,
  // Pages cut abstracts off, none adds to them.
  abstract: longer,
  tldr: longer,
  keywords: longerList,
  // The longer list has the names that others leave out behind `et al.`
  authors: longerList,
  // One source counts seven authors, another names three of them: seven.
  authorCount: higher,
  organization: longer,
  // arXiv's first version is meant; what comes later is a revision or a day on a list. A day tells more than its month.
  publishedAt: earlierOf,
  listedOn: union,
  // A later number would be the better one, but records do not tell when theirs was read: a page saved last year may be
  // ingested today. Counters hardly ever fall, so the highest is the latest.
  upvotes: higher,
  comments: higher,
  // The primary category stands first in every source, and some name no others.
  categories: longerList,
  url: longer,
  githubRepo: longer,
  thumbnail: longer,
};

/**
 * What two records together tell of one paper: records merged in any order, grouped in any way and told any number of
 * times end in the same paper. A legal record counts no fewer authors than it names, or does not count.
 */
export function mergeFields(known: PaperFields, incoming: PaperFields): PaperFields {
  const merged: Draft = emptyPaper(known.title);
  for (const field of FIELDS) setField(merged, field, winner(field, known, incoming));
  // Nobody counts: nobody has counted.
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

/** Whether two papers are told the same in every field; what else the objects carry (`id`, `rev`) does not count. */
export function sameFields(a: PaperFields, b: PaperFields): boolean {
  return JSON.stringify(a, FIELDS) === JSON.stringify(b, FIELDS);
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

function lower(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a <= b ? a : b;
}

function higher(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])].toSorted(byCodeUnits);
}

function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
