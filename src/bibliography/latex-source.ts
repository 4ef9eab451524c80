import { ACCENTS, MATH, SIGNS, STYLES } from './latex-commands.ts';
import { escapeLatex } from './latex.ts';

/** A stretch of a text, as LaTeX source. */
export interface Piece {
  readonly kind: 'plain' | 'latex';
  readonly source: string;
}

// Behind a formula no digit may stand, or `$5-$10` would be one: pandoc's rule for `tex_math_dollars`.
const FORMULA = /^\$(?!\s)((?:\\.|[^\\$])+)(?<!\s)\$(?!\d)/u;
const COMMAND = /\\([A-Za-z]+|.)/gsu;
const SIGN_ACCENT = /^\\['`^"~=.](?:\s*\{(?:\p{L}\p{M}*|\\[ij])\}|\\[ij](?![A-Za-z])|\p{L})/u;
const LETTER_ACCENT = /^\\([A-Za-z])(?:\s*\{(?:\p{L}{1,2}|\\[ij])\}|\s+\p{L})/u;
/** What of LaTeX's signs may stand in a formula behind a backslash. */
const MATH_SIGNS = ',;:!{}|%&#_ ';

/**
 * Takes a text apart into LaTeX source, which is to stay, and plain text, which is escaped here. arXiv tells titles as
 * their authors wrote them for LaTeX, other sources tell the same titles plain, and none says which. So these are LaTeX:
 *
 * - `$…$` without white space just inside, with balanced braces and no digit behind (`$x^2$`, but not `$5 or $6`);
 * - accents on a letter and letters by name (`\'E`, `\"{o}`, `\c{c}`, `\ss`), also within a pair of braces (`{\'E}`);
 * - a special character behind a backslash (`\%`);
 * - commands for styles, with the text in their braces (`\emph{not}`), and those of formulas, put between `$`.
 *
 * Everything else is plain, so `50% of A & B_c` and a lone `$`, `{` or `~` print as they stand. Commands that are not
 * in the tables are plain too, in formulas as well: titles come from strangers, and `\input` reads files.
 */
export function readLatex(text: string): Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const found = /[\\{$]/.test(text[at] ?? '') ? latexAtStart(text.slice(at)) : undefined;
    if (found === undefined) {
      plain += text[at] ?? '';
      at += 1;
      continue;
    }
    if (plain !== '') pieces.push({ kind: 'plain', source: escapeLatex(plain) });
    plain = '';
    pieces.push({ kind: 'latex', source: found.source });
    at += found.length;
  }
  return plain === '' ? pieces : [...pieces, { kind: 'plain', source: escapeLatex(plain) }];
}

/** A text as LaTeX source: LaTeX in it stays, the rest is escaped. */
export function toLatex(text: string): string {
  return readLatex(text)
    .map(({ source }) => source)
    .join('');
}

/** What LaTeX a text begins with: how long it is there, and how it is written. */
function latexAtStart(text: string): { length: number; source: string } | undefined {
  const [formula, inner = ''] = FORMULA.exec(text) ?? [];
  if (formula !== undefined) return isFormula(inner) ? asItStands(formula) : undefined;
  if (text.startsWith('{')) {
    const group = bracesAtStart(text);
    return group !== undefined && isLetter(group.slice(1, -1)) ? asItStands(group) : undefined;
  }
  const accent = accentAtStart(text);
  if (accent !== undefined) return asItStands(accent);
  const [sign] = /^\\[{}$&#%_]/.exec(text) ?? [];
  // BibTeX counts braces also behind a backslash.
  if (sign !== undefined) return { length: 2, source: escapeLatex(sign.slice(1)) };
  return commandAtStart(text);
}

function accentAtStart(text: string): string | undefined {
  const [signed] = SIGN_ACCENT.exec(text) ?? [];
  const [lettered, letter = ''] = LETTER_ACCENT.exec(text) ?? [];
  return signed ?? (ACCENTS.has(letter) ? lettered : undefined);
}

function commandAtStart(text: string): { length: number; source: string } | undefined {
  const [command, name = ''] = /^\\([A-Za-z]+)/.exec(text) ?? [];
  if (command === undefined) return undefined;
  const argument = bracesAtStart(text.slice(command.length));
  if (STYLES.has(name)) {
    if (argument === undefined) return undefined;
    const source = `${command}{${toLatex(argument.slice(1, -1))}}`;
    return { length: command.length + argument.length, source };
  }
  if (SIGNS.has(name)) return asItStands(command + (argument === '{}' ? argument : ''));
  if (!MATH.has(name)) return undefined;
  const whole = argument !== undefined && isFormula(argument) ? command + argument : command;
  return { length: whole.length, source: `$${whole}$` };
}

function asItStands(source: string): { length: number; source: string } {
  return { length: source.length, source };
}

/** The braces that a text begins with, and what is in them. */
function bracesAtStart(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += depthOf(text[at] ?? '');
    if (depth === 0) return text.slice(0, at + 1);
  }
  return undefined;
}

function isFormula(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += depthOf(character);
    if (depth < 0) return false;
  }
  const commands = [...text.matchAll(COMMAND)].map(([, name = '']) => name);
  const rest = text.replace(COMMAND, '');
  return (
    depth === 0 &&
    text !== '' &&
    !/[\\$%#&]/.test(rest) &&
    // `^^5c` is a backslash to TeX.
    !text.includes('^^') &&
    commands.every(name => MATH.has(name) || STYLES.has(name) || MATH_SIGNS.includes(name))
  );
}

/** Whether a text is LaTeX for one letter or sign, as `\o` and `\'E` are. */
function isLetter(text: string): boolean {
  return accentAtStart(text) === text || (text.startsWith('\\') && SIGNS.has(text.slice(1)));
}

function depthOf(character: string): number {
  return character === '{' ? 1 : character === '}' ? -1 : 0;
}
