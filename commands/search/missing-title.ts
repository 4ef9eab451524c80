import type { Paper } from '../../src/core/paper/paper.ts';
import { titleKey } from '../../src/core/paper/title-key.ts';
import { plainWordsOf, type SearchRequest } from '../../src/core/search/search-request.ts';

/** Fewer words are a subject, more are an abstract. A name with a colon is part of a title even if it is short. */
const MIN_TITLE_WORDS = 5;
const MIN_WORDS_WITH_COLON = 4;
const MAX_TITLE_WORDS = 40;
/** In a title without a colon, at least this share of the longer words is capitalized. */
const MIN_CAPITALIZED_SHARE = 0.7;
/** Shorter words are small in titles. */
const MIN_CAPITALIZED_LENGTH = 4;
/** A title with so many of the words, as typed with a mistake or two, is the one that was meant. */
const MIN_SHARED_SHARE = 0.75;

/** Returns true if the words of a search look like a whole title, and none of the papers found has a title like it. */
export function looksLikeMissingTitle(request: SearchRequest, found: readonly Paper[]): boolean {
  const plain = plainWordsOf(request);
  if (plain === undefined) return false;
  const typed = plain.split(' ');
  if (typed.length > MAX_TITLE_WORDS || !(hasHead(typed) || isInTitleCase(typed))) return false;
  const words = wordsOf(plain);
  return !found.some(({ title }) => {
    const others = wordsOf(title);
    return [...words].filter(word => others.has(word)).length >= MIN_SHARED_SHARE * words.size;
  });
}

/** Returns true for a name, a colon, and at least two words. */
function hasHead(typed: readonly string[]): boolean {
  const colon = typed.findIndex(word => /[^\s:]:$/.test(word));
  return typed.length >= MIN_WORDS_WITH_COLON && colon !== -1 && colon < typed.length - 2;
}

function isInTitleCase(typed: readonly string[]): boolean {
  if (typed.length < MIN_TITLE_WORDS) return false;
  const long = typed.filter(word => word.length >= MIN_CAPITALIZED_LENGTH);
  const capitalized = long.filter(word => /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u.test(word));
  return capitalized.length >= 3 && capitalized.length >= MIN_CAPITALIZED_SHARE * long.length;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split(/[\s:/–—-]+/)
      .map(titleKey)
      .filter(word => word !== ''),
  );
}
