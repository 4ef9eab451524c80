import type { PaperFields } from './paper.ts';

/**
 * One record as a source reader hands it on: either the facts of a paper, or the reason why it was refused.
 * `line` counts from 1 in the file it stands in; a refused record never stops the ones after it.
 */
export type SourceRecord =
  | { readonly line: number; readonly fields: PaperFields }
  | { readonly line: number; readonly rejected: string };
