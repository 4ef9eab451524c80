import type { Paper } from '../../core/paper/paper.ts';
import { readTokens } from '../text/tokens.ts';
import { authorTermsOf, categoryTerm, organizationTermsOf } from './label-terms.ts';
import { hashOfWords, headOf } from './title-keys.ts';

/** What is indexed of a paper, as strings. */
export interface PaperTerms {
  /** The words of the title, in order, stop words included. */
  readonly title: readonly string[];
  /** The words of summary, each keyword, and abstract. */
  readonly texts: readonly (readonly string[])[];
  /** Further index words, with their prefixes and with repetitions; see `readTokens`. */
  readonly titleTerms: readonly string[];
  readonly textTerms: readonly string[];
  /** Terms of authors, organization and categories, each once. */
  readonly labels: readonly string[];
  /** Hashes of the title and of its head, which has so many words; 0 without a head. */
  readonly titleHash: number;
  readonly headHash: number;
  readonly headLength: number;
}

/** Splits a paper into what is indexed of it. */
export function paperTermsOf(paper: Paper): PaperTerms {
  const title = readTokens(paper.title);
  const texts = [paper.tldr ?? '', ...paper.keywords, paper.abstract ?? '']
    .filter(text => text !== '')
    .map(text => readTokens(text));
  const head = readTokens(headOf(paper.title) ?? '').tokens;
  return {
    title: title.tokens,
    texts: texts.map(({ tokens }) => tokens),
    titleTerms: title.extraTerms,
    textTerms: texts.flatMap(({ extraTerms }) => extraTerms),
    labels: [
      ...new Set([
        ...paper.authors.flatMap(authorTermsOf),
        ...(paper.organization === null ? [] : organizationTermsOf(paper.organization)),
        ...paper.categories.map(categoryTerm),
      ]),
    ],
    titleHash: hashOfWords(title.tokens),
    headHash: hashOfWords(head),
    headLength: head.length,
  };
}
