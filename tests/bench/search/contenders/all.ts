import { bareBm25f } from './bare-bm25f.ts';
import type { ContenderKind } from './contender.ts';
import { fts5 } from './fts5.ts';
import { miniSearch } from './mini-search.ts';
import { ours } from './ours.ts';

/** The searches that are measured side by side; ratios are to the first one. */
export const CONTENDERS: readonly ContenderKind[] = [ours, miniSearch, fts5, bareBm25f];
