import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { StemVectorsError } from '../../../src/search/meaning/stem-vectors-error.ts';
import {
  loadStemVectors,
  readStemVectors,
  type StemVectors,
} from '../../../src/search/meaning/stem-vectors.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { buildStemVectors, STEM_VECTORS_FILE } from './stem-vector-file.ts';

/** Returns the first five numbers of a row, rounded. */
function beginningOf(vectors: StemVectors, row: number): number[] {
  const vector = new Float32Array(vectors.dimensions);
  vectors.addTo(vector, row, 1);
  return [...vector.subarray(0, 5)].map(number => Number(number.toFixed(5)));
}

function isReadOrRefused(bytes: Uint8Array): boolean {
  try {
    return readStemVectors(bytes).size > 0;
  } catch (error) {
    return error instanceof StemVectorsError;
  }
}

describe('the shipped stem vectors', () => {
  let vectors: StemVectors;
  beforeAll(async () => {
    vectors = await loadStemVectors(STEM_VECTORS_FILE);
  });

  it('are the file that the search was measured with', () => {
    expect(createHash('sha256').update(readFileSync(STEM_VECTORS_FILE)).digest('hex')).toBe(
      '946dc47ec0e48b0e8f9bca0c3dc808efc745c5e1f7a022a440caa12655daeb0f',
    );
  });

  it('are 20,000 of 128 numbers', () => {
    expect([vectors.size, vectors.dimensions]).toEqual([20_000, 128]);
  });

  it('begin with the most used stem and end with a rare one', () => {
    expect(vectors.rowOf('us')).toBe(0);
    expect(beginningOf(vectors, 0)).toEqual([0.00115, -0.00708, 0.01607, 0.01014, 0.00096]);
    expect(vectors.rowOf('pluto')).toBe(19_999);
    expect(beginningOf(vectors, 19_999)).toEqual([-0.24992, -0.15293, 0.08579, 0.17158, 0.24992]);
  });

  it('find every stem of the file', () => {
    const bytes = readFileSync(STEM_VECTORS_FILE);
    const stems = bytes.toString('latin1', 32, 32 + bytes.readUInt32LE(16)).split('\n');
    expect(stems.map(vectors.rowOf)).toEqual(stems.map((_, row) => row));
  });

  it.each(['', 'not in the file', 'us\nresult', 'résumé', '\u0175s', '検索', '\uD800'])(
    'have no %j',
    stem => {
      expect(vectors.rowOf(stem)).toBeUndefined();
    },
  );

  it('know how long the vector of a rare stem is', () => {
    expect(vectors.rareLength).toBeCloseTo(1.54, 2);
    expect(vectors.lengthOf(0) * 8).toBeLessThan(vectors.lengthOf(vectors.size - 1));
  });
});

describe('a file of stem vectors', () => {
  const file = buildStemVectors([
    { stem: 'model', scale: 0.5, numbers: [2, -4, 0, 127] },
    { stem: 'ab', scale: 2, numbers: [-128, 1, 1, 1] },
  ]);

  it('is read wherever it is in memory', () => {
    const moved = new Uint8Array(file.length + 3);
    moved.set(file, 3);
    const vectors = readStemVectors(moved.subarray(3));
    const sum = new Float32Array(4);
    vectors.addTo(sum, vectors.rowOf('model') ?? -1, 1);
    vectors.addTo(sum, vectors.rowOf('ab') ?? -1, 3);
    expect([...sum]).toEqual([1 - 768, -2 + 6, 6, 63.5 + 6]);
  });

  it('is refused if it is cut, or has one byte more', () => {
    for (let length = 0; length < file.length; length += 1)
      expect(() => readStemVectors(file.subarray(0, length))).toThrow(StemVectorsError);
    expect(() => readStemVectors(Buffer.concat([file, Buffer.of(0)]))).toThrow(StemVectorsError);
  });

  it.each([
    ['its name', 0, 0x20],
    ['its dimensions', 8, 0],
    ['its number of stems', 12, 3],
    ['the bytes of its stems', 16, 4],
    ['its bits', 24, 16],
    ['a line end between stems', 37, 0x61],
    ['a letter of a stem', 33, 0x0a],
  ])('is refused if %s is another one', (_, at, byte) => {
    const damaged = Uint8Array.from(file);
    damaged[at] = byte;
    expect(() => readStemVectors(damaged)).toThrow(StemVectorsError);
  });

  it('is refused if a scale is not a number', () => {
    expect(() =>
      readStemVectors(buildStemVectors([{ stem: 'a', scale: Number.NaN, numbers: [1, 2] }])),
    ).toThrow('the scale of row 0 is not a number');
  });

  it('is read or refused, whatever it contains', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(40), (bytes, at) => {
        const hostile = Uint8Array.from(file);
        hostile.set(bytes.subarray(0, hostile.length - at), at);
        expect(isReadOrRefused(hostile)).toBe(true);
      }),
    );
  });

  it('is named, with advice, if it is missing or damaged', async () => {
    const folder = tempFolder();
    await expect(loadStemVectors(join(folder, 'none.bin'))).rejects.toThrow(
      /cannot read the stem vectors .*none\.bin \(ENOENT.*install it again/,
    );
    const damaged = join(folder, 'damaged.bin');
    writeFileSync(damaged, 'STEMVEC2 and more, so that it is longer than a header');
    await expect(loadStemVectors(damaged)).rejects.toThrow(
      /stem vectors .*damaged\.bin are damaged \(it does not begin with STEMVEC1\).*install it again/,
    );
  });
});
