import SearchableMap from 'minisearch/SearchableMap';
import type { Paper, PaperId } from '../core/paper/paper.ts';
import { topK } from './top-k.ts';
import { shortNameOf } from './short-name.ts';
import { wordsOf } from './words.ts';

/** Completes a half-typed text to titles: see `PaperIndex.complete`. */
export interface CompletionIndex {
  add(paper: Paper): void;
  remove(id: PaperId): void;
  complete(text: string, limit: number): PaperId[];
}

/** Where a word occurs in a paper, best first. */
const PLACE = { name: 0, titleStart: 1, title: 2, author: 3, keyword: 4 } as const;
const PLACE_COUNT = 5;
const NOWHERE = PLACE_COUNT;

/** A word and where it occurs: `number * PLACE_COUNT + place`, once for each paper. */
interface Posting {
  readonly word: string;
  readonly occurrences: number[];
}

/** What the index keeps of a paper, under a number of its own: numbers of removed papers are used again. */
interface Entry {
  readonly id: PaperId;
  /** The title's words, folded and joined: `pangu pi` and `pangupi` both begin PanGu-π. */
  readonly start: string;
  /** Length of the name at the start of the title (see `shortNameOf`), 0 without one. */
  readonly nameLength: number;
  /** `YYYYMMDD` as a number; a coarser date counts as its earliest day, an unknown one as the oldest. */
  readonly day: number;
  readonly words: readonly Posting[];
}

interface Candidate {
  readonly entry: Entry;
  readonly place: number;
}

/** One letter matches too many words. */
const MIN_LETTERS = 2;
/** Enough to distinguish any title; the rest of a pasted text is ignored. */
const MAX_LETTERS = 200;

const dayOf = (paper: Paper): number =>
  Number((paper.publishedAt ?? '').replaceAll('-', '').padEnd(8, '0').slice(0, 8)) || 0;

const nameLengthOf = (title: string): number => (shortNameOf(title) ?? '').replaceAll(/[: ]/g, '').length;

/** Returns the words of a paper, each with the best place in which it occurs. */
function wordPlacesOf(paper: Paper): Map<string, number> {
  const places = new Map<string, number>();
  const addWords = (text: string, place: number): void => {
    const { parts, compounds } = wordsOf(text);
    for (const word of [...parts, ...compounds]) if (!places.has(word)) places.set(word, place);
  };
  addWords(paper.title, PLACE.title);
  for (const author of paper.authors) addWords(author, PLACE.author);
  for (const keyword of paper.keywords) addWords(keyword, PLACE.keyword);
  return places;
}

const joinWords = (words: readonly string[]): string => words.join('');

/**
 * Creates an empty radix tree of words, each with its papers; a change touches only the words of one paper. If a text has
 * no completion, its unknown words are corrected by `correctSpelling`.
 */
export function createCompletionIndex(
  correctSpelling: (word: string) => string | undefined,
): CompletionIndex {
  const postings = new SearchableMap<Posting>();
  const entries: (Entry | undefined)[] = [];
  const numbers = new Map<PaperId, number>();
  const freeNumbers: number[] = [];

  /**
   * Finds the papers that have all the words, the last one as a prefix: returns for each number the worst place of a
   * word, or `NOWHERE`. An array over all numbers is many times faster to fill than a map.
   */
  function matching(words: readonly string[]): Uint8Array {
    let found = new Uint8Array(entries.length).fill(words.length === 0 ? NOWHERE : PLACE.name);
    for (const [i, word] of words.entries()) {
      const isLast = i === words.length - 1;
      const here = new Uint8Array(entries.length).fill(NOWHERE);
      for (const { occurrences } of isLast ? postings.atPrefix(word).values() : toList(postings.get(word))) {
        for (const occurrence of occurrences) {
          const number = (occurrence / PLACE_COUNT) | 0;
          const place = Math.max(found[number] ?? NOWHERE, occurrence % PLACE_COUNT);
          if (place < (here[number] ?? NOWHERE)) here[number] = place;
        }
      }
      found = here;
    }
    return found;
  }

  function* candidates(words: readonly string[]): Generator<Candidate> {
    const typed = joinWords(words);
    for (const [number, place] of matching(words).entries()) {
      const entry = place === NOWHERE ? undefined : entries[number];
      if (entry !== undefined)
        yield { entry, place: place === PLACE.title ? placeInTitle(entry, typed) : place };
    }
  }

  function continuations(words: readonly string[], limit: number): readonly Candidate[] {
    return topK(
      candidates(words),
      limit,
      (a, b) => a.place - b.place || b.entry.day - a.entry.day || b.entry.id - a.entry.id,
    );
  }

  function withCorrections(words: readonly string[]): readonly string[] {
    return words.map((word, i) => {
      const isKnown = i === words.length - 1 ? postings.atPrefix(word).size > 0 : postings.has(word);
      return isKnown ? word : (correctSpelling(word) ?? word);
    });
  }

  return {
    add(paper) {
      const number = freeNumbers.pop() ?? entries.length;
      const words = [...wordPlacesOf(paper)].map(([word, place]) => {
        const posting = postings.fetch(word, () => ({ word, occurrences: [] }));
        posting.occurrences.push(number * PLACE_COUNT + place);
        return posting;
      });
      entries[number] = {
        id: paper.id,
        start: joinWords(wordsOf(paper.title).parts),
        nameLength: nameLengthOf(paper.title),
        day: dayOf(paper),
        words,
      };
      numbers.set(paper.id, number);
    },
    remove(id) {
      const number = numbers.get(id);
      if (number === undefined) return;
      for (const { word, occurrences } of entries[number]?.words ?? []) {
        const index = occurrences.findIndex(each => Math.floor(each / PLACE_COUNT) === number);
        const last = occurrences.pop();
        if (last !== undefined && index < occurrences.length) occurrences[index] = last;
        if (occurrences.length === 0) postings.delete(word);
      }
      entries[number] = undefined;
      numbers.delete(id);
      freeNumbers.push(number);
    },
    complete(text, limit) {
      const { parts } = wordsOf(text.slice(0, MAX_LETTERS));
      if (joinWords(parts).length < MIN_LETTERS) return [];
      const found = continuations(parts, limit);
      const shown = found.length > 0 ? found : continuations(withCorrections(parts), limit);
      return shown.map(({ entry: { id } }) => id);
    },
  };
}

function placeInTitle({ start, nameLength }: Entry, typed: string): number {
  if (!start.startsWith(typed)) return PLACE.title;
  return typed.length === nameLength ? PLACE.name : PLACE.titleStart;
}

const toList = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
