import { accented, mathAccents, textAccents } from './accents.ts';
import { spaces, commands, styleCommands, droppedCommands, type Command } from './commands.ts';
import { matchAt, type Argument, type Reader } from './reader.ts';
import { symbolOf, type LatexSymbol } from './symbols.ts';
import type { Writer } from './writer.ts';

const COMMAND = /\\(?:([A-Za-z]+)|([^]))/uy;
const BLANKS = /\s*/y;
const OPTION = /\s*\[([^\][]{0,80})\]/y;
const LETTER_BEHIND = /\\([A-Za-z]+)\s*|(\p{L})/uy;
const LETTER = /\p{L}$/u;
const WORD_CHARACTER = /[\p{L}\p{N})]$/u;

/** Writes the command at `at`, with its arguments, and answers where the source goes on. */
export function writeCommand(reader: Reader, at: number, out: Writer): number {
  const [whole, name, sign] = matchAt(COMMAND, reader, at) ?? ['\\'];
  const end = at + whole.length;
  if (name !== undefined) return writeNamed(reader, name, end, out);
  if (sign === undefined) return end;
  if (sign === '(' || sign === '[') {
    const formula = reader.formula(at, 2);
    out.write(formula?.text ?? sign);
    return formula?.end ?? end;
  }
  const mark = reader.mode === 'text' ? textAccents.get(sign) : undefined;
  if (mark !== undefined) return writeAccent(reader, { mark, plain: sign }, end, out);
  out.write(/[\s\\,;:>]/u.test(sign) ? ' ' : /[!\-/@]/.test(sign) ? '' : sign === '|' ? '‖' : sign);
  return end;
}

function writeNamed(reader: Reader, name: string, end: number, out: Writer): number {
  if (droppedCommands.has(name)) return passOver(reader, end, out);
  const command = commands.get(name);
  if (command) return writeWithArguments(reader, command, end, out);
  const symbol = symbolOf(name);
  if (symbol) return writeSymbol(reader, symbol, end, out);
  const mark = name.length === 1 ? textAccents.get(name) : undefined;
  if (mark !== undefined) return writeAccent(reader, { mark, plain: name }, end, out);
  const mathMark = mathAccents.get(name);
  if (mathMark !== undefined) return writeMathAccent(reader, mathMark, end, out);
  if (spaces.has(name)) {
    out.write(' ');
    return end;
  }
  return writePlain(reader, name, end, out);
}

/** A command that shows its argument alone, or one that nobody knows: without argument, its name is what is left. */
function writePlain(reader: Reader, name: string, end: number, out: Writer): number {
  const behindStar = reader.source.startsWith('*{', end) ? end + 1 : end;
  const group = reader.group(behindStar);
  if (group && group.text !== '') {
    if (name === 'operatorname')
      return writeSymbol(reader, { text: group.text, kind: 'word' }, group.end, out);
    out.write(group.text);
    return group.end;
  }
  if (styleCommands.has(name)) {
    const isDelimiter = (name === 'left' || name === 'right') && reader.source.startsWith('.', end);
    return isDelimiter ? end + 1 : behindBlanks(reader, group?.end ?? end);
  }
  out.write(name);
  return group?.end ?? end;
}

function writeWithArguments(reader: Reader, command: Command, end: number, out: Writer): number {
  const option = matchAt(OPTION, reader, end);
  let at = end + (option?.[0].length ?? 0);
  const found: string[] = [];
  while (found.length < command.takes) {
    const argument = reader.argument(at, command.mode ?? reader.mode);
    if (!argument) break;
    found.push(argument.text);
    at = argument.end;
  }
  out.write(found.length === 0 ? '' : command.write(found, option?.[1]?.trim() ?? ''));
  return at;
}

/** Blanks end a command's name. In a formula they are no more than that, unless the sign has air on its other side too. */
function writeSymbol(reader: Reader, { text, kind }: LatexSymbol, end: number, out: Writer): number {
  const next = behindBlanks(reader, end);
  const isApart = next > end;
  const behindLetter = out.endsWith(LETTER);
  if (kind === 'word' && reader.mode === 'math' && out.endsWith(WORD_CHARACTER)) out.write(' ');
  const hasAir = out.endsWith(/\s$/u);
  out.write(text);
  // `\LaTeX{}`: braces that only end the name.
  if (reader.source.startsWith('{}', end)) return end + 2;
  if (reader.mode === 'text') {
    // `S\o ren` and `D\epsilon pS` are one word; `the \alpha value` is three.
    const goesOn = kind === 'letter' || (kind === 'variable' && behindLetter);
    if (isApart && !goesOn) out.write(' ');
  } else if (kind === 'word') {
    if (/[\p{L}\p{N}\\]/u.test(reader.source.charAt(next)) && next < reader.to) out.write(' ');
  } else if (kind === 'sign' && isApart && hasAir) {
    out.write(' ');
  }
  return next;
}

/** An accent on the letter behind it; where there is none, the sign itself (`\"quoted\"`, `C:\b`). */
function writeAccent(
  reader: Reader,
  { mark, plain }: { mark: string; plain: string },
  end: number,
  out: Writer,
): number {
  const argument = reader.group(end) ?? letterBehind(reader, end, /[a-z]/i.test(plain));
  const content = argument?.text ?? '';
  const letter = accented(content, mark);
  // Only letters that languages have: an escaped quote in front of a word is no accent.
  const isMeant = letter !== undefined && (letter.length === content.length || mark === '\u0361');
  out.write(isMeant ? letter : plain + content);
  return argument?.end ?? end;
}

/** A letter, or the command for one such as `\i`; apart from the accent only if a letter names that: `\v s`, `\c{c}`. */
function letterBehind(reader: Reader, end: number, isNamedByLetter: boolean): Argument | undefined {
  const start = behindBlanks(reader, end);
  if (isNamedByLetter === (start === end) && !(isNamedByLetter && reader.source.startsWith('\\', end)))
    return undefined;
  const [whole = '', command, letter] = matchAt(LETTER_BEHIND, reader, start) ?? [];
  const symbol = command === undefined ? undefined : symbolOf(command);
  const text = symbol?.kind === 'letter' ? symbol.text : letter;
  return text === undefined ? undefined : { text, end: start + whole.length };
}

function writeMathAccent(reader: Reader, mark: string, end: number, out: Writer): number {
  const argument = reader.argument(end);
  const content = argument?.text ?? '';
  out.write(Array.from(content).length === 1 ? (accented(content, mark) ?? content) : content);
  return argument?.end ?? end;
}

/** Passes over options and groups, and over the blank that would be left in front of a comma. */
function passOver(reader: Reader, end: number, out: Writer): number {
  let at = end;
  if (reader.source.startsWith('*', at)) at += 1;
  for (let option = matchAt(OPTION, reader, at); option; option = matchAt(OPTION, reader, at)) {
    at += option[0].length;
  }
  const group = reader.group(at);
  at = group?.end ?? at;
  const next = behindBlanks(reader, at);
  out.trimEnd();
  if (next < reader.to && !/[.,;:!?)\]]/.test(reader.source.charAt(next))) out.write(' ');
  return next;
}

function behindBlanks(reader: Reader, at: number): number {
  return at + (matchAt(BLANKS, reader, at)?.[0].length ?? 0);
}
