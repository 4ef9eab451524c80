import type { PaperId } from '../../core/paper/paper.ts';
import type { SimilarHit } from '../../core/search/search.ts';
import type { TextIndex } from '../documents/text-index.ts';
import { stemCounts, type Meanings } from '../meaning/meanings.ts';
import { inverseFrequency } from '../query/inverse-frequency.ts';
import type { QueryPlan, QueryWord } from '../query/query-plan.ts';
import { createBestDocuments } from './best-documents.ts';
import type { DocumentScores } from './score-documents.ts';

/** The paper's best terms by weight; more make results no better, and take longer. */
const MAX_TERMS = 32;
/** Documents that share most with the paper, whose meanings are compared. */
const MAX_COMPARED = 2_000;
const MAX_SHARED_TERMS = 5;
/**
 * Words that more papers have say nothing about what two of them share. Measured on the starter corpus: above an eighth
 * are words like model, train, use, task, efficient; experts and mixture, its most frequent subject, have 11 %. In
 * abstracts, propose, show and result are in a third or more.
 */
const MAX_SHARE_OF_SHARED = 1 / 8;
/** In a corpus of few papers a share says nothing: a word of so many papers, or fewer, may be shown. */
const MIN_PAPERS_OF_FILLER = 20;
/**
 * Words of less weight for the subject of a text, as the stem vectors have learned it, say nothing either, however rare
 * they are in short summaries: show 0.12, give 0.17, way 0.20, whether 0.28, three 0.34; but space 0.35, tool 0.37.
 */
const MIN_SUBJECT_WEIGHT = 0.35;
const SATURATION = 1.2;
/** In a small corpus words say less about which papers belong together. */
const SMALL_CORPUS = 1_000;
const MEANING_WEIGHT = 1;
const MEANING_WEIGHT_IN_SMALL_CORPUS = 2;

interface WeightedTerm {
  readonly term: number;
  readonly count: number;
  readonly idf: number;
  readonly weight: number;
}

/** What the search for similar papers uses. */
export interface SimilarContext {
  readonly index: TextIndex;
  readonly meanings: Pick<Meanings, 'similarityTo' | 'weightOf'>;
  readonly score: (plan: QueryPlan) => DocumentScores;
}

/** Finds the papers nearest to one: by shared terms, relative to the best, and by meaning. */
export function similarDocuments(
  id: PaperId,
  limit: number,
  { index, meanings, score }: SimilarContext,
): SimilarHit[] {
  const { documents } = index;
  const paper = documents.numberOf(id);
  if (paper === -1) return [];
  const terms = bestTerms(paper, index);
  const { scores } = score(planOf(terms));
  const nearest = createBestDocuments(MAX_COMPARED, documents.columns.ids);
  let best = 0;
  for (let document = 0; document < documents.capacity; document += 1) {
    const value = scores[document] ?? 0;
    if (value === 0 || document === paper || documents.columns.ids[document] === 0) continue;
    best = Math.max(best, value);
    nearest.offer(document, value);
  }
  const weight = documents.size < SMALL_CORPUS ? MEANING_WEIGHT_IN_SMALL_CORPUS : MEANING_WEIGHT;
  const similarity = meanings.similarityTo(paper);
  const telling = tellingTerms(terms, { index, meanings });
  const found = createBestDocuments(limit, documents.columns.ids);
  const totals = new Map<number, number>();
  for (const document of nearest.sorted()) {
    const total = (scores[document] ?? 0) / best + weight * similarity(document);
    totals.set(document, total);
    found.offer(document, total);
  }
  return found.sorted().map(document => ({
    id: documents.columns.ids[document] ?? 0,
    score: totals.get(document) ?? 0,
    sharedTerms: sharedTerms(paper, document, telling, index),
  }));
}

/** Returns the terms of a paper with the highest weights, highest first. */
function bestTerms(paper: number, index: TextIndex): WeightedTerm[] {
  const { terms, documents } = index;
  return [...stemCounts(paper, index)]
    .flatMap(([term, count]): WeightedTerm[] => {
      const papers = terms.papersWith(term);
      // A stem that no other paper has matches none.
      if (papers < 2) return [];
      const idf = inverseFrequency(papers, documents.size);
      return [{ term, count, idf, weight: (idf * count * (SATURATION + 1)) / (count + SATURATION) }];
    })
    .toSorted((a, b) => b.weight - a.weight || (terms.textOf(a.term) < terms.textOf(b.term) ? -1 : 1))
    .slice(0, MAX_TERMS);
}

/** Returns a query of weighted terms, without title features. */
function planOf(terms: readonly WeightedTerm[]): QueryPlan {
  const words = terms.map(({ term, count, idf }): QueryWord => ({
    count: (count * (SATURATION + 1)) / (count + SATURATION),
    readings: [{ term, weight: 1 }],
    names: [],
    idf,
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

/** Returns the terms that say something about a paper, the most telling first. */
function tellingTerms(
  terms: readonly WeightedTerm[],
  { index, meanings }: Pick<SimilarContext, 'index' | 'meanings'>,
): WeightedTerm[] {
  const maxPapers = Math.max(MIN_PAPERS_OF_FILLER, MAX_SHARE_OF_SHARED * index.documents.size);
  return terms
    .filter(({ term }) => index.terms.papersWith(term) <= maxPapers)
    .map(each => ({ each, subject: meanings.weightOf(each.term) }))
    .filter(({ subject }) => subject >= MIN_SUBJECT_WEIGHT)
    .toSorted((a, b) => b.subject * b.each.weight - a.subject * a.each.weight)
    .map(({ each }) => each);
}

/** Returns the first terms that both papers have, as words of the first paper. */
function sharedTerms(
  paper: number,
  other: number,
  terms: readonly WeightedTerm[],
  index: TextIndex,
): string[] {
  const spellings = spellingsOf(paper, index);
  const others = spellingsOf(other, index);
  return terms
    .flatMap(({ term }) => {
      const ours = spellings.get(term) ?? [];
      const both = ours.find(word => others.get(term)?.includes(word));
      const word = others.has(term) ? (both ?? ours[0]) : undefined;
      return word === undefined ? [] : [index.words.textOf(word)];
    })
    .filter(word => /\p{L}{2}/u.test(word))
    .slice(0, MAX_SHARED_TERMS);
}

/** Returns the words of a paper by their stems' terms, those of the most papers first. */
function spellingsOf(document: number, { documents, words }: TextIndex): Map<number, number[]> {
  const { title, text } = documents.record(document);
  const distinct = new Set([
    ...title,
    ...Array.from(
      text.filter(entry => entry !== 0),
      entry => entry - 1,
    ),
  ]);
  const spellings = new Map<number, number[]>();
  for (const word of distinct) {
    const stem = words.stemOf(word);
    if (stem !== -1) spellings.set(stem, [...(spellings.get(stem) ?? []), word]);
  }
  for (const same of spellings.values()) same.sort((a, b) => words.papersWith(b) - words.papersWith(a));
  return spellings;
}
