import { matchSticky, type Reader } from './reader.ts';
import type { Writer } from './writer.ts';

const RUN = /-+|`+|'+|[^]/y;
const BLANK = /\s$/u;
const NOT_BLANK = /\S$/u;

// Characters that may surround a tie; elsewhere `~` means "about", "distributed as" or a home folder.
const BEFORE_TIE = /[\p{L}\p{N}.,:;)\]}%'"”’]$/u;
const AFTER_TIE = /[\p{L}\p{N}\\($[{`“"]/u;
// `5~9`, `10%~20%`, `2x~3x`.
const BEFORE_RANGE = /\p{N}[\p{L}%]?$/u;
const VARIABLE = /[^\p{L}][b-zB-HJ-Z]$/u;

/** Writes a run of ties, dashes, quotes or apostrophes, which have special meanings in the text mode of TeX. Returns the position after it. */
export function writePunctuation(reader: Reader, at: number, out: Writer): number {
  const run = matchSticky(RUN, reader, at)?.[0] ?? reader.source.charAt(at);
  const end = at + run.length;
  const next = end < reader.end ? reader.source.charAt(end) : '';
  if (run === '~') out.write(isTie(next, out) ? ' ' : run);
  else if (run === '--' || run === '---') out.write(isDash(next, out) ? (run === '--' ? '–' : '—') : run);
  else if (run === '``') out.write(out.endsWith(NOT_BLANK) && !/[\p{L}\p{N}\\${]/u.test(next) ? '”' : '“');
  else out.write(run === "''" && reader.hasTexQuotes ? '”' : run);
  return end;
}

function isTie(next: string, out: Writer): boolean {
  if (next === '\\') return true;
  if (!out.endsWith(BEFORE_TIE) || !AFTER_TIE.test(next)) return false;
  return !(out.endsWith(BEFORE_RANGE) && /\p{N}/u.test(next)) && !out.endsWith(VARIABLE);
}

/** Returns true for a dash with blanks on both sides or on neither; `--flag` is none. */
function isDash(next: string, out: Writer): boolean {
  if (next === '') return false;
  return /\s/.test(next) ? out.endsWith(BLANK) : out.endsWith(NOT_BLANK);
}
