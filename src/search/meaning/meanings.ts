import type { TextIndex } from '../documents/text-index.ts';
import { documentOf } from '../documents/posting.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { withRoom } from '../storage/growable-array.ts';
import { createTopK } from '../top-k.ts';
import { createPaperVectors, type PaperVectors, type PaperVectorsState } from './paper-vectors.ts';
import type { StemVectors } from './stem-vectors.ts';
import { createTextVector } from './text-vector.ts';
import { addUnknownStem, MAX_PAPERS_OF_STEM } from './unknown-stems.ts';

/** What papers and queries are about, as vectors. */
export interface Meanings {
  /** Sets the vector of a document from its record. */
  add(document: number): void;
  remove(document: number): void;
  /** Returns how near a query is to each document, from 0 to 1; valid until the next call. */
  compareQuery(plan: QueryPlan): (document: number) => number;
  similarityTo: PaperVectors['similarityTo'];
  similarityToAll: PaperVectors['similarityToAll'];
  /** Returns how much a stem says about the subject of a text, about from 0.1 (`show`) to 1; unknown stems are rare ones. */
  weightOf(stem: number): number;
  save(): PaperVectorsState;
}

/** Creates the vectors of no document, or as they were saved. */
export function createMeanings(
  index: TextIndex,
  stemVectors: StemVectors,
  state?: PaperVectorsState,
): Meanings {
  const papers = createPaperVectors(stemVectors.dimensions, state);
  const text = createTextVector(stemVectors);
  const rowOf = createRowCache(index, stemVectors);

  return {
    add(document) {
      text.reset();
      for (const [stem, count] of stemCounts(document, index)) {
        const row = rowOf(stem);
        if (row !== -1) text.addStem(row, count);
      }
      papers.set(document, text.read());
    },
    remove: papers.clear,
    compareQuery(plan) {
      text.reset();
      for (const { readings, count } of plan.words) {
        const [first] = readings;
        if (first === undefined) continue;
        const row = rowOf(first.term);
        if (row !== -1) text.addStem(row, count);
        else {
          const documents = someDocumentsWith(first.term, index);
          addUnknownStem(text, { count, papers: documents, paperCount: documents.length }, papers);
        }
      }
      const vector = text.read();
      return document => Math.max(0, papers.cosine(vector, document));
    },
    similarityTo: papers.similarityTo,
    similarityToAll: papers.similarityToAll,
    weightOf(stem) {
      const row = rowOf(stem);
      return row === -1 ? stemVectors.rareLength : stemVectors.lengthOf(row);
    },
    save: papers.save,
  };
}

/** Returns a function that looks up the row of a stem's term once; -1 if the file lacks it. */
function createRowCache(index: TextIndex, stemVectors: StemVectors): (term: number) => number {
  // 0: not looked up yet; 1: none; else row + 2.
  let rows = new Uint32Array(0);
  return term => {
    rows = withRoom(Uint32Array, rows, term + 1);
    const known = rows[term] ?? 0;
    if (known !== 0) return known - 2;
    const name = index.terms.textOf(term);
    const row = name.startsWith('s:') ? stemVectors.rowOf(name.slice(2)) : undefined;
    rows[term] = row === undefined ? 1 : row + 2;
    return row ?? -1;
  };
}

/** Counts the stems of a document's texts, by term. */
export function stemCounts(document: number, { documents, words }: TextIndex): Map<number, number> {
  const counts = new Map<number, number>();
  const { title, text } = documents.record(document);
  const count = (word: number): void => {
    const stem = words.stemOf(word);
    if (stem !== -1) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  };
  for (const word of title) count(word);
  for (const entry of text) if (entry !== 0) count(entry - 1);
  return counts;
}

/**
 * Returns papers with a term, at most `MAX_PAPERS_OF_STEM`: chosen and ordered by their ids, as if at random, so that a
 * query does not depend on the order in which papers were added.
 */
function someDocumentsWith(term: number, { terms, documents }: TextIndex): readonly number[] {
  const { ids } = documents.columns;
  const rankOf = (document: number): number => Math.imul(ids[document] ?? 0, 0x9e3779b1) >>> 0;
  const chosen = createTopK<number>(MAX_PAPERS_OF_STEM, (a, b) => rankOf(a) - rankOf(b));
  terms.scan(term, (postings, from, to) => {
    for (let i = from; i < to; i += 1) {
      const document = documentOf(postings[i] ?? 0);
      if (ids[document] !== 0) chosen.offer(document);
    }
  });
  return chosen.items;
}
