import { isInitial, type NameWord } from './fold-name.ts';
import type { NameParts } from './name-key.ts';
import type { NameReading, TypedName } from './typed-name.ts';
import { isInitialOf, isSameWord, joinings, partsOf } from './word-spellings.ts';

/**
 * How a typed name matches: `name` is certain; `givenName` if a given name was typed by itself, or two capitals that may be
 * initials (`Hinton GE`, but also `LI Wei`).
 */
export type NameMatch = 'name' | 'givenName';

/** A person's name, with what comparisons need of it; each is computed when it is first needed, and kept. */
export interface PersonName {
  readonly parts: NameParts;
  families(): readonly string[];
  fullNames(): readonly string[];
  words(): readonly NameWord[];
}

/** Prepares a person's name to be compared with several typed names. */
export function createPersonName(parts: NameParts): PersonName {
  let families: readonly string[] | undefined;
  let full: readonly string[] | undefined;
  let words: readonly NameWord[] | undefined;
  return {
    parts,
    families: () => (families ??= familyNames(parts)),
    fullNames: () => (full ??= fullNames(parts)),
    words: () => (words ??= wordsOf(parts)),
  };
}

/** Creates a function that compares a typed name with the names of persons: see `createNameMatcher`. */
export function createPersonMatcher({
  words,
  readings,
  guesses,
}: TypedName): (name: PersonName) => NameMatch | undefined {
  const whole = new Set(joinings(words));
  const full = words.filter(word => !isInitialWord(word));
  const rotations = new Set(full.flatMap((_, i) => joinings([...full.slice(i), ...full.slice(0, i)])));
  const hasInitials = full.length < words.length;
  const [certain, possible] = [readings.map(prepare), guesses.map(prepare)];

  return name => {
    const families = name.families();
    if (families.some(family => whole.has(family))) return 'name';
    if (words.length > 1) {
      if (fitsAny(certain, families, name.parts)) return 'name';
      const all = name.words();
      if (hasSameWords(words, all) || (!hasInitials && endsWith(all, words))) return 'name';
    }
    if (name.fullNames().some(letters => rotations.has(letters))) return 'name';
    if (fitsAny(possible, families, name.parts)) return 'givenName';
    return !hasInitials && isGivenName(whole, name.parts.given) ? 'givenName' : undefined;
  };
}

interface PreparedReading {
  readonly given: readonly NameWord[];
  /** Its words as one, in all spellings. */
  readonly family: ReadonlySet<string>;
}

const prepare = ({ given, family }: NameReading): PreparedReading => ({
  given,
  family: new Set(joinings(family)),
});

const isInitialWord = ([spelling = '']: NameWord): boolean => isInitial(spelling);

/** Returns what is used as a person's family name: each word and each half of it; all, with and without particles. */
function familyNames({ particles, family }: NameParts): readonly string[] {
  const [only = []] = family;
  const isSimple = family.length === 1 && !hasHyphen(only);
  if (isSimple && particles.length === 0) return only;
  return [
    ...family.flatMap(word => [...joinings([word]), ...partsOf(word).flat()]),
    ...(family.length > 1 ? joinings(family) : []),
    ...particles.flatMap((_, from) => joinings([...particles.slice(from), ...family])),
  ];
}

/** Returns the letters of the name without initials, given names first and family name first. */
function fullNames({ given, particles, family }: NameParts): readonly string[] {
  const first = joinings(given.filter(word => !isInitialWord(word)));
  const last = joinings(particles.length === 0 ? family : [...particles, ...family]);
  return first.flatMap(a => (a === '' ? [] : last.flatMap(b => [a + b, b + a])));
}

function wordsOf({ given, particles, family }: NameParts): readonly NameWord[] {
  const words = [...given, ...particles, ...family];
  return words.some(hasHyphen) ? words.flatMap(partsOf) : words;
}

const hasHyphen = ([spelling = '']: NameWord): boolean => spelling.includes('-');

function fitsAny(
  readings: readonly PreparedReading[],
  families: readonly string[],
  { given }: NameParts,
): boolean {
  return readings.some(
    reading =>
      families.some(family => reading.family.has(family)) &&
      isShortened(reading.given, given.some(hasHyphen) ? given.flatMap(partsOf) : given),
  );
}

/** Returns true if both have the same words in any order, at least one of them not an initial. */
function hasSameWords(typed: readonly NameWord[], name: readonly NameWord[]): boolean {
  if (typed.length !== name.length) return false;
  const left = [...name];
  return typed.every(word => {
    const at = left.findIndex(other => isSameWord(word, other));
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
}

/** Returns true if the typed words are the end of the name. */
function endsWith(name: readonly NameWord[], typed: readonly NameWord[]): boolean {
  const start = name.length - typed.length;
  return start >= 0 && typed.every((word, i) => isSameWord(word, name[start + i] ?? []));
}

/** Returns true if the typed given names shorten the name's, or the other way round: the first fits, others may be missing. */
function isShortened(typed: readonly NameWord[], given: readonly NameWord[]): boolean {
  const [[first, ...others], [firstGiven, ...otherGiven]] = [typed, given];
  if (first === undefined || firstGiven === undefined) return false;
  if (!isSameWord(first, firstGiven) && !isInitialOf(first, firstGiven)) return false;
  return others.length <= otherGiven.length ? fitWithin(others, otherGiven) : fitWithin(otherGiven, others);
}

/** Returns true if the words fit words of a longer list, in order. */
function fitWithin(words: readonly NameWord[], longer: readonly NameWord[]): boolean {
  let next = 0;
  for (const word of longer) {
    const wanted = words[next];
    if (wanted === undefined) return true;
    if (isSameWord(wanted, word) || isInitialOf(wanted, word) || isInitialOf(word, wanted)) next += 1;
  }
  return next === words.length;
}

/** Returns true if what was typed is one of the given names, or all of them, as one word or several. */
function isGivenName(whole: ReadonlySet<string>, given: readonly NameWord[]): boolean {
  const full = given.filter(word => !isInitialWord(word));
  return (
    full.some(word => joinings([word]).some(letters => whole.has(letters))) ||
    (full.length > 1 && joinings(full).some(letters => whole.has(letters)))
  );
}
