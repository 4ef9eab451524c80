import { withRoom } from '../storage/growable-array.ts';
import { createTopK } from '../top-k.ts';
import { placeOf, wordOf } from './completion-record.ts';
import { documentOf, placeOfPosting, type CompletionTexts } from './completion-texts.ts';
import { PLACE } from './completion-words.ts';

/** The documents that have all typed words, the last one as a prefix. */
export interface DocumentMatcher {
  /**
   * Matches typed words: afterwards `places` contains for each document the worst of its best places for these words, or
   * `NOWHERE`. If very many match, those that come last in the order of equals may be left out.
   */
  match(words: readonly string[]): void;
  /** Valid until the next call of `match`. */
  readonly places: Uint8Array;
  /**
   * Returns true if the document's title begins with the typed words, written without spaces; for a single one, if a word
   * at its start continues it (`mam` begins `Mamba`, not `Ma Mamba`).
   */
  beginsTitle(document: number): boolean;
}

/** The place of a document that lacks a word. */
export const NOWHERE = 7;

const PLACE_MASK = 7;
/** Marks a document whose title begins with the first typed word. */
const BEGINS = 8;

/**
 * A prefix that more words have, such as a letter behind `the`, is looked for in the records of documents: to visit 10,000
 * words and their postings takes some 10 ms.
 */
const MAX_SCANNED_WORDS = 3_000;
/**
 * Records looked at, 1 µs each. Of more documents that have the words before, the first ones in the order of equals are
 * looked at: among them, a common letter has far more continuations than anyone is shown.
 */
const MAX_RECORDS = 1_000;

/** Creates a matcher over texts; `compareEquals` orders documents that match equally well: picked and new ones first. */
export function createDocumentMatcher(
  texts: CompletionTexts,
  compareEquals: (a: number, b: number) => number,
): DocumentMatcher {
  const { words: table, order, postings } = texts;
  // For each document: how many of the whole words it has, the worst place of one of them, and the place of the match.
  let counts = new Uint8Array(0);
  let worstPlaces = new Uint8Array(0);
  let places = new Uint8Array(0);
  // For each word: 1 if it continues the last typed word.
  let continuations = new Uint8Array(0);
  let typed: readonly string[] = [];
  let wholeCount = 0;

  /** Marks the documents that have all words before the last one; returns false if none has. */
  function markWholeWords(): boolean {
    const whole = [...new Set(typed.slice(0, -1))];
    wholeCount = whole.length;
    for (const [i, word] of whole.entries()) {
      let isFound = false;
      postings.scan(table.find(word), (values, from, to) => {
        for (let at = from; at < to; at += 1) {
          const posting = values[at] ?? 0;
          const document = documentOf(posting);
          if (counts[document] !== i) continue;
          isFound = true;
          counts[document] = i + 1;
          const place = placeOfPosting(posting);
          const worst = worstPlaces[document] ?? 0;
          if (i === 0 && place === PLACE.START) worstPlaces[document] = BEGINS | place;
          else if (place > (worst & PLACE_MASK)) worstPlaces[document] = (worst & BEGINS) | place;
        }
      });
      if (!isFound) return false;
    }
    return true;
  }

  function markContinuation(values: Uint32Array, from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const posting = values[at] ?? 0;
      const document = documentOf(posting);
      if (counts[document] !== wholeCount) continue;
      const place = Math.max((worstPlaces[document] ?? 0) & PLACE_MASK, placeOfPosting(posting));
      if (place < (places[document] ?? NOWHERE)) places[document] = place;
    }
  }

  function matchByPostings(): void {
    order.forEachWithPrefix(typed.at(-1) ?? '', word => {
      postings.scan(word, markContinuation);
    });
  }

  /** Returns the best place of a word that continues the last typed one. */
  function bestContinuation(document: number): number {
    const { title, others } = texts.record(document);
    for (const word of title) if (continuations[word] === 1) return PLACE.TITLE;
    let best: number = NOWHERE;
    for (const wordPlace of others)
      if (continuations[wordOf(wordPlace)] === 1) best = Math.min(best, placeOf(wordPlace));
    return best;
  }

  /** Matches the first documents in the order of equals, and the first of those whose title begins with the first typed word. */
  function matchByRecords(): void {
    continuations = withRoom(Uint8Array, continuations, table.size).fill(0);
    order.forEachWithPrefix(typed.at(-1) ?? '', word => {
      continuations[word] = 1;
    });
    const first = createTopK<number>(MAX_RECORDS, compareEquals);
    const firstOfStart = createTopK<number>(MAX_RECORDS, compareEquals);
    for (let document = texts.documentCount - 1; document >= 0; document -= 1) {
      if (counts[document] !== wholeCount) continue;
      first.offer(document);
      if (((worstPlaces[document] ?? 0) & BEGINS) !== 0) firstOfStart.offer(document);
    }
    for (const document of new Set([...first.items, ...firstOfStart.items]))
      places[document] = Math.max((worstPlaces[document] ?? 0) & PLACE_MASK, bestContinuation(document));
  }

  function beginsTitle(document: number): boolean {
    if (wholeCount === 0) return places[document] === PLACE.START;
    if (((worstPlaces[document] ?? 0) & BEGINS) === 0) return false;
    let rest = typed.join('');
    for (const word of texts.record(document).title) {
      const text = table.at(word);
      if (text.startsWith(rest)) return true;
      if (!rest.startsWith(text)) return false;
      rest = rest.slice(text.length);
    }
    return false;
  }

  return {
    get places() {
      return places;
    },
    match(words) {
      const count = texts.documentCount;
      typed = words;
      counts = withRoom(Uint8Array, counts, count).fill(0);
      worstPlaces = withRoom(Uint8Array, worstPlaces, count).fill(0);
      places = withRoom(Uint8Array, places, count).fill(NOWHERE);
      if (!markWholeWords()) return;
      const isBroad = wholeCount > 0 && order.countWithPrefix(words.at(-1) ?? '') > MAX_SCANNED_WORDS;
      if (isBroad) matchByRecords();
      else matchByPostings();
    },
    beginsTitle,
  };
}
