import type { TextIndex } from '../documents/text-index.ts';
import type { QueryPlan } from '../query/query-plan.ts';
import { withRoom } from '../storage/growable-array.ts';
import { createPaperVectors, type PaperVectors, type PaperVectorsState } from './paper-vectors.ts';
import type { StemVectors } from './stem-vectors.ts';
import { createTextVector } from './text-vector.ts';
import { addUnknownStem } from './unknown-stems.ts';

/** What papers and queries are about, as vectors. */
export interface Meanings {
  /** Sets the vector of a document from its record. */
  add(document: number): void;
  remove(document: number): void;
  /** Returns how near a query is to each document, from 0 to 1; valid until the next call. */
  compareQuery(plan: QueryPlan): (document: number) => number;
  similarityTo: PaperVectors['similarityTo'];
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
        else
          addUnknownStem(
            text,
            {
              count,
              papers: documentsWith(first.term, index),
              paperCount: index.terms.postingCount(first.term),
            },
            papers,
          );
      }
      const vector = text.read();
      return document => Math.max(0, papers.cosine(vector, document));
    },
    similarityTo: papers.similarityTo,
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

function documentsWith(term: number, { terms }: TextIndex): number[] {
  const found: number[] = [];
  terms.scan(term, (postings, from, to) => {
    for (let i = from; i < to; i += 1) found.push((postings[i] ?? 0) >>> 8);
  });
  return found;
}
