import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { withRoom } from '../storage/growable-array.ts';

/** The figures of a document by which it is ranked, filtered and sorted. */
export interface DocumentFigures {
  /** Number of content words, without stop words, of the title, and of the other texts together. */
  readonly titleLength: number;
  readonly textLength: number;
  /** Hashes of the title, and of its head if it has one, else 0: see `hashOfWords`. */
  readonly titleHash: number;
  readonly headHash: number;
  /** Number of words of the head, stop words included; 0 without one. */
  readonly headLength: number;
}

/** The columns of all documents: each array has a place for each document's number. */
export interface DocumentColumns {
  /** The paper of a document; 0 for a number not in use. */
  readonly ids: Float64Array<ArrayBuffer>;
  readonly titleLengths: Uint16Array<ArrayBuffer>;
  readonly textLengths: Uint16Array<ArrayBuffer>;
  readonly titleHashes: Uint32Array<ArrayBuffer>;
  readonly headHashes: Uint32Array<ArrayBuffer>;
  readonly headLengths: Uint8Array<ArrayBuffer>;
  /** Date of publication as the number YYYYMMDD, with 00 for an unknown month or day; 0 if unknown. */
  readonly days: Uint32Array<ArrayBuffer>;
  /** Upvotes + 1; 0 if unknown. */
  readonly votes: Uint32Array<ArrayBuffer>;
  /** arXiv ids in the order in which they were given, 0 without one: orders papers of the same date. */
  readonly arxivOrder: Float64Array<ArrayBuffer>;
}

const MAX_LENGTH = 0xffff;

/** Creates columns without documents. */
export const emptyColumns = (): DocumentColumns => ({
  ids: new Float64Array(0),
  titleLengths: new Uint16Array(0),
  textLengths: new Uint16Array(0),
  titleHashes: new Uint32Array(0),
  headHashes: new Uint32Array(0),
  headLengths: new Uint8Array(0),
  days: new Uint32Array(0),
  votes: new Uint32Array(0),
  arxivOrder: new Float64Array(0),
});

/** Returns the columns with room for `count` documents. */
export const columnsWithRoom = (columns: DocumentColumns, count: number): DocumentColumns =>
  count <= columns.ids.length
    ? columns
    : {
        ids: withRoom(Float64Array, columns.ids, count),
        titleLengths: withRoom(Uint16Array, columns.titleLengths, count),
        textLengths: withRoom(Uint16Array, columns.textLengths, count),
        titleHashes: withRoom(Uint32Array, columns.titleHashes, count),
        headHashes: withRoom(Uint32Array, columns.headHashes, count),
        headLengths: withRoom(Uint8Array, columns.headLengths, count),
        days: withRoom(Uint32Array, columns.days, count),
        votes: withRoom(Uint32Array, columns.votes, count),
        arxivOrder: withRoom(Float64Array, columns.arxivOrder, count),
      };

/** Writes the fields of a paper that change without its texts. */
export function setPaperFields(columns: DocumentColumns, document: number, paper: Paper): void {
  columns.days[document] = dayNumberOf(paper.publishedAt);
  columns.votes[document] = paper.upvotes === null ? 0 : Math.max(0, paper.upvotes) + 1;
  columns.arxivOrder[document] = arxivOrderOf(paper.arxivId);
}

/** Writes the figures of a document's texts. */
export function setFigures(
  columns: DocumentColumns,
  document: number,
  id: PaperId,
  figures: DocumentFigures,
): void {
  columns.ids[document] = id;
  columns.titleLengths[document] = Math.min(figures.titleLength, MAX_LENGTH);
  columns.textLengths[document] = Math.min(figures.textLength, MAX_LENGTH);
  columns.titleHashes[document] = figures.titleHash;
  columns.headHashes[document] = figures.headHash;
  columns.headLengths[document] = Math.min(figures.headLength, 0xff);
}

/** Returns `YYYY[-MM[-DD]]` as the number YYYYMMDD, with 00 for a missing part. */
export const dayNumberOf = (date: string | null | undefined): number =>
  Number((date ?? '').replaceAll('-', '').padEnd(8, '0').slice(0, 8)) || 0;

/** Returns a number that orders arXiv ids of the form `YYMM.NNNNN` by age; 0 for others. */
function arxivOrderOf(arxivId: string | null): number {
  const match = /^(\d{4})\.(\d{4,5})$/.exec(arxivId ?? '');
  return match === null ? 0 : Number(match[1]) * 100_000 + Number(match[2]);
}
