import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPaperVectors, type PaperVectors } from '../../../src/search/meaning/paper-vectors.ts';
import { normalize } from '../../../src/search/meaning/text-vector.ts';

const DIMENSIONS = 8;

const vectors = fc
  .array(fc.integer({ min: -1000, max: 1000 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map(numbers => {
    const vector = Float32Array.from(numbers);
    normalize(vector);
    return vector;
  });

/** Vectors without a number that is cut when it is stored. */
const flatVectors = vectors.filter(vector => vector.every(number => Math.abs(number) < 0.42));

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, number, i) => sum + number * (b[i] ?? 0), 0);
}

/** Returns a paper's vector as it is stored, at length 1. */
function stored(papers: PaperVectors, doc: number): Float32Array {
  const vector = new Float32Array(papers.dimensions);
  papers.addTo(vector, doc);
  return vector;
}

describe('vectors of papers', () => {
  it('are kept as precisely as bytes can', () => {
    fc.assert(
      fc.property(flatVectors, vectors, fc.nat(9_000), (vector, query, doc) => {
        const papers = createPaperVectors(DIMENSIONS);
        papers.set(doc, vector);
        expect(papers.cosine(query, doc)).toBeCloseTo(dot(query, vector), 1.9);
        expect(papers.cosine(vector, doc)).toBeCloseTo(dot(vector, vector), 4);
      }),
      { numRuns: 50 },
    );
  });

  it('have a cosine of 1 with themselves even if a number does not fit in a byte', () => {
    const papers = createPaperVectors(DIMENSIONS);
    const axis = Float32Array.of(0, 0, 1, 0, 0, 0, 0, 0);
    papers.set(0, axis);
    expect(papers.cosine(axis, 0)).toBeCloseTo(1);
    expect(papers.save().chunks[0]?.subarray(0, DIMENSIONS)).toEqual(Int8Array.of(0, 0, 127, 0, 0, 0, 0, 0));
  });

  it('are none for papers that were never set, were cleared, or have no known word', () => {
    const papers = createPaperVectors(DIMENSIONS);
    const vector = Float32Array.of(0.5, 0.5, 0.5, 0.5, 0, 0, 0, 0);
    for (const doc of [0, 1, 2]) papers.set(doc, vector);
    papers.clear(0);
    papers.set(1, new Float32Array(DIMENSIONS));
    expect([0, 1, 2, 3, 9_999].map(papers.has)).toEqual([false, false, true, false, false]);
    expect([0, 1, 2, 3, 9_999].map(doc => papers.cosine(vector, doc))).toEqual([0, 0, 1, 0, 0]);
    expect(papers.similarityTo(0)(2)).toBe(0);
    expect(papers.size).toBe(1);
  });

  it('are the same whatever was set and cleared before', () => {
    const step = fc.tuple(fc.nat(6), fc.option(vectors, { nil: undefined }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const changed = createPaperVectors(DIMENSIONS);
        const last = new Map<number, Float32Array | undefined>();
        for (const [doc, vector] of steps) {
          if (vector) changed.set(doc, vector);
          else changed.clear(doc);
          last.set(doc, vector);
        }
        const fresh = createPaperVectors(DIMENSIONS);
        for (const [doc, vector] of last) if (vector) fresh.set(doc, vector);
        expect(changed.size).toBe(fresh.size);
        expect(changed.save().sum).toEqual(fresh.save().sum);
        for (const doc of last.keys()) expect(stored(changed, doc)).toEqual(stored(fresh, doc));
      }),
    );
  });

  it('are restored from what was saved, and change apart from it', () => {
    const papers = createPaperVectors(DIMENSIONS);
    const [a, b] = [Float32Array.of(1, 1, 0, 0, 0, 0, 0, 0), Float32Array.of(0, 1, 1, 0, 0, 0, 0, 0)];
    for (const vector of [a, b]) normalize(vector);
    papers.set(0, a);
    papers.set(4_096, b);
    const restored = createPaperVectors(DIMENSIONS, structuredClone(papers.save()));
    expect(restored.size).toBe(2);
    restored.set(4_097, a);
    expect(restored.similarityTo(0)(4_097)).toBeCloseTo(1);
    expect([restored.size, papers.size]).toEqual([3, 2]);
  });
});

describe('similarity of papers', () => {
  it('is the cosine after the mean of all papers is taken off', () => {
    fc.assert(
      fc.property(fc.array(flatVectors, { minLength: 3, maxLength: 12 }), list => {
        const papers = createPaperVectors(DIMENSIONS);
        list.forEach((vector, doc) => papers.set(doc, vector));
        const mean = new Float32Array(DIMENSIONS);
        papers.addMeanTo(mean, 1);
        const centred = list.map((_, doc) => stored(papers, doc).map((number, i) => number - (mean[i] ?? 0)));
        centred.forEach(own => fc.pre(dot(own, own) > 0.01));
        const similarity = papers.similarityTo(0);
        centred.forEach((other, doc) => {
          normalize(other);
          const own = Float32Array.from(centred[0] ?? other);
          normalize(own);
          expect(similarity(doc)).toBeCloseTo(dot(own, other), 3);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('is 0 where nothing is left without the mean: of the only paper, and of copies', () => {
    const papers = createPaperVectors(DIMENSIONS);
    const vector = Float32Array.of(0.4, 0.4, 0.4, 0.4, 0.4, 0.2, 0.2, 0.2);
    normalize(vector);
    for (const doc of [0, 1, 2]) {
      papers.set(doc, vector);
      expect(papers.similarityTo(0)(doc)).toBe(0);
    }
  });
});
