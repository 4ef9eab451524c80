import { authorWordTerm, organizationWordTerm } from '../documents/label-terms.ts';
import type { TextIndex } from '../documents/text-index.ts';
import type { StemVectors } from '../meaning/stem-vectors.ts';
import { livingTerm, stemTermOf } from '../query/query-words.ts';
import { stemOf } from '../text/stem.ts';
import type { SpellingContext } from './respelling.ts';

/** Of the stems of science, the most used ones; among the others are misspelt words. */
const USUAL_STEMS = 12_000;

/** Returns whether science uses a word often, in any form: `latest` is no misspelt `latent`. */
export function isUsualWord(word: string, { rowOf }: Pick<StemVectors, 'rowOf'>): boolean {
  const row = rowOf(stemOf(word));
  return row !== undefined && row < USUAL_STEMS;
}

/** Returns what an index knows of words, for corrections. */
export function createSpellingContext(
  index: TextIndex,
  stemVectors: Pick<StemVectors, 'rowOf'>,
): SpellingContext {
  const { terms, words, documents } = index;
  const isLiving = (term: string): boolean => livingTerm(term, terms) !== -1;
  return {
    get paperCount() {
      return documents.size;
    },
    papersWith(word) {
      const number = words.find(word);
      return number === -1 ? 0 : words.papersWith(number);
    },
    papersWithForm(word) {
      const term = stemTermOf(word, index);
      return term === -1 ? 0 : terms.papersWith(term);
    },
    isName: word => isLiving(authorWordTerm(word)) || isLiving(organizationWordTerm(word)),
    isJoinedForm: word => isLiving(`j:${word}`) || isLiving(`m:${word}`),
    isUsual: word => isUsualWord(word, stemVectors),
    sharedPapers(word, other) {
      const [first, second] = [stemTermOf(word, index), stemTermOf(other, index)];
      return first === -1 || second === -1 ? 0 : countShared(first, second, index);
    },
  };
}

/** Counts the papers that have both terms. */
function countShared(first: number, second: number, { terms, documents }: TextIndex): number {
  const has = new Uint8Array(documents.capacity);
  terms.scan(first, (postings, from, to) => {
    for (let i = from; i < to; i += 1) has[(postings[i] ?? 0) >>> 8] = 1;
  });
  let shared = 0;
  terms.scan(second, (postings, from, to) => {
    for (let i = from; i < to; i += 1) {
      const document = (postings[i] ?? 0) >>> 8;
      if (has[document] === 1 && documents.columns.ids[document] !== 0) shared += 1;
    }
  });
  return shared;
}
