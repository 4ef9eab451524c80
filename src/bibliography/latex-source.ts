import { LETTER_ACCENTS, MATH_COMMANDS, TEXT_STYLES, TEXT_SYMBOLS } from './latex-commands.ts';
import { escapeLatex } from './escape-latex.ts';

/** A part of a text as LaTeX source: escaped plain text, or LaTeX that the text contained. */
export interface LatexPart {
  readonly kind: 'plain' | 'latex';
  readonly source: string;
}

// No digit may follow a formula, or `$5-$10` would contain one: pandoc's rule for `tex_math_dollars`.
const FORMULA = /^\$(?!\s)((?:\\.|[^\\$])+)(?<!\s)\$(?!\d)/u;
const COMMAND = /\\([A-Za-z]+|.)/gsu;
const SIGN_ACCENT = /^\\['`^"~=.](?:\s*\{(?:\p{L}\p{M}*|\\[ij])\}|\\[ij](?![A-Za-z])|\p{L})/u;
const LETTER_ACCENT = /^\\([A-Za-z])(?:\s*\{(?:\p{L}{1,2}|\\[ij])\}|\s+\p{L})/u;
/** Characters that a formula may have after a backslash. */
const ESCAPED_IN_MATH = ',;:!{}|%&#_ ';

/**
 * Splits a text into LaTeX source, which is kept, and plain text, which is escaped. arXiv has titles as their authors
 * wrote them for LaTeX, other sources have the same titles as plain text, and neither says which. These count as LaTeX:
 *
 * - `$…$` without white space just inside, with balanced braces and no digit after it (`$x^2$`, but not `$5 or $6`);
 * - accents on a letter and letters by name (`\'E`, `\"{o}`, `\c{c}`, `\ss`), also within a pair of braces (`{\'E}`);
 * - a special character after a backslash (`\%`);
 * - commands for styles, with the text in their braces (`\emph{not}`), and those of formulas, which are put between `$`.
 *
 * Everything else is plain, so `50% of A & B_c` and a lone `$`, `{` or `~` print unchanged. Commands that are not in the
 * tables are plain too, also in formulas: titles are untrusted, and `\input` reads files.
 */
export function splitLatex(text: string): LatexPart[] {
  const pieces: LatexPart[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const start = nextLatexStart(text, at);
    plain += text.slice(at, start);
    at = start;
    const found = at < text.length ? latexAtStart(text.slice(at)) : undefined;
    if (found === undefined) {
      plain += text.slice(at, at + 1);
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

/** Returns where LaTeX may begin next; the end of the text if nowhere. */
function nextLatexStart(text: string, from: number): number {
  const start = /[\\{$]/g;
  start.lastIndex = from;
  return start.exec(text)?.index ?? text.length;
}

/** Returns whether LaTeX may begin in a text: few texts, of names hardly any. */
export function mayHaveLatex(text: string): boolean {
  return /[\\{$]/.test(text);
}

/** Returns a text as LaTeX source: its LaTeX is kept, the rest is escaped. */
export function toLatex(text: string): string {
  if (!mayHaveLatex(text)) return escapeLatex(text);
  return splitLatex(text)
    .map(({ source }) => source)
    .join('');
}

/** Finds LaTeX at the beginning of a text; returns its length there, and its source for the output. */
function latexAtStart(text: string): { length: number; source: string } | undefined {
  const [formula, inner = ''] = FORMULA.exec(text) ?? [];
  if (formula !== undefined) return isFormula(inner) ? verbatim(formula) : undefined;
  if (text.startsWith('{')) {
    const group = groupAtStart(text);
    return group !== undefined && isLetter(group.slice(1, -1)) ? verbatim(group) : undefined;
  }
  const accent = accentAtStart(text);
  if (accent !== undefined) return verbatim(accent);
  const [sign] = /^\\[{}$&#%_]/.exec(text) ?? [];
  // BibTeX counts braces even after a backslash.
  if (sign !== undefined) return { length: 2, source: escapeLatex(sign.slice(1)) };
  return commandAtStart(text);
}

function accentAtStart(text: string): string | undefined {
  const [signed] = SIGN_ACCENT.exec(text) ?? [];
  const [lettered, letter = ''] = LETTER_ACCENT.exec(text) ?? [];
  return signed ?? (LETTER_ACCENTS.has(letter) ? lettered : undefined);
}

function commandAtStart(text: string): { length: number; source: string } | undefined {
  const [command, name = ''] = /^\\([A-Za-z]+)/.exec(text) ?? [];
  if (command === undefined) return undefined;
  const argument = groupAtStart(text.slice(command.length));
  if (TEXT_STYLES.has(name)) {
    if (argument === undefined) return undefined;
    const source = `${command}{${toLatex(argument.slice(1, -1))}}`;
    return { length: command.length + argument.length, source };
  }
  if (TEXT_SYMBOLS.has(name)) return verbatim(command + (argument === '{}' ? argument : ''));
  if (!MATH_COMMANDS.has(name)) return undefined;
  const whole = argument !== undefined && isFormula(argument) ? command + argument : command;
  return { length: whole.length, source: `$${whole}$` };
}

function verbatim(source: string): { length: number; source: string } {
  return { length: source.length, source };
}

/** Returns the group in braces at the beginning of a text, with its braces. */
function groupAtStart(text: string): string | undefined {
  if (!text.startsWith('{')) return undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += braceDepthChange(text[at] ?? '');
    if (depth === 0) return text.slice(0, at + 1);
  }
  return undefined;
}

function isFormula(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    depth += braceDepthChange(character);
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
    commands.every(name => MATH_COMMANDS.has(name) || TEXT_STYLES.has(name) || ESCAPED_IN_MATH.includes(name))
  );
}

/** Returns true if a text is LaTeX for one letter or sign, such as `\o` and `\'E`. */
function isLetter(text: string): boolean {
  return accentAtStart(text) === text || (text.startsWith('\\') && TEXT_SYMBOLS.has(text.slice(1)));
}

function braceDepthChange(character: string): number {
  return character === '{' ? 1 : character === '}' ? -1 : 0;
}
