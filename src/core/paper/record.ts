import type { PaperFields } from './paper.ts';

/**
 * A record that a source reader yields: the fields of a paper, or the reason why it was rejected. `line` counts from 1 in
 * its file or list.
 */
export type SourceRecord =
  | { readonly line: number; readonly fields: PaperFields }
  | { readonly line: number; readonly rejected: string };
