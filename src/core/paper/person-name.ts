import { cleanText } from '../text/untrusted-text.ts';

/** The parts of a person's name, or the whole name of a group or of a person with one name. */
export type PersonName =
  | { readonly kind: 'person'; readonly family: string; readonly given: string; readonly suffix: string }
  | { readonly kind: 'literal'; readonly name: string };

/** Words in front of a family name that belong to it. */
const PARTICLES: ReadonlySet<string> = new Set(
  'af al av bin da das de del della den der des di do dos du e el ibn la las le los ten ter van vom von zu zum zur y'.split(
    ' ',
  ),
);

/** Returns true for a word in front of a family name that belongs to it, as `van` or `der`; capitalized it is a name. */
export function isNameParticle(word: string): boolean {
  return PARTICLES.has(word);
}

const NAME_SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** Returns true for a word that follows a family name without being part of it: `Jr.`, `III`. */
export function isNameSuffix(word: string): boolean {
  return NAME_SUFFIX.test(word);
}

/** Returns true for a text that can name someone: it has a letter or a digit. */
export function isName(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Groups are authors too, and have no family name. `Ai` is a family name, `AI` is not. */
const GROUP_NAME =
  /\b(?:team|collaboration|consortium|group|project|community|initiative|alliance|labs?|laboratory|institute|university|research|inc|ltd|llc|foundation)\.?$/i;
const AI_LAB_NAME = /\bAI$/;

/**
 * Parses a name of an author line (`Laurens van der Maaten`, `Maaten, Laurens van der`); `undefined` if it is empty
 * after cleaning. Where the family name begins is a guess: it is the last word, with the particles before it.
 */
export function parseName(text: string): PersonName | undefined {
  const name = cleanText(text);
  if (!name.includes(',')) return parseWithoutComma(name);
  const parts = name.split(',').map(part => part.trim());
  const [last, first = '', ...more] = parts.filter(part => part !== '');
  if (last === undefined) return undefined;
  // `Gemini Team, Google`
  const isGroupPart = last.includes(' ') && GROUP_NAME.test(last);
  if (isGroupPart || isGroupName(name)) return { kind: 'literal', name };
  if (isNameSuffix(first) && more.length === 0) return readNaturalOrder(last, first);
  if (more.length > 1) return { kind: 'literal', name };
  if (first === '') return readNaturalOrder(last, '');
  const [third = ''] = more;
  // BibTeX has the suffix in the middle, RIS at the end.
  return isNameSuffix(first) && third !== ''
    ? { kind: 'person', family: last, given: third, suffix: first }
    : { kind: 'person', family: last, given: first, suffix: third };
}

/** Formats a name for running text. */
export function fullName(name: PersonName): string {
  if (name.kind === 'literal') return name.name;
  return [name.given, name.family, name.suffix].filter(part => part !== '').join(' ');
}

/** Returns the initials of given names: `J.-P. A.`. */
export function initialsOf(given: string): string {
  return given
    .split(/\s+/)
    .map(word => word.split('-').map(initialOf).filter(Boolean).join('-'))
    .filter(Boolean)
    .join(' ');
}

function initialOf(word: string): string {
  const [letter] = /[\p{L}\p{N}]\p{M}*/u.exec(word) ?? [];
  return letter === undefined ? '' : `${letter.toUpperCase()}.`;
}

/** Most names: a library of thousands of papers has ten times as many. */
function parseWithoutComma(name: string): PersonName | undefined {
  if (name === '') return undefined;
  return isGroupName(name) ? { kind: 'literal', name } : readNaturalOrder(name, '');
}

function isGroupName(name: string): boolean {
  const lastWord = name.slice(name.lastIndexOf(' ') + 1);
  return GROUP_NAME.test(lastWord) || AI_LAB_NAME.test(lastWord);
}

function readNaturalOrder(text: string, givenSuffix: string): PersonName {
  const [name, suffix] = givenSuffix === '' ? splitSuffix(text) : [text, givenSuffix];
  let end = name.lastIndexOf(' ');
  if (end === -1) return { kind: 'literal', name: text };
  // At least one word stays for the given name.
  for (let before = end; before !== -1;) {
    before = name.lastIndexOf(' ', end - 1);
    if (before === -1 || !isNameParticle(name.slice(before + 1, end))) break;
    end = before;
  }
  return { kind: 'person', family: name.slice(end + 1), given: name.slice(0, end), suffix };
}

/** Returns a name of three words or more without its suffix, and the suffix. */
function splitSuffix(name: string): readonly [name: string, suffix: string] {
  const end = name.lastIndexOf(' ');
  const isSuffixed = name.indexOf(' ') < end && isNameSuffix(name.slice(end + 1));
  return isSuffixed ? [name.slice(0, end), name.slice(end + 1)] : [name, ''];
}
