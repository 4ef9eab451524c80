import type { Mode } from './commands.ts';
import { matchSticky, skipBlanks, type Argument, type Reader, type Source } from './reader.ts';
import { subscript, superscript } from './scripts.ts';
import { writePunctuation } from './punctuation.ts';
import { writeCommand } from './write-command.ts';
import { createWriter, type Writer } from './writer.ts';

// Authors nest less deep; without a limit, hostile text would overflow the stack.
const MAX_DEPTH = 24;
// Longer texts in braces are neither sets nor placeholders.
const MAX_SET_LENGTH = 1_000;

const PLAIN_TEXT = /[^\\${}~`'^_-]+/y;
/** What `^{…}` and `_{…}` may follow outside formulas. */
const SCRIPT_BASE = /[\p{L}\p{N}\p{M})\]|]$/u;

/** Renders a whole text. */
export function render(source: Source): string {
  return renderRange(source, { from: 0, to: source.source.length, mode: 'text', depth: 0 });
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly mode: Mode;
  readonly depth: number;
}

function renderRange(source: Source, { from, to, mode, depth }: Range): string {
  const reader = createReader(source, { from, to, mode, depth });
  const out = createWriter();
  let at = from;
  while (at < to) at = writeNext(reader, at, out);
  return out.text();
}

function createReader(source: Source, { to, mode, depth }: Range): Reader {
  const renderInner = (from: number, end: number, innerMode: Mode) =>
    renderRange(source, { from, to: end, mode: innerMode, depth: depth + 1 });
  const closingDelimiter = (at: number): number | undefined => {
    const end = depth < MAX_DEPTH ? source.delimiters.get(at) : undefined;
    return end !== undefined && end < to ? end : undefined;
  };
  const reader: Reader = {
    ...source,
    end: to,
    mode,
    group(at, innerMode = mode) {
      const start = skipBlanks(reader, at);
      const end = source.source.startsWith('{', start) ? closingDelimiter(start) : undefined;
      return end === undefined ? undefined : { text: renderInner(start + 1, end, innerMode), end: end + 1 };
    },
    argument: (at, innerMode = mode) => reader.group(at, innerMode) ?? single(at, innerMode),
    formula(at, delimiterLength) {
      const end = closingDelimiter(at);
      if (end === undefined || end + delimiterLength > to) return undefined;
      return { text: renderInner(at + delimiterLength, end, 'math').trim(), end: end + delimiterLength };
    },
  };

  function single(at: number, innerMode: Mode): Argument | undefined {
    const start = skipBlanks(reader, at);
    const sign = String.fromCodePoint(source.source.codePointAt(start) ?? 0);
    if (start >= to || depth >= MAX_DEPTH || /[{}$^_]/.test(sign)) return undefined;
    if (sign !== '\\') return { text: sign, end: start + sign.length };
    const out = createWriter();
    const end = writeCommand(
      createReader(source, { from: start, to, mode: innerMode, depth: depth + 1 }),
      start,
      out,
    );
    return { text: out.text(), end };
  }

  return reader;
}

/** Writes what the source has at a position and returns the position after it. */
function writeNext(reader: Reader, at: number, out: Writer): number {
  const ordinary = matchSticky(PLAIN_TEXT, reader, at)?.[0];
  if (ordinary !== undefined) {
    out.write(ordinary);
    return at + ordinary.length;
  }
  const sign = reader.source.charAt(at);
  if (sign === '\\') return writeCommand(reader, at, out);
  if (sign === '{') return writeGroup(reader, at, out);
  if (sign === '$') return writeFormula(reader, at, out);
  if (sign === '^' || sign === '_') return writeScript(reader, at, out);
  if (reader.mode === 'text') return writePunctuation(reader, at, out);
  out.write(sign.replace('~', ' ').replace("'", '′').replace('}', ''));
  return at + 1;
}

function writeGroup(reader: Reader, at: number, out: Writer): number {
  if (reader.mode === 'text' && isSet(reader, at)) {
    out.write('{');
    return at + 1;
  }
  const group = reader.group(at);
  out.write(group?.text ?? '');
  return group?.end ?? at + 1;
}

/** Returns true for braces that are to be shown: `{0, 1}`, `{"a": 1}`, and any that are not closed. */
function isSet({ source, delimiters: pairs, end: to }: Reader, at: number): boolean {
  const end = pairs.get(at);
  if (end === undefined || end >= to) return true;
  if (end - at > MAX_SET_LENGTH) return false;
  const content = source.slice(at + 1, end);
  // `C{+}{+}` is how BibTeX files write the name of the language.
  return (
    !/[\\$]|^\++$/.test(content) &&
    !/^[\p{N}\p{M}\s{}.&+'’!?/-]*\p{L}[\p{L}\p{N}\p{M}\s{}.&+'’!?/-]*$/u.test(content)
  );
}

function writeFormula(reader: Reader, at: number, out: Writer): number {
  const length = reader.source.startsWith('$$', at) ? 2 : 1;
  const formula = reader.formula(at, length);
  out.write(formula?.text ?? '$'.repeat(length));
  return formula?.end ?? at + length;
}

/** Outside formulas, only scripts with braces are rendered: `snake_case` and `2^k` are readable as they are. */
function writeScript(reader: Reader, at: number, out: Writer): number {
  const sign = reader.source.charAt(at);
  const isMath = reader.mode === 'math';
  const isScript = isMath || (reader.source.startsWith('{', at + 1) && out.endsWith(SCRIPT_BASE));
  const argument = isScript ? reader.argument(at + 1, 'math') : undefined;
  out.write(argument ? (sign === '^' ? superscript : subscript)(argument.text) : sign);
  // In `\argmin_\theta L`, the blank that ends the command also separates the words.
  if (argument && /\s/.test(reader.source.charAt(argument.end - 1))) out.write(' ');
  return argument?.end ?? at + 1;
}
