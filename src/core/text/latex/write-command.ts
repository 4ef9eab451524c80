import { MATH_ACCENTS, TEXT_ACCENTS } from './accents.ts';
import { SPACE_COMMANDS, COMMANDS, STYLE_COMMANDS, DROPPED_COMMANDS, type Command } from './commands.ts';
import { matchSticky, skipBlanks, type Reader } from './reader.ts';
import { findSymbol, type LatexSymbol } from './symbols.ts';
import { writeAccent, writeMathAccent } from './write-accent.ts';
import type { Writer } from './writer.ts';

const COMMAND = /\\(?:([A-Za-z]+)|([^]))/uy;
// A branch holds one letter or sign.
const MAX_BRANCH_LENGTH = 200;
const OPTION = /\s*\[([^\][]{0,80})\]/y;
const LETTER = /\p{L}$/u;
const WORD_CHARACTER = /[\p{L}\p{N})]$/u;

/** Writes the command at a position, with its arguments, and returns the position after it. */
export function writeCommand(reader: Reader, at: number, out: Writer): number {
  const [whole, name, sign] = matchSticky(COMMAND, reader, at) ?? ['\\'];
  const end = at + whole.length;
  if (name !== undefined) return writeNamed(reader, name, end, out);
  if (sign === undefined) return end;
  if (sign === '(' || sign === '[') {
    const formula = reader.formula(at, 2);
    out.write(formula?.text ?? sign);
    return formula?.end ?? end;
  }
  const mark = reader.mode === 'text' ? TEXT_ACCENTS.get(sign) : undefined;
  if (mark !== undefined) return writeAccent(reader, { name: sign, mark }, end, out);
  out.write(/[\s\\,;:>]/u.test(sign) ? ' ' : /[!\-/@]/.test(sign) ? '' : sign === '|' ? '‖' : sign);
  return end;
}

function writeNamed(reader: Reader, name: string, end: number, out: Writer): number {
  const branch = conditionalEnd(reader, name, end);
  if (branch !== undefined) return branch;
  if (DROPPED_COMMANDS.has(name)) return skipCommand(reader, end, out);
  const command = COMMANDS.get(name);
  if (command) return writeWithArguments(reader, command, end, out);
  const symbol = findSymbol(name);
  if (symbol) return writeSymbol(reader, symbol, end, out);
  const mark = TEXT_ACCENTS.get(name);
  if (mark !== undefined) return writeAccent(reader, { name, mark }, end, out);
  const mathMark = MATH_ACCENTS.get(name);
  if (mathMark !== undefined) return writeMathAccent(reader, mathMark, end, out);
  if (SPACE_COMMANDS.has(name)) {
    out.write(' ');
    return end;
  }
  return writePlain(reader, name, end, out);
}

/**
 * Handles `\ifmmode … \else … \fi`, with which some programs write a command for both modes. Returns the position at
 * which the branch of this mode begins or goes on; `undefined` if the command is none of these.
 */
function conditionalEnd(reader: Reader, name: string, end: number): number | undefined {
  if (name === 'fi' || (name === 'ifmmode' && reader.mode === 'math')) return skipBlanks(reader, end);
  const closing = name === 'ifmmode' ? '\\else' : name === 'else' ? '\\fi' : undefined;
  if (closing === undefined) return undefined;
  const found = reader.source.slice(end, Math.min(reader.end, end + MAX_BRANCH_LENGTH)).indexOf(closing);
  return found < 0 ? undefined : skipBlanks(reader, end + found + closing.length);
}

/** Writes the argument of a style or of an unknown command; of an unknown command without argument, its name. */
function writePlain(reader: Reader, name: string, end: number, out: Writer): number {
  const argumentStart = reader.source.startsWith('*{', end) ? end + 1 : end;
  const group = reader.group(argumentStart);
  if (group && group.text !== '') {
    if (name === 'operatorname')
      return writeSymbol(reader, { text: group.text, kind: 'word', mode: 'math' }, group.end, out);
    out.write(group.text);
    return group.end;
  }
  if (STYLE_COMMANDS.has(name)) {
    const isDelimiter = (name === 'left' || name === 'right') && reader.source.startsWith('.', end);
    return isDelimiter ? end + 1 : skipBlanks(reader, group?.end ?? end);
  }
  out.write(name);
  return group?.end ?? end;
}

function writeWithArguments(reader: Reader, command: Command, end: number, out: Writer): number {
  const option = matchSticky(OPTION, reader, end);
  let at = end + (option?.[0].length ?? 0);
  const args: string[] = [];
  while (args.length < command.argumentCount) {
    const argument = reader.argument(at, command.mode ?? reader.mode);
    if (!argument) break;
    args.push(argument.text);
    at = argument.end;
  }
  out.write(args.length === 0 ? '' : command.render(args, option?.[1]?.trim() ?? ''));
  return at;
}

/** Writes a symbol. Blanks after its name only end the name, unless text mode or a blank before the symbol make them count. */
function writeSymbol(reader: Reader, { text, kind }: LatexSymbol, end: number, out: Writer): number {
  const next = skipBlanks(reader, end);
  const hasBlankAfter = next > end;
  const isAfterLetter = out.endsWith(LETTER);
  if (kind === 'word' && reader.mode === 'math' && out.endsWith(WORD_CHARACTER)) out.write(' ');
  const hasBlankBefore = out.endsWith(/\s$/u);
  out.write(text);
  // The braces of `\LaTeX{}` only end the name.
  if (reader.source.startsWith('{}', end)) return end + 2;
  if (reader.mode === 'text') {
    // `S\o ren` and `D\epsilon pS` are one word; `the \alpha value` is three.
    const isWithinWord = kind === 'letter' || (kind === 'variable' && isAfterLetter);
    if (hasBlankAfter && !isWithinWord) out.write(' ');
  } else if (kind === 'word') {
    if (/[\p{L}\p{N}\\]/u.test(reader.source.charAt(next)) && next < reader.end) out.write(' ');
  } else if (kind === 'sign' && hasBlankAfter && hasBlankBefore) {
    out.write(' ');
  }
  return next;
}

/** Skips options and a group, and the blank that would be left in front of a comma. */
function skipCommand(reader: Reader, end: number, out: Writer): number {
  let at = end;
  if (reader.source.startsWith('*', at)) at += 1;
  for (let option = matchSticky(OPTION, reader, at); option; option = matchSticky(OPTION, reader, at)) {
    at += option[0].length;
  }
  const group = reader.group(at);
  at = group?.end ?? at;
  const next = skipBlanks(reader, at);
  out.trimEnd();
  if (next < reader.end && !/[.,;:!?)\]]/.test(reader.source.charAt(next))) out.write(' ');
  return next;
}
