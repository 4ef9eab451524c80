import { isNameParticle, isNameSuffix, parseName } from '../../core/paper/person-name.ts';
import { isInitial, nameTokens, spellingsOf, type NameWord } from './fold-name.ts';

/**
 * An author's name, prepared for `NameMatcher.match`: `laurens|van der|maaten` (given names, particles, family name), or
 * the words of a group. Words are separated by spaces, the spellings of a word by commas.
 */
export type NameKey = string;

/** The parts of a name. Words have their hyphens. */
export interface NameParts {
  readonly given: readonly NameWord[];
  /** Words in front of the family name: `van der`. */
  readonly particles: readonly NameWord[];
  /** Most often one word; empty for a group. */
  readonly family: readonly NameWord[];
  /** All words of a group's name; empty for a person. */
  readonly group: readonly NameWord[];
}

/** Scripts in which the family name comes first, mostly without a space behind it. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー\s]+$/u;

/** Returns the key of an author's name as a source writes it. Groups, and names of one word, are keys of a group. */
export function nameKeyOf(name: string): NameKey {
  const { given, particles, family } = FAMILY_FIRST.test(name) ? splitFamilyFirst(name) : splitPerson(name);
  return family.length === 0
    ? formatWords(nameTokens(name))
    : [given, particles, family].map(formatWords).join('|');
}

/** Parses a key of `nameKeyOf`. */
export function parseNameKey(key: NameKey): NameParts {
  const behindGiven = key.indexOf('|');
  if (behindGiven === -1) return { given: NONE, particles: NONE, family: NONE, group: parseWords(key) };
  const behindParticles = key.indexOf('|', behindGiven + 1);
  return {
    given: parseWords(key.slice(0, behindGiven)),
    particles: parseWords(key.slice(behindGiven + 1, behindParticles)),
    family: parseWords(key.slice(behindParticles + 1)),
    group: NONE,
  };
}

const NONE: readonly NameWord[] = [];

interface PersonTokens {
  readonly given: readonly string[];
  readonly particles: readonly string[];
  /** Empty if this is not a person's name. */
  readonly family: readonly string[];
}

const NO_PERSON: PersonTokens = { given: [], particles: [], family: [] };

function splitPerson(name: string): PersonTokens {
  const parsed = parseName(name);
  if (parsed?.kind !== 'person') return NO_PERSON;
  const family = nameTokens(parsed.family).filter(word => !isNameSuffix(word));
  const particleCount = Math.min(countLeadingParticles(parsed.family), family.length - 1);
  const given = nameTokens(parsed.given);
  // `Maaten, Laurens van der`
  const behind = given.length - countLeadingParticles(parsed.given.split(' ').toReversed().join(' '));
  return initialsFirst({
    given: given.slice(0, behind),
    particles: [...given.slice(behind), ...family.slice(0, particleCount)],
    family: family.slice(particleCount),
  });
}

/** Each particle is one token. */
function countLeadingParticles(text: string): number {
  const words = text.split(' ');
  const end = words.findIndex(word => !isNameParticle(word));
  return end === -1 ? words.length : end;
}

/** Moves initials behind the name, as in `Anandu A S`, to the given names; a family name of one letter (`Weinan E`) too. */
function initialsFirst({ given, particles, family }: PersonTokens): PersonTokens {
  const last = given.findLastIndex(word => !isInitial(word));
  if (family.length !== 1 || !isInitial(family[0] ?? '') || last === -1) return { given, particles, family };
  return {
    given: [...given.slice(0, last), ...given.slice(last + 1), ...family],
    particles,
    family: given.slice(last, last + 1),
  };
}

/** Of a name without spaces, the family name is the first letter, or the first two of four. */
function splitFamilyFirst(name: string): PersonTokens {
  const [family = '', ...given] = nameTokens(name);
  if (given.length > 0) return { given, particles: [], family: [family] };
  const letters = Array.from(family);
  if (letters.length < 2 || letters.length > 4) return NO_PERSON;
  const end = letters.length === 4 ? 2 : 1;
  return {
    given: [letters.slice(end).join('')],
    particles: [],
    family: [letters.slice(0, end).join('')],
  };
}

function formatWords(tokens: readonly string[]): string {
  return tokens.map(token => spellingsOf(token).join(',')).join(' ');
}

function parseWords(text: string): readonly NameWord[] {
  if (text === '') return NONE;
  return text.split(' ').map(word => (word.includes(',') ? word.split(',') : [word]));
}
