import anyAscii from 'any-ascii';
import type { PaperFields } from '../core/paper/paper.ts';
import { parseName } from '../core/paper/person-name.ts';
import { cleanText } from '../core/text/untrusted-text.ts';
import { referenceDate, referenceTitle, type BibliographyEntry } from './reference.ts';

const MAX_TITLE_WORDS = 3;
/** Limits the author and each title word in a key, in characters. */
const MAX_PART_LENGTH = 40;

/** Too common in titles to distinguish papers. */
const COMMON_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be by can do does for from how in into is it its not of on or our out over that the their this to towards toward under using via we what when where why with without you your'.split(
    ' ',
  ),
);

/** What the citation key of a reference depends on. */
export interface KeyParts {
  /** The key, if no older reference has the same. */
  readonly base: string;
  /** A text that sorts after those of older papers; papers of one date in the order of their identifiers. */
  readonly age: string;
}

/**
 * Returns the parts of an entry's key, which is such as `lipton2015criticalreviewrecurrent`: surname of the first author,
 * year, first words of the title that are not common, in lower-case ASCII.
 */
export function keyParts({ paper }: BibliographyEntry): KeyParts {
  const { publishedAt, arxivId, externalId, title } = paper;
  return {
    base: baseKey(paper),
    age: [publishedAt ?? '9999', arxivId ?? '', externalId ?? '', title].join('\n'),
  };
}

/**
 * Returns a key for each entry of a list, unique in it. Of entries with the same base, the oldest keeps it and the others
 * get `a`, `b`, … appended: a key does not change when newer papers are added, nor with the order of the list.
 */
export function assignKeys(parts: readonly KeyParts[]): string[] {
  // Every base is taken from the start, so that no key with a letter appended equals the base of another entry.
  const taken = new Set(parts.map(({ base }) => base));
  /** How many entries of a base have a key. */
  const assigned = new Map<string, number>();
  const keys = new Map<number, string>();
  for (const index of oldestFirst(parts)) {
    const base = parts[index]?.base ?? '';
    let number = assigned.get(base) ?? 0;
    let key = number === 0 ? base : `${base}${letters(number)}`;
    while (number > 0 && taken.has(key)) {
      number += 1;
      key = `${base}${letters(number)}`;
    }
    assigned.set(base, number + 1);
    taken.add(key);
    keys.set(index, key);
  }
  return parts.map((_, index) => keys.get(index) ?? '');
}

function baseKey(paper: PaperFields): string {
  const title = referenceTitle(paper);
  const subject = titleWords(title).join('');
  const author = toAscii(withoutCommands(authorName(paper)));
  const key = `${author}${referenceDate(paper)?.year ?? ''}${subject}`;
  // Some programs take a key that begins with a digit for a number.
  return /^[a-z]/.test(key) ? key : `paper${key}`;
}

/** Returns the first words of a title that are not common ones; of one that has only those, the first words. */
function titleWords(title: string): string[] {
  const words: string[] = [];
  const distinctive: string[] = [];
  for (const part of withoutCommands(title).split(/[\s\p{Pd}/:]+/u)) {
    const word = toAscii(part);
    if (word === '') continue;
    words.push(word);
    if (!COMMON_WORDS.has(word)) distinctive.push(word);
    if (distinctive.length === MAX_TITLE_WORDS) break;
  }
  return distinctive.length === 0 ? words.slice(0, MAX_TITLE_WORDS) : distinctive;
}

/** Returns the family name of the first author whose name is known; that of the organization if there are no authors. */
function authorName({ authors, authorCount, organization }: PaperFields): string {
  for (const author of authors) {
    const name = parseName(author);
    if (name) return name.kind === 'person' ? name.family : name.name;
  }
  return authorCount === null || authorCount === 0 ? cleanText(organization ?? '') : '';
}

/** Removes the names of accents and styles from LaTeX source: `\H{o}` → `{o}`; names of other commands count as words. */
function withoutCommands(text: string): string {
  return text.replace(
    /\\(?:[bcdHkrtuv](?:\s+|(?![A-Za-z]))|(?:emph|mbox|text[a-z]*|math[a-z]+)(?=\s*\{))/g,
    '',
  );
}

/** Most words: they need no table. */
const IS_ASCII = /^[ -~]*$/;

/** Chinese characters are read differently in each language that has them, and Greek letters in titles are mostly symbols. */
const NOT_TRANSLITERATED = /[\p{Script=Han}\p{Script=Greek}]|[^\p{L}\p{N}]/gu;

/** Transliterates letters and digits to ASCII in lower case, and drops everything else. */
function toAscii(text: string): string {
  const ascii = IS_ASCII.test(text) ? text : anyAscii(text.normalize('NFKC').replace(NOT_TRANSLITERATED, ''));
  return ascii
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, MAX_PART_LENGTH);
}

/** Returns the indexes of entries, that of the oldest paper first. */
function oldestFirst(parts: readonly KeyParts[]): number[] {
  return parts
    .map(({ age }, index) => ({ index, age }))
    .toSorted((a, b) => (a.age < b.age ? -1 : a.age > b.age ? 1 : a.index - b.index))
    .map(({ index }) => index);
}

/** Returns a number in letters: 1 → a, 26 → z, 27 → aa. */
function letters(number: number): string {
  const last = String.fromCodePoint(97 + ((number - 1) % 26));
  return number <= 26 ? last : `${letters(Math.floor((number - 1) / 26))}${last}`;
}
