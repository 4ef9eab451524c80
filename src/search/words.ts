import { fold } from './fold.ts';

/** The words of a text, folded, in their order, with repetitions. */
export interface Words {
  /** What stands between spaces and punctuation; runs of Chinese, Japanese and Korean letters as pairs of letters. */
  readonly parts: readonly string[];
  /** Compounds written as one: `once-for-all` also as `onceforall`, `GPT-4` as `gpt4`, `N:M` as `nm`. */
  readonly joints: readonly string[];
}

/** Longer strings of letters are no words but data; their beginning is enough to find them by. */
const maxWordLength = 64;
/** Longer compounds are lists (`and/or/not/…`) or addresses. */
const maxCompoundParts = 4;

// A point between two digits belongs to the number: `4.5` is one part.
const part = String.raw`[\p{L}\p{M}\p{N}]+(?:(?<=\p{N})\.(?=\p{N})[\p{L}\p{M}\p{N}]+)*`;
const compound = new RegExp(`${part}(?:[-‐‑‒–−_/:.&+]${part})*`, 'gu');
const partOfCompound = new RegExp(part, 'gu');

const unspaced = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]`;
const unspacedLetter = new RegExp(unspaced, 'u');
const runs = new RegExp(String.raw`(?:(?=[\p{L}\p{M}\p{N}])${unspaced})+|(?:(?!${unspaced}).)+`, 'gu');

/** Scripts without spaces between words are cut into overlapping pairs of letters. */
function cut(text: string): string[] {
  if (!unspacedLetter.test(text)) return [text.slice(0, maxWordLength)];
  return (text.match(runs) ?? []).flatMap(run => {
    if (!unspacedLetter.test(run)) return [run.slice(0, maxWordLength)];
    const letters = Array.from(run);
    return letters.length === 1 ? [run] : letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`);
  });
}

function joint(whole: string, parts: readonly string[]): string | undefined {
  if (parts.length < 2 || parts.length > maxCompoundParts || unspacedLetter.test(whole)) return undefined;
  // Numbers keep their mark: `2:4` is not 24.
  if (parts.every(each => /^[\p{N}.]+$/u.test(each))) return whole;
  const hyphenated = !/[/:.&+]/u.test(whole.replaceAll(/(?<=\p{N})\.(?=\p{N})/gu, ''));
  // Other marks than hyphens join abbreviations (`N:M`, `I/O`, `R&D`) and separate words (`sensor/actuator`).
  if (!hyphenated && parts.some(each => each.length > 3)) return undefined;
  const joined = parts.join('');
  return joined.length > maxWordLength ? undefined : joined;
}

/** Takes a text or a query apart; both sides of a search must go through here. */
export function wordsOf(text: string): Words {
  const parts: string[] = [];
  const joints: string[] = [];
  for (const [whole] of fold(text).matchAll(compound)) {
    const own = whole.match(partOfCompound) ?? [];
    for (const each of own) parts.push(...cut(each));
    const joined = joint(whole, own);
    if (joined !== undefined) joints.push(joined);
  }
  return { parts, joints };
}
