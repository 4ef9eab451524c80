import { TEXT_ACCENTS, withAccent } from './accents.ts';
import { matchSticky, skipBlanks, type Argument, type Reader } from './reader.ts';
import { findSymbol } from './symbols.ts';
import type { Writer } from './writer.ts';

// At most three accents on one letter: a longer chain is no text, and would be slow.
const STACKED_ACCENT = /\\([A-Za-z]+(?![A-Za-z])|[^])\s*(?:\\(?:[A-Za-z]+|[^])\s*)?[\p{L}{]/uy;
const NEXT_LETTER = /\\([A-Za-z]+)\s*|(\p{L})/uy;

/** Writes an accent on the letter after it; without one, the accent's own name (`\"quoted\"`, `C:\b`). */
export function writeAccent(
  reader: Reader,
  { name, mark }: { name: string; mark: string },
  end: number,
  out: Writer,
): number {
  const argument = reader.group(end) ?? accentedArgument(reader, end, /[a-z]/i.test(name));
  const content = argument?.text ?? '';
  const letter = withAccent(content, mark);
  // Only letters that Unicode has count: an escaped quote in front of a word is no accent.
  const isMeant = letter !== undefined && (letter.length === content.length || mark === '\u0361');
  out.write(isMeant ? letter : name + content);
  return argument?.end ?? end;
}

/**
 * Reads the letter to accent, or a command for one such as `\i` or another accent. Blanks may separate it only from an
 * accent that is named by letters: `\v s`, `\c{c}`.
 */
function accentedArgument(reader: Reader, end: number, isNamedByLetter: boolean): Argument | undefined {
  const start = skipBlanks(reader, end);
  if (isNamedByLetter === (start === end) && !(isNamedByLetter && reader.source.startsWith('\\', end)))
    return undefined;
  if (isStackedAccent(reader, start)) return reader.argument(start);
  const [whole = '', command, letter] = matchSticky(NEXT_LETTER, reader, start) ?? [];
  const symbol = command === undefined ? undefined : findSymbol(command);
  const text = symbol?.kind === 'letter' ? symbol.text : letter;
  return text === undefined ? undefined : { text, end: start + whole.length };
}

/** Writes an accent of a formula; over several letters it is left out. */
export function writeMathAccent(reader: Reader, mark: string, end: number, out: Writer): number {
  const argument = reader.argument(end);
  const content = argument?.text ?? '';
  out.write(Array.from(content).length === 1 ? (withAccent(content, mark) ?? content) : content);
  return argument?.end ?? end;
}

function isStackedAccent(reader: Reader, at: number): boolean {
  return TEXT_ACCENTS.has(matchSticky(STACKED_ACCENT, reader, at)?.[1] ?? '');
}
