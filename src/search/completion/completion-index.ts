import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { createByteRecords, type ByteRecordsState } from '../storage/byte-records.ts';
import { withRoom } from '../storage/growable-array.ts';
import { createPostingLists, type PostingListsState } from '../storage/posting-lists.ts';
import { createStringTable, type StringTableState } from '../storage/string-table.ts';
import { readTokens } from '../text/tokens.ts';
import { createTopK } from '../top-k.ts';
import { createRecordReader, createRecordWriter } from './completion-record.ts';
import { completionWordsOf, PLACE } from './completion-words.ts';
import { createWordOrder, type WordOrderState } from './word-order.ts';

/** Completes a half-typed text to papers: see `PaperIndex.complete`. */
export interface CompletionIndex {
  /** Adds a paper as a document whose number is not in use. */
  add(document: number, paper: Paper): void;
  /** Removes a document, after which its number may be used again. */
  remove(document: number): void;
  complete(text: string, limit: number): readonly PaperId[];
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

/** What completion reads of the papers, by document number. */
export interface CompletionPapers {
  readonly columns: {
    readonly ids: Float64Array;
    /** Dates of publication as numbers YYYYMMDD, 0 for an unknown one. */
    readonly days: Uint32Array;
  };
}

/** One letter matches too many words. */
const MIN_LETTERS = 2;
/** Enough to distinguish any title; the rest of a pasted text is ignored. */
const MAX_LETTERS = 200;
/** A text with more unknown words is about something that no paper is about. */
const MAX_CORRECTED_WORDS = 3;

/** A posting is `document << PLACE_BITS | place`. */
const PLACE_BITS = 3;
const PLACE_MASK = (1 << PLACE_BITS) - 1;
const NOWHERE = PLACE_MASK;
const postingOf = (document: number, place: number): number => document * (PLACE_MASK + 1) + place;
/** Marks a document whose title begins with the first typed word. */
const BEGINS = 1 << PLACE_BITS;
const MAX_NAME_LENGTH = 0xff;

const joinWords = (words: readonly string[]): string => words.join('');

/**
 * Creates an index, empty or as it was saved. All words are in one sorted order, each with postings that say where it
 * occurs in which paper. A search visits the postings of the typed words and of all words that continue the last one, and
 * marks papers in arrays with a place for each: two letters over 250,000 papers are some 300,000 postings, a few ms.
 * If a text has no completion, its unknown words are corrected by `correctSpelling`.
 */
export function createCompletionIndex(
  papers: CompletionPapers,
  correctSpelling: (word: string) => string | undefined,
  state?: CompletionState,
): CompletionIndex {
  const table = createStringTable(state?.words);
  const order = createWordOrder(table, state?.order);
  const postings = createPostingLists(state?.postings);
  const records = createByteRecords(state?.records);
  let nameLengths = state?.nameLengths ?? new Uint8Array(0);
  let documentCount = nameLengths.length;
  const encode = createRecordWriter();
  const decode = createRecordReader();
  // For each document: how many of the whole words it has, the worst place of one of them, and the place of the match.
  let matchCounts = new Uint8Array(documentCount);
  let worstPlaces = new Uint8Array(documentCount);
  let places = new Uint8Array(documentCount);

  function numberOf(word: string): number {
    const known = table.size;
    const number = table.add(word);
    if (number === known) order.insert(number);
    return number;
  }

  function recordOf(title: readonly string[], words: Iterable<string>): Uint8Array {
    const start: number[] = [];
    let letters = 0;
    for (const word of title) {
      if (letters >= MAX_LETTERS) break;
      letters += word.length;
      start.push(numberOf(word));
    }
    const inStart = new Set(start);
    return encode(
      start,
      Array.from(words, numberOf).filter(word => !inStart.has(word)),
    );
  }

  /** Marks the documents that have all whole words; returns how many words these are, or -1 if no document has them. */
  function markWholeWords(words: readonly string[]): number {
    const whole = [...new Set(words)];
    matchCounts.fill(0, 0, documentCount);
    worstPlaces.fill(0, 0, documentCount);
    for (const [i, word] of whole.entries()) {
      let found = 0;
      const mark = (values: Uint32Array, from: number, to: number): void => {
        for (let at = from; at < to; at += 1) {
          const posting = values[at] ?? 0;
          const document = posting >>> PLACE_BITS;
          if (matchCounts[document] !== i) continue;
          found += 1;
          matchCounts[document] = i + 1;
          const place = posting & PLACE_MASK;
          const worst = worstPlaces[document] ?? 0;
          if (i === 0 && place === PLACE.START) worstPlaces[document] = BEGINS | place;
          else if (place > (worst & PLACE_MASK)) worstPlaces[document] = (worst & BEGINS) | place;
        }
      };
      postings.scan(table.find(word), mark);
      if (found === 0) return -1;
    }
    return whole.length;
  }

  /** Writes to `places` the worst place of a typed word in each document that has them all; the last one is a prefix. */
  function match(words: readonly string[]): void {
    places.fill(NOWHERE, 0, documentCount);
    const wholeCount = markWholeWords(words.slice(0, -1));
    if (wholeCount === -1) return;
    const mark = (values: Uint32Array, from: number, to: number): void => {
      for (let at = from; at < to; at += 1) {
        const posting = values[at] ?? 0;
        const document = posting >>> PLACE_BITS;
        if (matchCounts[document] !== wholeCount) continue;
        const place = Math.max((worstPlaces[document] ?? 0) & PLACE_MASK, posting & PLACE_MASK);
        if (place < (places[document] ?? NOWHERE)) places[document] = place;
      }
    };
    order.forEachWithPrefix(words.at(-1) ?? '', word => {
      postings.scan(word, mark);
    });
  }

  /** Returns true if the title, written without spaces, begins with the typed text. */
  function beginsWith(document: number, typed: string): boolean {
    let rest = typed;
    for (const word of decode(records.get(document)).title) {
      const text = table.at(word);
      if (text.startsWith(rest)) return true;
      if (!rest.startsWith(text)) return false;
      rest = rest.slice(text.length);
    }
    return false;
  }

  function placeInTitle(document: number, words: readonly string[], typed: string): number {
    const begins =
      words.length === 1
        ? places[document] === PLACE.START
        : ((worstPlaces[document] ?? 0) & BEGINS) !== 0 && beginsWith(document, typed);
    if (!begins) return PLACE.TITLE;
    return typed.length === nameLengths[document] ? PLACE.NAME : PLACE.START;
  }

  function continuations(words: readonly string[], limit: number): readonly PaperId[] {
    match(words);
    const { ids, days } = papers.columns;
    const typed = joinWords(words);
    const best = createTopK<number>(
      limit,
      (a, b) =>
        (places[a] ?? 0) - (places[b] ?? 0) ||
        (days[b] ?? 0) - (days[a] ?? 0) ||
        (ids[b] ?? 0) - (ids[a] ?? 0),
    );
    // Newer papers mostly have higher numbers: the best are found early, and the rest is dismissed by one comparison.
    for (let document = documentCount - 1; document >= 0; document -= 1) {
      const place = places[document] ?? NOWHERE;
      if (place === NOWHERE) continue;
      if (place <= PLACE.TITLE) places[document] = placeInTitle(document, words, typed);
      best.offer(document);
    }
    return best.items.map(document => ids[document] ?? 0);
  }

  function hasPrefix(prefix: string): boolean {
    let isFound = false;
    order.forEachWithPrefix(prefix, word => {
      isFound ||= postings.count(word) > 0;
    });
    return isFound;
  }

  /** Returns the words with the unknown ones corrected; `undefined` if none can be, or too many are unknown. */
  function corrected(words: readonly string[]): readonly string[] | undefined {
    const isUnknown = words.map((word, i) =>
      i === words.length - 1 ? !hasPrefix(word) : postings.count(table.find(word)) === 0,
    );
    if (isUnknown.filter(Boolean).length > MAX_CORRECTED_WORDS) return undefined;
    const changed = words.map((word, i) => (isUnknown[i] === true ? (correctSpelling(word) ?? word) : word));
    return joinWords(changed) === joinWords(words) ? undefined : changed;
  }

  return {
    add(document, paper) {
      const found = completionWordsOf(paper);
      documentCount = Math.max(documentCount, document + 1);
      nameLengths = withRoom(Uint8Array, nameLengths, documentCount);
      matchCounts = withRoom(Uint8Array, matchCounts, documentCount);
      worstPlaces = withRoom(Uint8Array, worstPlaces, documentCount);
      places = withRoom(Uint8Array, places, documentCount);
      nameLengths[document] = Math.min(found.nameLength, MAX_NAME_LENGTH);
      records.set(document, recordOf(found.title, found.places.keys()));
      for (const [word, place] of found.places) postings.append(numberOf(word), postingOf(document, place));
    },
    remove(document) {
      const { title, others } = decode(records.get(document));
      const posting = postingOf(document, 0);
      for (const word of new Set([...title, ...others]))
        postings.removeOne(word, posting, posting + PLACE_MASK);
      records.remove(document);
    },
    complete(text, limit) {
      const words = readTokens(text.slice(0, MAX_LETTERS)).tokens;
      if (joinWords(words).length < MIN_LETTERS) return [];
      const found = continuations(words, limit);
      if (found.length > 0) return found;
      const changed = corrected(words);
      return changed === undefined ? [] : continuations(changed, limit);
    },
    save: () => ({
      words: table.save(),
      order: order.save(),
      postings: postings.save(),
      records: records.save(),
      nameLengths: nameLengths.subarray(0, documentCount),
    }),
  };
}
