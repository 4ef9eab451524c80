import { isInitial } from './fold-name.ts';
import { createGroupMatcher } from './match-group.ts';
import { createPersonMatcher, createPersonName, type NameMatch, type PersonName } from './match-person.ts';
import { parseNameKey, type NameKey, type NameParts } from './name-key.ts';
import { parseTypedName, type TypedName } from './typed-name.ts';
import { joinings, partsOf } from './word-spellings.ts';

/** Finds the names that a typed name means. */
export interface NameMatcher {
  /** Each name that matches has one of these among its `nameTermsOf`; none if nothing can match. */
  readonly terms: readonly string[];
  /** Compares one name, in a few microseconds. */
  match(key: NameKey): NameMatch | undefined;
  /** The same for a name that is compared with many typed ones. */
  matchName(name: PreparedName): NameMatch | undefined;
}

/** An author's name: that of a person, or the words of a group's. */
export type PreparedName = { readonly person: PersonName } | { readonly group: NameParts['group'] };

/** Prepares an author's name to be compared with many typed names. */
export function prepareName(key: NameKey): PreparedName {
  const parts = parseNameKey(key);
  return parts.family.length > 0 ? { person: createPersonName(parts) } : { group: parts.group };
}

/**
 * Creates a matcher of a typed name. Case, accents and hyphens do not matter, nor does `et al.`; `ü` is `u` or `ue`, `ø`
 * and `ö` are `o` or `oe`, `ä` is `a` or `ae`, `å` is `a` or `aa`, `đ` is `d` or `dj`, `ß` is `ss` on either side.
 *
 * These match for certain:
 * - the full name with its words in any order: `Song Han`, `Han Song`, `Han, Song`, `kim minjun` (Min-jun Kim);
 * - the family name: with or without its particles (`van der Maaten`, `Maaten`), half of a double-barrelled one (`Smith`:
 *   Smith-Jones), several last words (`García Márquez`), as one word or several (`O Brien`: O'Brien);
 * - the family name with given names or initials, before or behind: `S. Han`, `Han S`, `Hinton, G. E.`. The first one must
 *   fit: a typed initial fits a name, a typed name does not fit an initial (`Song Han` does not find S. Han). Further ones
 *   may be missing on either side, and initials fit names (`Geoffrey Everest Hinton`: Geoffrey E. Hinton);
 * - words in a row of a group's name, if one of them names it (`ATLAS`: ATLAS Collaboration; not `Team`), and all of its
 *   words in any order.
 *
 * A given name matches only if nothing else was typed, and then as `givenName`, which `chooseNames` uses if few or no names
 * match for certain.
 */
export function createNameMatcher(text: string): NameMatcher {
  const typed = parseTypedName(text);
  const terms = termsOf(typed);
  if (terms.length === 0) return { terms, match: () => undefined, matchName: () => undefined };
  const matchPerson = createPersonMatcher(typed);
  const isGroup = createGroupMatcher(typed);
  const matchName = (name: PreparedName): NameMatch | undefined => {
    if ('person' in name) return matchPerson(name.person);
    return isGroup(name.group) ? 'name' : undefined;
  };
  return { terms, match: key => matchName(prepareName(key)), matchName };
}

/** More given names than family names by this factor mean that a typed word is a given name: Yoshua, but not Han or Wei. */
const GIVEN_NAME_FACTOR = 10;

/** Returns the names to use of those that match. */
export function chooseNames<T>(matches: readonly { readonly name: T; readonly match: NameMatch }[]): T[] {
  const certain = matches.filter(({ match }) => match === 'name');
  const others = matches.length - certain.length;
  const chosen = others > 0 && others >= GIVEN_NAME_FACTOR * certain.length ? matches : certain;
  return chosen.map(({ name }) => name);
}

/** Returns the terms under which an index keeps a name: every word, its halves, and what is also written as one word. */
export function nameTermsOf(key: NameKey): string[] {
  const { given, particles, family, group } = parseNameKey(key);
  const words = [...given, ...particles, ...family, ...group];
  const isLongFamily = particles.length + family.length > 1;
  // A name in a script without spaces is typed as one word.
  const isTypedAsOne = family.length > 0 && !/[a-z]/.test(key);
  return [
    ...new Set([
      ...words.flatMap(word => [...joinings([word]), ...partsOf(word).flat()]),
      ...(isLongFamily ? [...joinings(family), ...joinings([...particles, ...family])] : []),
      ...(isTypedAsOne ? joinings([...family, ...given]) : []),
    ]),
  ];
}

function termsOf({ words }: TypedName): string[] {
  const full = words.filter(([spelling = '']) => !isInitial(spelling)).flat();
  return full.length === 0 ? [] : [...new Set([...full, ...joinings(words)])];
}
