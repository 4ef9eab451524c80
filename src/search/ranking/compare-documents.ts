import type { PaperId } from '../../core/paper/paper.ts';
import type { PaperComparison, ThemeWord } from '../../core/search/search.ts';
import { nearnessToTerms, unitTerms, type NearnessContext } from './paper-nearness.ts';
import { tellingTerms, wordsOfTerms } from './shared-terms.ts';
import { tellingPhrases } from './telling-phrases.ts';
import { bestTerms } from './weighted-terms.ts';

/** A word of the title says more about the subject than one that the text mentions as often. */
const TITLE_WEIGHT = 2;

/** Words of a paper: what it is about is among the first. */
const MAX_WORDS = 12;

/**
 * Compares papers with each other, and with others by their meaning. Takes some milliseconds for ten papers and three hundred
 * others. Papers that are not in the index have no words and are near to none.
 */
export function compareDocuments(
  ids: readonly PaperId[],
  others: readonly PaperId[],
  context: NearnessContext,
): PaperComparison {
  const { index, meanings } = context;
  const known = [...new Set(ids)]
    .map(id => ({ id, document: index.documents.numberOf(id) }))
    .filter(({ document }) => document !== -1);
  const terms = known.map(({ document }) => unitTerms(document, context));
  const nearness = nearnessToTerms(
    known.map(({ document }) => document),
    terms,
    context,
  );
  const rows = known.map(({ document }, place) => nearness(document, terms[place] ?? []).slice());
  const places = new Map(known.map(({ id }, place) => [id, place]));
  const otherDocuments = others.map(index.documents.numberOf).filter(document => document !== -1);
  return {
    words: new Map(known.map(({ id, document }) => [id, themeWords(document, context)])),
    nearness: (a, b) => rows[places.get(a) ?? -1]?.[places.get(b) ?? -1] ?? 0,
    nearestOther: new Map(
      known.map(({ id, document }) => {
        const similarity = meanings.similarityTo(document);
        return [id, otherDocuments.reduce((most, other) => Math.max(most, similarity(other)), 0)];
      }),
    ),
  };
}

/** Returns the words of a paper's title and its phrases that say most about it; a word that only the text mentions can be vague. */
function themeWords(document: number, context: NearnessContext): ThemeWord[] {
  const { index, meanings } = context;
  const titleStems = new Set(Array.from(index.documents.record(document).title, index.words.stemOf));
  const weights = new Map(
    tellingTerms(bestTerms(document, index), context).map(({ term, weight }) => [
      term,
      weight * meanings.weightOf(term) * (titleStems.has(term) ? TITLE_WEIGHT : 1),
    ]),
  );
  const inTitle = new Set([...weights.keys()].filter(term => titleStems.has(term)));
  const spellings = wordsOfTerms(document, inTitle, index);
  const words = [...spellings].map(([term, word]) => ({
    stem: index.terms.textOf(term),
    word,
    weight: weights.get(term) ?? 0,
  }));
  return [...words, ...tellingPhrases(document, weights, context)]
    .filter(({ word }) => /\p{L}{2}/u.test(word))
    .toSorted((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, MAX_WORDS);
}
