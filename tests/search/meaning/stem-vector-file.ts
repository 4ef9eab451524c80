import { fileURLToPath } from 'node:url';

/** The shipped file. */
export const STEM_VECTORS_FILE = fileURLToPath(new URL('../../../data/stem-vectors.bin', import.meta.url));

/** Builds a file of stem vectors: stems, each with a scale and its numbers from -128 to 127. */
export function buildStemVectors(
  rows: readonly { readonly stem: string; readonly scale: number; readonly numbers: readonly number[] }[],
): Uint8Array {
  const vocabulary = Buffer.from(rows.map(({ stem }) => stem).join('\n'));
  const header = Buffer.alloc(32);
  header.write('STEMVEC1', 'latin1');
  [rows[0]?.numbers.length ?? 0, rows.length, vocabulary.length, 1, 8, 0].forEach((value, i) =>
    header.writeUInt32LE(value, 8 + 4 * i),
  );
  const padding = Buffer.alloc((4 - (vocabulary.length % 4)) % 4);
  const scales = Buffer.alloc(4 * rows.length);
  rows.forEach(({ scale }, row) => scales.writeFloatLE(scale, 4 * row));
  const numbers = Buffer.from(Int8Array.from(rows.flatMap(row => row.numbers)).buffer);
  return Buffer.concat([header, vocabulary, padding, scales, numbers]);
}
