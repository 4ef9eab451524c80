import { capitalized } from './capitalized.ts';
import { at, createRandom, type Random } from './random.ts';

const ONSETS = [
  'b',
  'br',
  'd',
  'dr',
  'f',
  'g',
  'gl',
  'h',
  'j',
  'k',
  'kr',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'qu',
  'r',
  's',
  'sk',
  'st',
  't',
  'tr',
  'v',
  'w',
  'z',
];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'oo'];
const CODAS = ['', '', '', 'n', 'r', 'l', 'x', 'm', 's', 'rt', 'nd'];
const NAME_ENDS = [
  'Net',
  'Former',
  'LM',
  'Bench',
  'Flow',
  'Diff',
  'Gen',
  'NAS',
  'RAG',
  'Agent',
  'Tune',
  'Vision',
  'Coder',
  'Search',
  'Prune',
  'GPT',
];

/** Returns a word that can be spoken: the same for the same number, of two to four syllables. */
export function coinedWord(number: number): string {
  const random = createRandom(0xc01, number);
  const syllables = 2 + random.below(number < 2_000 ? 1 : 3);
  let word = '';
  for (let i = 0; i < syllables; i += 1)
    word += random.pick(ONSETS) + random.pick(VOWELS) + (i === syllables - 1 ? random.pick(CODAS) : '');
  return word;
}

/** Draws the number of something rare: small ones often, ever new ones as long as there are papers (exponent about 1). */
export function drawTailNumber(random: Random): number {
  return Math.floor(Math.min(1e9, 200 / (1 - random.next()) ** 1.25)) - 200;
}

/** Returns the name of a family of models: one of 300, such as `Zorvex`. */
function familyName(rank: number): string {
  return capitalized(coinedWord(5_000_000 + rank));
}

/** Draws a name of a family with a version, written in one of four ways. */
export function drawVersionedName(random: Random): string {
  const family = familyName(random.zipf(300));
  const version = random.chance(0.7)
    ? String(1 + random.zipf(9))
    : `${1 + random.zipf(5)}.${1 + random.below(5)}`;
  const separator = at(['-', ' ', '', '-'], random.below(4));
  return `${family}${separator}${version}${random.chance(0.15) ? at(['B', '-VL', '++', '-Mini'], random.below(4)) : ''}`;
}

/** Draws the name of a work: `DraineaNet`, `VORLI`, `Stokea`. Few works have the same one. */
export function drawWorkName(random: Random): string {
  const word = coinedWord(random.below(1e9));
  if (random.chance(0.2)) return word.slice(0, 6).toUpperCase();
  if (random.chance(0.25)) return capitalized(word);
  return `${capitalized(word)}${random.pick(NAME_ENDS)}`;
}
