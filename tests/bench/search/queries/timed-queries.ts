import type { Paper } from '../../../../src/core/paper/paper.ts';
import { createRandom } from '../generator/random.ts';

/** Searches that are timed. */
export const SEARCH_KINDS = ['1 word', '4 words', '20 words'] as const;
/** Texts that are completed, and timed. */
export const COMPLETION_KINDS = ['2 letters', '5 letters', 'a word and 3 letters'] as const;

export type SearchKind = (typeof SEARCH_KINDS)[number];
export type CompletionKind = (typeof COMPLETION_KINDS)[number];

/** Returns the timed searches that a paper gives. */
export function searchesOf({ title, abstract }: Paper): ReadonlyMap<SearchKind, string> {
  const words = title.split(/\s+/u);
  const text = (abstract ?? '').split(/\s+/u);
  const longest = words.toSorted((a, b) => b.length - a.length)[0] ?? title;
  const queries = new Map<SearchKind, string>([['1 word', longest]]);
  if (words.length >= 4) queries.set('4 words', words.slice(0, 4).join(' '));
  if (text.length > 25) queries.set('20 words', text.slice(5, 25).join(' '));
  return queries;
}

/** Returns the timed completions that a paper gives, as a member types its title. */
export function completionsOf({ id, title }: Paper): ReadonlyMap<CompletionKind, string> {
  const random = createRandom(0xc0, id);
  const words = title.split(/[^\p{L}\p{N}]+/u).filter(word => word.length >= 5);
  if (words.length < 2) return new Map();
  const place = random.below(words.length - 1);
  const [word = '', next = ''] = words.slice(place, place + 2);
  return new Map<CompletionKind, string>([
    ['2 letters', word.slice(0, 2)],
    ['5 letters', word.slice(0, 5)],
    ['a word and 3 letters', `${word} ${next.slice(0, 3)}`],
  ]);
}
