import { cleanText } from '../text/untrusted-text.ts';

/** Characters of a tag at most: a word or two, so that a list shows several on one line. */
export const MAX_TAG_LENGTH = 30;

/** Tags on one paper at most: fewer than a select menu of Discord holds (25), so that one menu shows all of them. */
export const MAX_TAGS_PER_PAPER = 20;

/** Different tags of one user at most: enough to sort a library, and few enough to complete and count at once. */
export const MAX_TAGS_PER_USER = 200;

/** Characters of several typed tags: ten of the usual length. */
export const MAX_TYPED_TAGS_LENGTH = 300;

/**
 * Returns a typed tag in the form in which it is stored and compared: lower case, compatible forms (NFKC) and single spaces,
 * without a `#` in front. Returns `undefined` for a text that is empty, too long, or has a comma, which separates tags.
 */
export function parseTag(text: string): string | undefined {
  const tag = cleanText(cleanText(text).normalize('NFKC').toLowerCase()).replace(/^[#\s]+/u, '');
  const isTag = tag !== '' && Array.from(tag).length <= MAX_TAG_LENGTH && !/[,，、]/u.test(tag);
  return isTag ? tag : undefined;
}

/** Several typed tags: those that can be stored, each once, and the texts that cannot. */
export interface TypedTags {
  readonly tags: readonly string[];
  readonly invalid: readonly string[];
}

/** Parses tags that are separated by commas or line ends. */
export function parseTags(text: string): TypedTags {
  const parts = text.split(/[,，、\n\r]/u).filter(part => cleanText(part) !== '');
  const parsed = parts.map(part => ({ part, tag: parseTag(part) }));
  return {
    tags: [...new Set(parsed.flatMap(({ tag }) => tag ?? []))],
    invalid: parsed.flatMap(({ part, tag }) => (tag === undefined ? [cleanText(part)] : [])),
  };
}

/** What came of adding tags to a paper. */
export interface AddedTags {
  /** All tags of the paper now, in alphabetical order. */
  readonly tags: readonly string[];
  /** Those that were not added, since the paper or its owner has as many tags as they may have. */
  readonly refused: readonly string[];
}

/** Adds tags to those of a paper, within the limits. `ownTags`: all tags of its owner. */
export function addTags(
  current: readonly string[],
  added: readonly string[],
  ownTags: readonly string[],
): AddedTags {
  const tags = new Set(current);
  const own = new Set([...ownTags, ...current]);
  const refused: string[] = [];
  for (const tag of added) {
    const hasRoom = tags.size < MAX_TAGS_PER_PAPER && (own.has(tag) || own.size < MAX_TAGS_PER_USER);
    if (!tags.has(tag) && !hasRoom) {
      refused.push(tag);
      continue;
    }
    tags.add(tag);
    own.add(tag);
  }
  return { tags: [...tags].toSorted(), refused };
}
