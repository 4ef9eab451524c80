import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { createByteRecords, type ByteRecordsState } from '../storage/byte-records.ts';
import { createIdTable } from '../storage/id-table.ts';
import {
  columnsWithRoom,
  emptyColumns,
  setFigures,
  setPaperFields,
  type DocumentColumns,
  type DocumentFigures,
} from './document-columns.ts';
import { createRecordReader, type DocumentRecord } from './document-record.ts';
import { MAX_DOCUMENTS } from './posting.ts';

/**
 * The papers of the index as documents with small numbers. The number of a removed document is used again only after
 * `releaseRemoved`, when no posting has it any more.
 */
export interface Documents {
  /** Number of papers. */
  readonly size: number;
  /** One more than the highest number in use: the length of arrays with a place for each document. */
  readonly capacity: number;
  /** Valid until the next change. */
  readonly columns: DocumentColumns;
  /** Mean lengths over all papers, at least 1. */
  readonly meanTitleLength: number;
  readonly meanTextLength: number;
  /** How many documents were removed since `releaseRemoved`. */
  readonly removedCount: number;
  /** Returns the number of a paper's document, -1 if it has none. */
  numberOf(id: PaperId): number;
  /** Returns true for the number of a removed document, which postings may still have. */
  isRemoved(document: number): boolean;
  /** Returns the encoded record of a document; valid until the next change. */
  encodedRecord(document: number): Uint8Array;
  /** Decodes the record of a document, or only the words of its title; valid until the next call of either. */
  record(document: number): DocumentRecord;
  title(document: number): Uint32Array;
  /** Adds a document for a paper that has none; returns its number. Throws a RangeError if there are too many. */
  add(paper: Paper, figures: DocumentFigures, record: Uint8Array): number;
  /** Updates the fields that change without the texts. */
  update(document: number, paper: Paper): void;
  remove(document: number): void;
  /** Returns the numbers of the removed documents, which `releaseRemoved` accepts once no posting has them. */
  removedNumbers(): readonly number[];
  /** Allows to use the numbers of removed documents again. */
  releaseRemoved(documents: readonly number[]): void;
  save(): DocumentsState;
}

/** The content of the documents; views, not copies. */
export interface DocumentsState {
  readonly capacity: number;
  readonly columns: DocumentColumns;
  readonly records: ByteRecordsState;
  readonly removed: readonly number[];
  readonly free: readonly number[];
}

/** Creates documents, none or as they were saved. */
export function createDocuments(state?: DocumentsState): Documents {
  let columns = state?.columns ?? emptyColumns();
  let capacity = state?.capacity ?? 0;
  const records = createByteRecords(state?.records);
  const reader = createRecordReader();
  const removed = new Set(state?.removed);
  const free = [...(state?.free ?? [])];
  const numbers = createIdTable();
  let titleLengths = 0;
  let textLengths = 0;

  function count(document: number, change: 1 | -1): void {
    titleLengths += change * (columns.titleLengths[document] ?? 0);
    textLengths += change * (columns.textLengths[document] ?? 0);
  }

  for (let document = 0; document < capacity; document += 1) {
    const id = columns.ids[document] ?? 0;
    if (id === 0) continue;
    numbers.set(id, document);
    count(document, 1);
  }

  return {
    get size() {
      return numbers.size;
    },
    get capacity() {
      return capacity;
    },
    get columns() {
      return columns;
    },
    get meanTitleLength() {
      return Math.max(1, titleLengths / Math.max(1, numbers.size));
    },
    get meanTextLength() {
      return Math.max(1, textLengths / Math.max(1, numbers.size));
    },
    get removedCount() {
      return removed.size;
    },
    numberOf: numbers.find,
    isRemoved: document => removed.has(document),
    encodedRecord: document => records.get(document),
    record: document => reader.read(records.get(document)),
    title: document => reader.readTitle(records.get(document)),
    add(paper, figures, record) {
      if (free.length === 0 && capacity >= MAX_DOCUMENTS)
        throw new RangeError(`The index has room for ${MAX_DOCUMENTS} papers`);
      const document = free.pop() ?? capacity;
      capacity = Math.max(capacity, document + 1);
      columns = columnsWithRoom(columns, capacity);
      records.set(document, record);
      setFigures(columns, document, paper.id, figures);
      setPaperFields(columns, document, paper);
      numbers.set(paper.id, document);
      count(document, 1);
      return document;
    },
    update: (document, paper) => setPaperFields(columns, document, paper),
    remove(document) {
      count(document, -1);
      numbers.delete(columns.ids[document] ?? 0);
      columns.ids[document] = 0;
      columns.titleHashes[document] = 0;
      columns.headHashes[document] = 0;
      records.remove(document);
      removed.add(document);
    },
    removedNumbers: () => [...removed],
    releaseRemoved(documents) {
      for (const document of documents) {
        removed.delete(document);
        free.push(document);
      }
    },
    save: () => ({
      capacity,
      columns,
      records: records.save(),
      removed: [...removed],
      free,
    }),
  };
}
