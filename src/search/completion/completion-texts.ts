import type { Paper } from '../../core/paper/paper.ts';
import { createByteRecords, type ByteRecordsState } from '../storage/byte-records.ts';
import { withRoom } from '../storage/growable-array.ts';
import { createPostingLists, type PostingLists, type PostingListsState } from '../storage/posting-lists.ts';
import { createStringTable, type StringTable, type StringTableState } from '../storage/string-table.ts';
import {
  createRecordReader,
  createRecordWriter,
  wordOf,
  wordPlaceOf,
  type CompletionRecord,
} from './completion-record.ts';
import { completionWordsOf, type CompletionWords } from './completion-words.ts';
import { createWordOrder, type WordOrder, type WordOrderState } from './word-order.ts';

/** The words by which papers are completed, with the documents that have them. */
export interface CompletionTexts {
  readonly words: Pick<StringTable, 'size' | 'find' | 'at'>;
  readonly order: Pick<WordOrder, 'countWithPrefix' | 'forEachWithPrefix'>;
  /** For each word, postings that contain a document and the place where it has the word: see `documentOf`. */
  readonly postings: Pick<PostingLists, 'count' | 'scan'>;
  /** One more than the highest number of a document. */
  readonly documentCount: number;
  /** Length of the name before the title's colon, in letters; 0 without one. */
  nameLengthOf(document: number): number;
  /** Decodes the record of a document; valid until the next call. */
  record(document: number): CompletionRecord;
}

/** Texts that can be changed. */
export interface WritableCompletionTexts extends CompletionTexts {
  add(document: number, paper: Paper): void;
  remove(document: number): void;
  save(): CompletionState;
}

/** The content of a completion index; views, not copies. */
export interface CompletionState {
  readonly words: StringTableState;
  readonly order: WordOrderState;
  readonly postings: PostingListsState;
  readonly records: ByteRecordsState;
  readonly nameLengths: Uint8Array<ArrayBuffer>;
}

/** A posting is `document × 8 + place`. */
const PLACE_BITS = 3;
const PLACE_MASK = (1 << PLACE_BITS) - 1;

/** Returns the number of a posting's document. */
export const documentOf = (posting: number): number => posting >>> PLACE_BITS;

/** Returns the place of a posting; see `PLACE`. */
export const placeOfPosting = (posting: number): number => posting & PLACE_MASK;

const postingOf = (document: number, place: number): number => document * (PLACE_MASK + 1) + place;

/** Typed texts are not longer: of a title only as many letters are compared with them. */
export const MAX_TYPED_LETTERS = 200;
const MAX_NAME_LENGTH = 0xff;

/** Creates texts, none or as they were saved. */
export function createCompletionTexts(state?: CompletionState): WritableCompletionTexts {
  const words = createStringTable(state?.words);
  const order = createWordOrder(words, state?.order);
  const postings = createPostingLists(state?.postings);
  const records = createByteRecords(state?.records);
  let nameLengths = state?.nameLengths ?? new Uint8Array(0);
  let documentCount = nameLengths.length;
  const encode = createRecordWriter();
  const decode = createRecordReader();

  function numberOf(word: string): number {
    const known = words.size;
    const number = words.add(word);
    if (number === known) order.insert(number);
    return number;
  }

  function recordOf({ title, places }: CompletionWords): Uint8Array {
    const start: number[] = [];
    let letters = 0;
    for (const word of title) {
      if (letters >= MAX_TYPED_LETTERS) break;
      letters += word.length;
      start.push(numberOf(word));
    }
    const inStart = new Set(start);
    const others: number[] = [];
    for (const [word, place] of places) {
      const number = numberOf(word);
      if (!inStart.has(number)) others.push(wordPlaceOf(number, place));
    }
    return encode(start, others);
  }

  return {
    words,
    order,
    postings,
    get documentCount() {
      return documentCount;
    },
    nameLengthOf: document => nameLengths[document] ?? 0,
    record: document => decode(records.get(document)),
    add(document, paper) {
      const found = completionWordsOf(paper);
      documentCount = Math.max(documentCount, document + 1);
      nameLengths = withRoom(Uint8Array, nameLengths, documentCount);
      nameLengths[document] = Math.min(found.nameLength, MAX_NAME_LENGTH);
      records.set(document, recordOf(found));
      for (const [word, place] of found.places) postings.append(numberOf(word), postingOf(document, place));
    },
    remove(document) {
      const { title, others } = decode(records.get(document));
      const first = postingOf(document, 0);
      for (const word of new Set([...title, ...others.map(wordOf)]))
        postings.removeOne(word, first, first + PLACE_MASK);
      records.remove(document);
    },
    save: () => ({
      words: words.save(),
      order: order.save(),
      postings: postings.save(),
      records: records.save(),
      nameLengths: nameLengths.subarray(0, documentCount),
    }),
  };
}
