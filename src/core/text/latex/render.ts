import type { Mode } from './commands.ts';
import { matchAt, type Argument, type Reader, type Source } from './reader.ts';
import { subscript, superscript } from './scripts.ts';
import { writeTextSign } from './text-signs.ts';
import { writeCommand } from './write-command.ts';
import { openWriter, type Writer } from './writer.ts';

// No person nests deeper; the stack of the process could not follow a hostile text.
const DEEPEST = 24;
// Braces around more than this enclose no set and no placeholder.
const LONGEST_SET = 1_000;

const ORDINARY = /[^\\${}~`'^_-]+/y;
const BLANKS = /\s*/y;
/** What `x^{…}` may be about where no formula is marked. */
const SCRIPTED = /[\p{L}\p{N}\p{M})\]|]$/u;

/** The whole of a text, written out. */
export function render(source: Source): string {
  return writeStretch(source, { from: 0, to: source.source.length, mode: 'text', depth: 0 });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly mode: Mode;
  readonly depth: number;
}

function writeStretch(source: Source, { from, to, mode, depth }: Stretch): string {
  const reader = readerOf(source, { from, to, mode, depth });
  const out = openWriter();
  let at = from;
  while (at < to) at = writeNext(reader, at, out);
  return out.text();
}

function readerOf(source: Source, { to, mode, depth }: Stretch): Reader {
  const inner = (from: number, end: number, innerMode: Mode) =>
    writeStretch(source, { from, to: end, mode: innerMode, depth: depth + 1 });
  const closing = (at: number): number | undefined => {
    const end = depth < DEEPEST ? source.pairs.get(at) : undefined;
    return end !== undefined && end < to ? end : undefined;
  };
  const reader: Reader = {
    ...source,
    to,
    mode,
    group(at, innerMode = mode) {
      const start = at + (matchAt(BLANKS, reader, at)?.[0].length ?? 0);
      const end = source.source.startsWith('{', start) ? closing(start) : undefined;
      return end === undefined ? undefined : { text: inner(start + 1, end, innerMode), end: end + 1 };
    },
    argument: (at, innerMode = mode) => reader.group(at, innerMode) ?? single(at, innerMode),
    formula(at, markLength) {
      const end = closing(at);
      if (end === undefined || end + markLength > to) return undefined;
      return { text: inner(at + markLength, end, 'math').trim(), end: end + markLength };
    },
  };

  function single(at: number, innerMode: Mode): Argument | undefined {
    const start = at + (matchAt(BLANKS, reader, at)?.[0].length ?? 0);
    const sign = String.fromCodePoint(source.source.codePointAt(start) ?? 0);
    if (start >= to || depth >= DEEPEST || /[{}$^_]/.test(sign)) return undefined;
    if (sign !== '\\') return { text: sign, end: start + sign.length };
    const out = openWriter();
    const end = writeCommand(
      readerOf(source, { from: start, to, mode: innerMode, depth: depth + 1 }),
      start,
      out,
    );
    return { text: out.text(), end };
  }

  return reader;
}

/** Writes what stands at `at` and answers where the source goes on. */
function writeNext(reader: Reader, at: number, out: Writer): number {
  const ordinary = matchAt(ORDINARY, reader, at)?.[0];
  if (ordinary !== undefined) {
    out.write(ordinary);
    return at + ordinary.length;
  }
  const sign = reader.source.charAt(at);
  if (sign === '\\') return writeCommand(reader, at, out);
  if (sign === '{') return writeGroup(reader, at, out);
  if (sign === '$') return writeFormula(reader, at, out);
  if (sign === '^' || sign === '_') return writeScript(reader, at, out);
  if (reader.mode === 'text') return writeTextSign(reader, at, out);
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

/** Braces that a reader is meant to see: `{0, 1}`, `{"a": 1}`, and any that nobody closed. */
function isSet({ source, pairs, to }: Reader, at: number): boolean {
  const end = pairs.get(at);
  if (end === undefined || end >= to) return true;
  if (end - at > LONGEST_SET) return false;
  const content = source.slice(at + 1, end);
  return (
    !/[\\$]/.test(content) &&
    !/^[\p{N}\p{M}\s{}.&+'’!?/-]*\p{L}[\p{L}\p{N}\p{M}\s{}.&+'’!?/-]*$/u.test(content)
  );
}

function writeFormula(reader: Reader, at: number, out: Writer): number {
  const length = reader.source.startsWith('$$', at) ? 2 : 1;
  const formula = reader.formula(at, length);
  out.write(formula?.text ?? '$'.repeat(length));
  return formula?.end ?? at + length;
}

/** Outside of formulas only with braces: `snake_case` and `2^k` are read well enough as they are. */
function writeScript(reader: Reader, at: number, out: Writer): number {
  const sign = reader.source.charAt(at);
  const isMath = reader.mode === 'math';
  const isScript = isMath || (reader.source.startsWith('{', at + 1) && out.endsWith(SCRIPTED));
  const argument = isScript ? reader.argument(at + 1, 'math') : undefined;
  out.write(argument ? (sign === '^' ? superscript : subscript)(argument.text) : sign);
  // `\argmin_\theta L`: the blank that ended the command was meant to be seen.
  if (argument && /\s/.test(reader.source.charAt(argument.end - 1))) out.write(' ');
  return argument?.end ?? at + 1;
}
