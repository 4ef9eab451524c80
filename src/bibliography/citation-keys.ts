import type { Entry, Reference } from './reference.ts';
import { toReference } from './reference.ts';

/** How many words of a title tell enough. */
const TITLE_WORDS = 3;

/** Too common in titles to tell papers apart. */
const COMMON: ReadonlySet<string> = new Set(
  'a an and are as at be by can do does for from how in into is it its not of on or our out over that the their this to towards toward under using via we what when where why with without you your'.split(
    ' ',
  ),
);

/** An entry with its facts and the key it is cited by. */
export interface KeyedReference extends Reference {
  readonly key: string;
}

/**
 * Gives each entry a key such as `lipton2015criticalreviewrecurrent` (surname of the first author, year, first words of
 * the title that tell), in lower-case ASCII and unique in the list. Of entries that would have the same, the oldest
 * keeps it and the others get `a`, `b`, …: so a key does not change when newer papers come along, nor with the order
 * of the list.
 */
export function withKeys(entries: readonly Entry[]): KeyedReference[] {
  const bases = entries.map(({ paper }) => baseOf(toReference(paper)));
  const taken = new Set(bases);
  const given = new Set<string>();
  const keys = new Map<number, string>();
  for (const place of byAge(entries)) {
    const base = bases[place] ?? '';
    const key = given.has(base) ? firstFree(base, taken) : base;
    given.add(key);
    taken.add(key);
    keys.set(place, key);
  }
  return entries.map(({ paper }, place) => ({ ...toReference(paper), key: keys.get(place) ?? '' }));
}

function baseOf({ authors, unnamed, date, title, organization }: Reference): string {
  const [first] = authors;
  const who = first?.kind === 'person' ? first.family : first?.name;
  const words = withoutCommands(title)
    .split(/[\s\p{Pd}/:]+/u)
    .map(ascii)
    .filter(word => word !== '');
  const telling = words.filter(word => !COMMON.has(word));
  const about = (telling.length === 0 ? words : telling).slice(0, TITLE_WORDS).join('');
  const author = ascii(withoutCommands(who ?? (unnamed === 0 ? organization : undefined) ?? ''));
  const key = `${author}${date?.year ?? ''}${about}`;
  // Some programs take a key that begins with a digit for a number.
  return /^[a-z]/.test(key) ? key : `paper${key}`;
}

/** LaTeX source without the names of accents and styles: `\H{o}` → `{o}`; other commands are read as words. */
function withoutCommands(text: string): string {
  return text.replace(
    /\\(?:[bcdHkrtuv](?:\s+|(?![A-Za-z]))|(?:emph|mbox|text[a-z]*|math[a-z]+)(?=\s*\{))/g,
    '',
  );
}

/** Letters and digits of ASCII in lower case; accents are taken off, other scripts left out. */
function ascii(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[đĐ]/g, 'd')
    .replace(/ı/g, 'i')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[œŒ]/g, 'oe')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 40);
}

/** The places of the entries, the oldest paper first; equals by what names them. */
function byAge(entries: readonly Entry[]): number[] {
  return entries
    .map((entry, place) => ({ place, age: ageOf(entry) }))
    .toSorted((a, b) => (a.age < b.age ? -1 : a.age > b.age ? 1 : a.place - b.place))
    .map(({ place }) => place);
}

/** A text that sorts after those of older papers. */
function ageOf({ paper }: Entry): string {
  return [paper.publishedAt ?? '9999', paper.arxivId ?? '', paper.externalId ?? '', paper.title].join('\n');
}

function firstFree(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const key = `${base}${letters(number)}`;
    if (!taken.has(key)) return key;
  }
}

/** 1 → a, 26 → z, 27 → aa. */
function letters(number: number): string {
  const last = String.fromCodePoint(97 + ((number - 1) % 26));
  return number <= 26 ? last : `${letters(Math.floor((number - 1) / 26))}${last}`;
}
