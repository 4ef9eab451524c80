import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPaperVectors } from '../../../src/search/meaning/paper-vectors.ts';
import { readStemVectors } from '../../../src/search/meaning/stem-vectors.ts';
import { createTextVector } from '../../../src/search/meaning/text-vector.ts';
import { addUnknownStem, MAX_PAPERS_OF_STEM } from '../../../src/search/meaning/unknown-stems.ts';
import { buildStemVectors } from './stem-vector-file.ts';

/** Repeats numbers, so that none of a vector of length 1 is too great for a byte. */
const spread = (numbers: readonly number[]): number[] => numbers.flatMap(n => [n, n, n, n, n, n, n, n]);

const ROWS = [
  { stem: 'planet', scale: 0.02, numbers: spread([90, 10, 0, 5]) },
  { stem: 'orbit', scale: 0.02, numbers: spread([70, -10, 20, 0]) },
  { stem: 'bake', scale: 0.02, numbers: spread([-10, 80, 0, 40]) },
  { stem: 'show', scale: 0.001, numbers: spread([30, 30, 30, 30]) },
];
const DIMENSIONS = 32;
const ZEROS = new Float32Array(DIMENSIONS);
const [PLANET, ORBIT, BAKE, SHOW] = [0, 1, 2, 3];
const stemVectors = readStemVectors(buildStemVectors(ROWS));

/** Returns the vector of a text, from its rows and how many times it has them. */
function vectorOf(stems: readonly (readonly [row: number, count: number])[]): Float32Array {
  const text = createTextVector(stemVectors);
  for (const [row, count] of stems) text.addStem(row, count);
  return Float32Array.from(text.read());
}

describe('the vector of a text', () => {
  const stems = fc.uniqueArray(fc.tuple(fc.nat(ROWS.length - 1), fc.integer({ min: 1, max: 50 })), {
    selector: ([row]) => row,
    minLength: 1,
  });

  it('is the sum of its stems by 1 + ln of how many times it has them, at length 1', () => {
    fc.assert(
      fc.property(stems, list => {
        const sum = Array.from(ZEROS, (_, i) =>
          list.reduce((total, [row, count]) => {
            const { scale, numbers } = ROWS[row] ?? { scale: 0, numbers: [] };
            return total + (1 + Math.log(count)) * scale * (numbers[i] ?? 0);
          }, 0),
        );
        const length = Math.hypot(...sum);
        vectorOf(list).forEach((number, i) => expect(number).toBeCloseTo((sum[i] ?? 0) / length, 4));
      }),
    );
  });

  it('is zeros without a known stem, and starts from zeros after each text', () => {
    const text = createTextVector(stemVectors);
    expect(text.read()).toEqual(ZEROS);
    text.addStem(BAKE, 2);
    text.read();
    text.reset();
    text.addStem(PLANET, 1);
    expect(text.read()).toEqual(vectorOf([[PLANET, 1]]));
  });
});

describe('a stem that the file lacks', () => {
  const papers = createPaperVectors(DIMENSIONS);
  papers.set(0, vectorOf([[PLANET, 3]]));
  papers.set(1, vectorOf([[ORBIT, 2]]));
  papers.set(2, vectorOf([[BAKE, 1]]));
  papers.set(
    3,
    vectorOf([
      [BAKE, 1],
      [SHOW, 1],
    ]),
  );

  /** Returns the vector of a query of one unknown stem, which these papers have. */
  function queryVector(docs: readonly number[]): Float32Array {
    const text = createTextVector(stemVectors);
    addUnknownStem(text, { count: 1, papers: docs, paperCount: docs.length }, papers);
    return text.read();
  }

  it('means what the papers have in common that have it, and others do not', () => {
    const query = queryVector([0, 1]);
    expect(Math.min(papers.cosine(query, 0), papers.cosine(query, 1))).toBeGreaterThan(0.5);
    expect(Math.max(papers.cosine(query, 2), papers.cosine(query, 3))).toBeLessThan(0);
  });

  it.each([
    ['of no paper', []],
    ['of one paper', [1]],
    ['of one paper and of papers without a vector', [7, 1, 8]],
    ['of all papers', [0, 1, 2, 3]],
  ])('means nothing if it is %s', (_, docs) => {
    expect(queryVector(docs)).toEqual(ZEROS);
  });

  it('counts less than a rare one of the file', () => {
    const text = createTextVector(stemVectors);
    text.addStem(BAKE, 1);
    addUnknownStem(text, { count: 1, papers: [0, 1], paperCount: 2 }, papers);
    expect(papers.cosine(text.read(), 2)).toBeGreaterThan(0.8);
  });

  it('reads a bounded number of papers, spread over all that have it', () => {
    const read: number[] = [];
    const recording = {
      ...papers,
      has: () => true,
      addTo(sum: Float32Array, doc: number) {
        read.push(doc);
        papers.addTo(sum, doc % 2);
      },
    };
    const docs = Array.from({ length: 1_000 }, (_, doc) => doc);
    addUnknownStem(createTextVector(stemVectors), { count: 1, papers: docs, paperCount: 1_000 }, recording);
    expect(read.length).toBeLessThanOrEqual(MAX_PAPERS_OF_STEM);
    expect(read.at(-1)).toBeGreaterThan(900);
  });
});
