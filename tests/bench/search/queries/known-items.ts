import type { Paper, PaperId } from '../../../../src/core/paper/paper.ts';
import { STOP_WORDS } from '../../../../src/search/text/stop-words.ts';
import { createRandom, type Random } from '../generator/random.ts';
import { otherSpelling } from '../generator/spellings.ts';
import { misspelled } from '../generator/typo.ts';
import type { AcronymPair } from './acronym-pairs.ts';

/** A query that is made of one paper, which it should find. */
export interface KnownItem {
  readonly query: string;
  readonly id: PaperId;
}

export const ITEM_KINDS = [
  'fragment',
  'fragment with a typo',
  'head',
  'acronym for its long form',
  'long form for its acronym',
  'other spelling',
  'family name and two words',
  'title',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

const FRAGMENT_WORDS = 4;
/** Shorter words are too often another word with a typing error. */
const MIN_TYPO_LETTERS = 5;
const MIN_WORD_LETTERS = 4;

/** Returns the queries of each kind that a paper gives; the same ones in every run. */
export function itemsOf(paper: Paper, pairs: readonly AcronymPair[]): ReadonlyMap<ItemKind, string> {
  const random = createRandom(0x17e, paper.id);
  const fragment = drawFragment(paper.title, random);
  const queries: [ItemKind, string | undefined][] = [
    ['fragment', fragment],
    ['fragment with a typo', fragment === undefined ? undefined : withTypo(fragment, random)],
    ['head', headOf(paper.title)],
    ['acronym for its long form', acronymQuery(paper.title, pairs)],
    ['long form for its acronym', longFormQuery(paper.title, pairs)],
    ['other spelling', otherSpellingQuery(paper.title)],
    ['family name and two words', authorQuery(paper, random)],
    ['title', paper.title],
  ];
  return new Map(queries.filter((entry): entry is [ItemKind, string] => entry[1] !== undefined));
}

/** Returns four words in a row of a title that has at least one more. */
function drawFragment(title: string, random: Random): string | undefined {
  const words = title.split(/\s+/u);
  if (words.length <= FRAGMENT_WORDS) return undefined;
  const start = random.below(words.length - FRAGMENT_WORDS + 1);
  return words.slice(start, start + FRAGMENT_WORDS).join(' ');
}

/** Misspells one of the long words of a query. */
function withTypo(query: string, random: Random): string | undefined {
  const words = query.split(' ');
  const long = [...words.keys()].filter(place => isPlainWord(words[place] ?? '', MIN_TYPO_LETTERS));
  if (long.length === 0) return undefined;
  const place = random.pick(long);
  return words.with(place, misspelled((words[place] ?? '').toLowerCase(), random)).join(' ');
}

function isPlainWord(word: string, minLetters: number): boolean {
  return word.length >= minLetters && /^[A-Za-z][a-z]*$/u.test(word);
}

function headOf(title: string): string | undefined {
  const end = title.indexOf(': ');
  return end > 0 && end < title.length / 2 ? title.slice(0, end) : undefined;
}

/** The acronym instead of its words in a title, with two words beside it. */
function acronymQuery(title: string, pairs: readonly AcronymPair[]): string | undefined {
  const lower = title.toLowerCase();
  for (const { acronym, longForm } of pairs) {
    const start = lower.indexOf(longForm);
    if (start < 0 || title.includes(acronym)) continue;
    const others = longWords(`${title.slice(0, start)} ${title.slice(start + longForm.length)}`);
    if (others.length >= 2) return [acronym, ...others.slice(-2)].join(' ');
  }
  return undefined;
}

/** The long form of an acronym in a title, with two words beside it. */
function longFormQuery(title: string, pairs: readonly AcronymPair[]): string | undefined {
  const words = title.split(/[^\p{L}\p{N}]+/u);
  for (const { acronym, longForm } of pairs) {
    if (!words.includes(acronym) || title.toLowerCase().includes(longForm)) continue;
    const others = longWords(title);
    if (others.length >= 2) return [longForm, ...others.slice(-2)].join(' ');
  }
  return undefined;
}

function longWords(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  return words.filter(word => isPlainWord(word, MIN_WORD_LETTERS) && !STOP_WORDS.has(word.toLowerCase()));
}

/** A word with two spellings, in the one that the title does not have, with the two words around it. */
function otherSpellingQuery(title: string): string | undefined {
  const words = title.split(/\s+/u);
  const place = words.findIndex(word => otherSpelling(word.toLowerCase()) !== undefined);
  if (place < 0 || words.length < FRAGMENT_WORDS) return undefined;
  const spelled = words.with(place, otherSpelling((words[place] ?? '').toLowerCase()) ?? '');
  const start = Math.max(0, Math.min(place - 1, words.length - FRAGMENT_WORDS));
  return spelled.slice(start, start + FRAGMENT_WORDS).join(' ');
}

function authorQuery({ authors, title }: Paper, random: Random): string | undefined {
  const words = longWords(title);
  if (authors.length === 0 || words.length < 2) return undefined;
  const familyName = random.pick(authors).split(' ').at(-1) ?? '';
  const start = random.below(words.length - 1);
  return [familyName, ...words.slice(start, start + 2)].join(' ').toLowerCase();
}
