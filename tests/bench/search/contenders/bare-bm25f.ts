import { stemmer } from 'stemmer';
import { STOP_WORDS } from '../../../../src/search/text/stop-words.ts';
import {
  createBarePostingsBuilder,
  readBarePostings,
  writeBarePostings,
  type BarePostings,
} from './bare-postings.ts';
import { HIT_LIMIT, type Contender, type ContenderKind } from './contender.ts';

/** BM25F over typed arrays and no more: stems, two fields, the title three times the text. */
export const bareBm25f: ContenderKind = {
  name: 'bare BM25F',
  maxPapers: Number.POSITIVE_INFINITY,
  create(folder): Contender {
    const builder = createBarePostingsBuilder();
    let postings = builder.build();
    let search = searchOver(postings);
    return {
      add({ title, tldr, abstract, keywords }) {
        builder.add(wordsOf(title), wordsOf([tldr ?? '', abstract ?? '', ...keywords].join(' ')));
      },
      finish() {
        postings = builder.build();
        search = searchOver(postings);
      },
      search: query => search(query),
      save: () => writeBarePostings(postings, folder),
    };
  },
  restore(folder): Contender {
    const search = searchOver(readBarePostings(folder));
    return {
      add() {
        throw new Error('What is restored cannot be added to.');
      },
      finish: () => undefined,
      search,
    };
  },
};

const K1 = 1.2;
const B = 0.6;
const TITLE_WEIGHT = 3;

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter(word => !STOP_WORDS.has(word))
    .map(stemmer);
}

/** Returns a search whose papers have their document's number plus 1 as id. */
function searchOver(postings: BarePostings): (query: string) => number[] {
  const { terms, starts, documents, frequencies } = postings;
  const numbers = new Map(terms.map((term, number) => [term, number]));
  const count = postings.titleLengths.length;
  const titleNorms = lengthNorms(postings.titleLengths);
  const textNorms = lengthNorms(postings.textLengths);
  const scores = new Float32Array(count);

  function addTerm(term: number): void {
    const [start = 0, end = 0] = starts.subarray(term, term + 2);
    const found = end - start;
    const idf = Math.log(1 + (count - found + 0.5) / (found + 0.5));
    for (let place = start; place < end; place += 1) {
      const document = documents[place] ?? 0;
      const both = frequencies[place] ?? 0;
      const frequency =
        (TITLE_WEIGHT * (both >> 8)) / (titleNorms[document] ?? 1) +
        (both & 255) / (textNorms[document] ?? 1);
      scores[document] = (scores[document] ?? 0) + (idf * (K1 + 1) * frequency) / (frequency + K1);
    }
  }

  return query => {
    scores.fill(0);
    for (const word of wordsOf(query)) {
      const term = numbers.get(word);
      if (term !== undefined) addTerm(term);
    }
    return bestOf(scores).map(document => document + 1);
  };
}

function lengthNorms(lengths: Uint16Array): Float32Array {
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length || 1;
  return Float32Array.from(lengths, length => 1 - B + (B * length) / average);
}

/** Returns the documents with the highest scores above 0, best first. */
function bestOf(scores: Float32Array): number[] {
  const best: number[] = [];
  const scoreOf = (document: number | undefined): number => scores[document ?? -1] ?? 0;
  for (let document = 0; document < scores.length; document += 1) {
    const score = scores[document] ?? 0;
    if (score <= (best.length < HIT_LIMIT ? 0 : scoreOf(best.at(-1)))) continue;
    let place = best.length;
    while (place > 0 && scoreOf(best[place - 1]) < score) place -= 1;
    best.splice(place, 0, document);
    best.length = Math.min(best.length, HIT_LIMIT);
  }
  return best;
}
