import SearchableMap from 'minisearch/SearchableMap';
import { readableText } from '../core/text/latex/readable-text.ts';
import type { Paper, PaperId } from '../core/paper/paper.ts';
import type { Completion } from '../core/search/search.ts';
import { topK } from './top-k.ts';
import { shortNameOf } from './short-name.ts';
import { wordsOf } from './words.ts';

/** Titles that continue a half-typed text: see `PaperIndex.complete`. */
export interface CompletionIndex {
  add(paper: Paper): void;
  remove(id: PaperId): void;
  complete(text: string, limit: number): Completion[];
}

/** Where a text was found, best first. */
const place = { name: 0, titleStart: 1, title: 2, author: 3, keyword: 4 } as const;
const places = 5;
const nowhere = places;

/** A word and where it stands: `slot * places + place`, one for each paper. */
interface Posting {
  readonly word: string;
  readonly at: number[];
}

interface Slot {
  readonly id: PaperId;
  readonly title: string;
  /** The title's words, folded, nothing between: `pangu pi` and `pangupi` both begin PanGu-π. */
  readonly start: string;
  /** How much of `start` is the name that the title begins with, 0 without one: see `shortNameOf`. */
  readonly nameLength: number;
  /** `YYYYMMDD` as a number; a coarser date counts as its earliest day, an unknown one as the oldest. */
  readonly day: number;
  readonly words: readonly Posting[];
}

interface Candidate {
  readonly slot: Slot;
  readonly where: number;
}

/** One letter begins too many words to mean any. */
const minLetters = 2;
/** No title needs more of it to be told from the others; the rest of a pasted text is not read. */
const maxLetters = 200;

const dayOf = (paper: Paper): number =>
  Number((paper.publishedAt ?? '').replaceAll('-', '').padEnd(8, '0').slice(0, 8)) || 0;

const nameLengthOf = (title: string): number => (shortNameOf(title) ?? '').replaceAll(/[: ]/g, '').length;

function placesOf(paper: Paper): Map<string, number> {
  const found = new Map<string, number>();
  const note = (text: string, where: number): void => {
    const { parts, joints } = wordsOf(text);
    for (const word of [...parts, ...joints]) if (!found.has(word)) found.set(word, where);
  };
  note(paper.title, place.title);
  for (const author of paper.authors) note(author, place.author);
  for (const keyword of paper.keywords) note(keyword, place.keyword);
  return found;
}

const written = (words: readonly string[]): string => words.join('');

/**
 * A radix tree of words, each with the papers that have it; every change touches the words of one paper alone. Where
 * nothing continues a text, the words that no paper has are replaced by what `respell` takes them for.
 */
export function openCompletionIndex(respell: (word: string) => string | undefined): CompletionIndex {
  const postings = new SearchableMap<Posting>();
  const slots: (Slot | undefined)[] = [];
  const slotOf = new Map<PaperId, number>();
  const free: number[] = [];

  /**
   * The papers that have all the words, the last of which may go on: for each slot the worst place that was needed,
   * or `nowhere`. An array over all slots is many times faster to fill than a map.
   */
  function matching(words: readonly string[]): Uint8Array {
    let found = new Uint8Array(slots.length).fill(words.length === 0 ? nowhere : place.name);
    for (const [i, word] of words.entries()) {
      const last = i === words.length - 1;
      const here = new Uint8Array(slots.length).fill(nowhere);
      for (const { at } of last ? postings.atPrefix(word).values() : present(postings.get(word))) {
        for (const entry of at) {
          const slot = (entry / places) | 0;
          const where = Math.max(found[slot] ?? nowhere, entry % places);
          if (where < (here[slot] ?? nowhere)) here[slot] = where;
        }
      }
      found = here;
    }
    return found;
  }

  function* candidates(words: readonly string[]): Generator<Candidate> {
    const typed = written(words);
    for (const [number, where] of matching(words).entries()) {
      const slot = where === nowhere ? undefined : slots[number];
      if (slot !== undefined) yield { slot, where: where === place.title ? inTitle(slot, typed) : where };
    }
  }

  function continuations(words: readonly string[], limit: number): readonly Candidate[] {
    return topK(
      candidates(words),
      limit,
      (a, b) => a.where - b.where || b.slot.day - a.slot.day || b.slot.id - a.slot.id,
    );
  }

  function respelled(words: readonly string[]): readonly string[] {
    return words.map((word, i) => {
      const isKnown = i === words.length - 1 ? postings.atPrefix(word).size > 0 : postings.has(word);
      return isKnown ? word : (respell(word) ?? word);
    });
  }

  return {
    add(paper) {
      const slot = free.pop() ?? slots.length;
      const words = [...placesOf(paper)].map(([word, where]) => {
        const posting = postings.fetch(word, () => ({ word, at: [] }));
        posting.at.push(slot * places + where);
        return posting;
      });
      slots[slot] = {
        id: paper.id,
        title: readableText(paper.title),
        start: written(wordsOf(paper.title).parts),
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
        const where = at.findIndex(entry => Math.floor(entry / places) === slot);
        const last = at.pop();
        if (last !== undefined && where < at.length) at[where] = last;
        if (at.length === 0) postings.delete(word);
      }
      slots[slot] = undefined;
      slotOf.delete(id);
      free.push(slot);
    },
    complete(text, limit) {
      const { parts } = wordsOf(text.slice(0, maxLetters));
      if (written(parts).length < minLetters) return [];
      const found = continuations(parts, limit);
      const shown = found.length > 0 ? found : continuations(respelled(parts), limit);
      return shown.map(({ slot }) => ({ id: slot.id, title: slot.title }));
    },
  };
}

function inTitle({ start, nameLength }: Slot, typed: string): number {
  if (!start.startsWith(typed)) return place.title;
  return typed.length === nameLength ? place.name : place.titleStart;
}

const present = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);
