import type { TextIndex } from '../documents/text-index.ts';
import { stemCounts } from '../meaning/meanings.ts';
import { inverseFrequency } from '../query/inverse-frequency.ts';
import type { QueryPlan, QueryWord } from '../query/query-plan.ts';

/** The best terms by weight; more make results no better, and take longer. */
const MAX_TERMS = 32;
const SATURATION = 1.2;

/** A term, with how much it counts. */
export interface WeightedTerm {
  readonly term: number;
  readonly weight: number;
}

/** Returns the terms of a paper with the highest weights, highest first. */
export function bestTerms(paper: number, index: TextIndex): WeightedTerm[] {
  const { terms, documents } = index;
  const weighted = [...stemCounts(paper, index)].flatMap(([term, count]): WeightedTerm[] => {
    const papers = terms.papersWith(term);
    // A stem that no other paper has matches none.
    if (papers < 2) return [];
    return [{ term, weight: inverseFrequency(papers, documents.size) * saturated(count) }];
  });
  return highest(weighted, index);
}

/**
 * Returns the terms that tell several papers from the rest of the corpus, highest first: the share of them that have a
 * term, times its relevance weight (Robertson and Spärck Jones, 1976), which is high if most of them and few others do.
 */
export function commonTerms(papers: readonly number[], index: TextIndex): WeightedTerm[] {
  const { terms, documents } = index;
  const having = new Map<number, number>();
  for (const paper of papers) {
    for (const term of stemCounts(paper, index).keys()) having.set(term, (having.get(term) ?? 0) + 1);
  }
  const weighted = [...having].flatMap(([term, inside]): WeightedTerm[] => {
    const outside = terms.papersWith(term) - inside;
    if (outside < 1) return [];
    const oddsInside = (inside + 0.5) / (papers.length - inside + 0.5);
    const oddsOutside = (outside + 0.5) / (documents.size - papers.length - outside + 0.5);
    const weight = (inside / papers.length) * Math.log(oddsInside / oddsOutside);
    return weight > 0 ? [{ term, weight }] : [];
  });
  return highest(weighted, index);
}

/** Returns how much a term counts that a text has so many times: each further time less. */
export function saturated(count: number): number {
  return (count * (SATURATION + 1)) / (count + SATURATION);
}

/** Returns a query of weighted terms, without title features. */
export function planOfTerms(terms: readonly WeightedTerm[]): QueryPlan {
  const words = terms.map(({ term, weight }): QueryWord => ({
    count: weight,
    readings: [{ term, weight: 1 }],
    names: [],
    idf: 1,
    nameIdf: 0,
  }));
  return {
    words,
    sequence: [],
    tokens: [],
    furtherTerms: [],
    aliases: [],
    wholeNames: [],
    hash: 0,
    norm: 1,
    corrections: [],
    ignored: [],
    suggestions: [],
  };
}

function highest(weighted: readonly WeightedTerm[], { terms }: TextIndex): WeightedTerm[] {
  return weighted
    .toSorted((a, b) => b.weight - a.weight || (terms.textOf(a.term) < terms.textOf(b.term) ? -1 : 1))
    .slice(0, MAX_TERMS);
}
