import SearchableMap from 'minisearch/SearchableMap';
import { readableText } from '../core/text/latex/readable-text.ts';
import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { Completion } from '../core/search/search.ts';
import { topK } from './top-k.ts';
import { shortNameOf } from './short-name.ts';
import { wordsOf } from './words.ts';

/** Completes a half-typed text to titles: see `PaperIndex.complete`. */
export interface CompletionIndex {
  add(paper: Paper): void;
  remove(id: PaperId): void;
  complete(text: string, limit: number): Completion[];
}

/** Where a word was found, best first. */
const PLACE = { name: 0, titleStart: 1, title: 2, author: 3, keyword: 4 } as const;
const PLACE_COUNT = 5;
const NOWHERE = PLACE_COUNT;

/** A word and its occurrences: `slot * PLACE_COUNT + place`, one for each paper. */
interface Posting {
  readonly word: string;
  readonly at: number[];
}

interface Slot {
  readonly id: PaperId;
  readonly title: string;
  /** The title's words, folded and joined: `pangu pi` and `pangupi` both begin PanGu-π. */
  readonly start: string;
  /** Length of the name at the start of the title (see `shortNameOf`), 0 without one. */
  readonly nameLength: number;
  /** `YYYYMMDD` as a number; a coarser date counts as its earliest day, an unknown one as the oldest. */
  readonly day: number;
  readonly words: readonly Posting[];
}

interface Candidate {
  readonly slot: Slot;
  readonly place: number;
}

/** One letter matches too many words. */
const MIN_LETTERS = 2;
/** Enough to distinguish any title; the rest of a pasted text is ignored. */
const MAX_LETTERS = 200;

const dayOf = (paper: Paper): number =>
  Number((paper.publishedAt ?? '').replaceAll('-', '').padEnd(8, '0').slice(0, 8)) || 0;

const nameLengthOf = (title: string): number => (shortNameOf(title) ?? '').replaceAll(/[: ]/g, '').length;

function placesOf(paper: Paper): Map<string, number> {
  const found = new Map<string, number>();
  const note = (text: string, where: number): void => {
    const { parts, compounds } = wordsOf(text);
    for (const word of [...parts, ...compounds]) if (!found.has(word)) found.set(word, where);
  };
  note(paper.title, PLACE.title);
  for (const author of paper.authors) note(author, PLACE.author);
  for (const keyword of paper.keywords) note(keyword, PLACE.keyword);
  return found;
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
  const slots: (Slot | undefined)[] = [];
  const slotOf = new Map<PaperId, number>();
  const free: number[] = [];

  /**
   * Finds the papers that have all the words, the last one as a prefix: returns for each slot the worst place of a word,
   * or `NOWHERE`. An array over all slots is many times faster to fill than a map.
   */
  function matching(words: readonly string[]): Uint8Array {
    let found = new Uint8Array(slots.length).fill(words.length === 0 ? NOWHERE : PLACE.name);
    for (const [i, word] of words.entries()) {
      const last = i === words.length - 1;
      const here = new Uint8Array(slots.length).fill(NOWHERE);
      for (const { at } of last ? postings.atPrefix(word).values() : toList(postings.get(word))) {
        for (const entry of at) {
          const slot = (entry / PLACE_COUNT) | 0;
          const where = Math.max(found[slot] ?? NOWHERE, entry % PLACE_COUNT);
          if (where < (here[slot] ?? NOWHERE)) here[slot] = where;
        }
      }
      found = here;
    }
    return found;
  }

  function* candidates(words: readonly string[]): Generator<Candidate> {
    const typed = joinWords(words);
    for (const [number, where] of matching(words).entries()) {
      const slot = where === NOWHERE ? undefined : slots[number];
      if (slot !== undefined)
        yield { slot, place: where === PLACE.title ? placeInTitle(slot, typed) : where };
    }
  }

  function continuations(words: readonly string[], limit: number): readonly Candidate[] {
    return topK(
      candidates(words),
      limit,
      (a, b) => a.place - b.place || b.slot.day - a.slot.day || b.slot.id - a.slot.id,
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
      const slot = free.pop() ?? slots.length;
      const words = [...placesOf(paper)].map(([word, where]) => {
        const posting = postings.fetch(word, () => ({ word, at: [] }));
        posting.at.push(slot * PLACE_COUNT + where);
        return posting;
      });
      slots[slot] = {
        id: paper.id,
        title: readableText(paper.title),
        start: joinWords(wordsOf(paper.title).parts),
        nameLength: nameLengthOf(paper.title),
        day: dayOf(paper),
        words,
      };
      slotOf.set(paper.id, slot);
    },
    remove(id) {
      const slot = slotOf.get(id);
      if (slot === undefined) return;
      for (const { word, at } of slots[slot]?.words ?? []) {
        const where = at.findIndex(entry => Math.floor(entry / PLACE_COUNT) === slot);
        const last = at.pop();
        if (last !== undefined && where < at.length) at[where] = last;
        if (at.length === 0) postings.delete(word);
      }
      slots[slot] = undefined;
      slotOf.delete(id);
      free.push(slot);
    },
    complete(text, limit) {
      const { parts } = wordsOf(text.slice(0, MAX_LETTERS));
      if (joinWords(parts).length < MIN_LETTERS) return [];
      const found = continuations(parts, limit);
      const shown = found.length > 0 ? found : continuations(withCorrections(parts), limit);
      return shown.map(({ slot }) => ({ id: slot.id, title: slot.title }));
    },
  };
}

function placeInTitle({ start, nameLength }: Slot, typed: string): number {
  if (!start.startsWith(typed)) return PLACE.title;
  return typed.length === nameLength ? PLACE.name : PLACE.titleStart;
}

const toList = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
