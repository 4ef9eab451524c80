import { readFileSync } from 'node:fs';
import type { StemVectors } from '../../src/search/meaning/stem-vectors.ts';
import { readStemVectors } from '../../src/search/meaning/stem-vectors.ts';
import {
  createPaperIndex,
  type PaperIndexState,
  type SavablePaperIndex,
} from '../../src/search/paper-index.ts';

/** Relative to the working directory, which is the repository's in tests and benchmarks. */
export const STEM_VECTORS_FILE = 'data/stem-vectors.bin';

let loaded: StemVectors | undefined;

/** Creates an index with the shipped stem vectors, empty or as it was saved. */
export function createTestIndex(state?: PaperIndexState): SavablePaperIndex {
  loaded ??= readStemVectors(readFileSync(STEM_VECTORS_FILE));
  return createPaperIndex({ stemVectors: loaded, state });
}
