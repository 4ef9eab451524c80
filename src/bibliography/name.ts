import { cleanText } from '../core/text/untrusted-text.ts';

/** A person's name taken apart, or the name of a group or of somebody with one name as it stands. */
export type Name =
  | { readonly kind: 'person'; readonly family: string; readonly given: string; readonly suffix: string }
  | { readonly kind: 'literal'; readonly name: string };

/** Words that belong to the family name behind them, as they are written in front of it. */
const PARTICLES: ReadonlySet<string> = new Set(
  'af al av bin da das de del della den der des di do dos du e el ibn la las le los ten ter van vom von zu zum zur y'.split(
    ' ',
  ),
);

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** Groups sign papers too, and have no family name. `Ai` is one, `AI` is none. */
const GROUP =
  /\b(?:team|collaboration|consortium|group|project|community|initiative|alliance|labs?|laboratory|institute|university|research|inc|ltd|llc|foundation)\.?$/i;
const GROUP_OF_AI = /\bAI$/;

/**
 * Reads a name as an author line has it (`Laurens van der Maaten`, `Maaten, Laurens van der`); `undefined` if nothing
 * is left of it. Where the family name begins can only be guessed: it is the last word, with the particles before it.
 */
export function readName(text: string): Name | undefined {
  const name = cleanText(text);
  const parts = name.split(',').map(part => part.trim());
  const [last, first = '', ...more] = parts.filter(part => part !== '');
  if (last === undefined) return undefined;
  if (GROUP.test(name) || GROUP_OF_AI.test(name)) return { kind: 'literal', name };
  if (SUFFIX.test(first) && more.length === 0) return inOrder(last, first);
  if (more.length > 1) return { kind: 'literal', name };
  if (first === '') return inOrder(last, '');
  const [third = ''] = more;
  // BibTeX has the suffix in the middle, RIS at the end.
  return SUFFIX.test(first) && third !== ''
    ? { kind: 'person', family: last, given: third, suffix: first }
    : { kind: 'person', family: last, given: first, suffix: third };
}

/** The name as it is written in running text. */
export function fullName(name: Name): string {
  if (name.kind === 'literal') return name.name;
  return [name.given, name.family, name.suffix].filter(part => part !== '').join(' ');
}

function inOrder(text: string, told: string): Name {
  const words = text.split(' ');
  const own = told === '' && words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  let start = words.length - 1;
  // At least one word stays for the given name.
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start -= 1;
  if (start < 1) return { kind: 'literal', name: text };
  return {
    kind: 'person',
    family: words.slice(start).join(' '),
    given: words.slice(0, start).join(' '),
    suffix: told || (own ?? ''),
  };
}
