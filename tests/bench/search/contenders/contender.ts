import type { Paper, PaperId } from '../../../../src/core/paper/paper.ts';

/** A search that is measured: built from papers, or restored from what it wrote. */
export interface Contender {
  add(paper: Paper): void;
  /** Ends the build: papers can be found from now on. */
  finish(): void;
  /** Returns the best papers, best first. */
  search(query: string): readonly PaperId[];
  /** Returns how many suggestions continue a text. */
  complete?(text: string): number;
  /** Returns how many papers are similar. */
  similar?(id: PaperId): number;
  /** Writes what `restore` reads. */
  save?(): void | Promise<void>;
}

/** How a contender is created. Its files are in a folder of its own. */
export interface ContenderKind {
  readonly name: string;
  /** Larger corpora take it too long. */
  readonly maxPapers: number;
  create(folder: string): Contender;
  restore?(folder: string): Contender | Promise<Contender>;
}

/** Papers that a search returns: known items are looked for among them. */
export const HIT_LIMIT = 10;
/** Suggestions that Discord shows. */
export const COMPLETION_LIMIT = 25;
