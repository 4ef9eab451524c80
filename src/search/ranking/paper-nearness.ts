import type { TextIndex } from '../documents/text-index.ts';
import { stemCounts, type Meanings } from '../meaning/meanings.ts';
import { inverseFrequency } from '../query/inverse-frequency.ts';
import { saturated, type WeightedTerm } from './weighted-terms.ts';

/** What papers are compared by. */
export interface NearnessContext {
  readonly index: TextIndex;
  readonly meanings: Pick<Meanings, 'similarityTo' | 'weightOf'>;
}

/** How much the meaning counts beside shared terms; measured, as all numbers of recommendations, by `bench -- recommend`. */
const MEANING_WEIGHT = 0.5;

/**
 * Returns the function that compares a document with each of some papers, or only those from a place on: the cosine of their
 * terms (`unitTerms`), and half that of their meanings. What it returns is valid until its next call.
 */
export function nearnessToTerms(
  papers: readonly number[],
  terms: readonly (readonly WeightedTerm[])[],
  { meanings }: Pick<NearnessContext, 'meanings'>,
): (document: number, termsOfDocument: readonly WeightedTerm[], from?: number) => Float32Array {
  const byTerm = new Map<number, { readonly place: number; readonly weight: number }[]>();
  for (const [place, ofPaper] of terms.entries()) {
    for (const { term, weight } of ofPaper) {
      const others = byTerm.get(term);
      if (others === undefined) byTerm.set(term, [{ place, weight }]);
      else others.push({ place, weight });
    }
  }
  const similarities = papers.map(paper => meanings.similarityTo(paper));
  const nearness = new Float32Array(papers.length);
  return (document, termsOfDocument, from = 0) => {
    for (let place = from; place < papers.length; place += 1)
      nearness[place] = MEANING_WEIGHT * (similarities[place]?.(document) ?? 0);
    for (const { term, weight } of termsOfDocument) {
      for (const other of byTerm.get(term) ?? [])
        if (other.place >= from) nearness[other.place] = (nearness[other.place] ?? 0) + weight * other.weight;
    }
    return nearness;
  };
}

/** Returns the terms of a paper that others have, as a vector of length 1. */
export function unitTerms(paper: number, { index, meanings }: NearnessContext): WeightedTerm[] {
  const { terms, documents } = index;
  const weighted: { term: number; weight: number }[] = [];
  let square = 0;
  for (const [term, count] of stemCounts(paper, index)) {
    const having = terms.papersWith(term);
    if (having < 2) continue;
    const weight = saturated(count) * inverseFrequency(having, documents.size) * meanings.weightOf(term);
    weighted.push({ term, weight });
    square += weight * weight;
  }
  const length = Math.sqrt(square);
  for (const each of weighted) each.weight /= length;
  return weighted;
}
