import { matchAt, type Reader } from './reader.ts';
import type { Writer } from './writer.ts';

const RUN = /-+|`+|'+|[^]/y;
const BLANK = /\s$/u;
const NOT_BLANK = /\S$/u;

// What a tie may stand behind, and in front of; elsewhere the sign means "about", "distributed as" or a home folder.
const BEFORE_TIE = /[\p{L}\p{N}.,:;)\]}%'"”’]$/u;
const AFTER_TIE = /[\p{L}\p{N}\\($[{`“"]/u;
// `5~9`, `10%~20%`, `2x~3x`.
const BEFORE_RANGE = /\p{N}[\p{L}%]?$/u;
const VARIABLE = /[^\p{L}][b-zB-HJ-Z]$/u;

/** Writes a sign of running text that means more to TeX than itself, with those of its kind behind it. */
export function writeTextSign(reader: Reader, at: number, out: Writer): number {
  const run = matchAt(RUN, reader, at)?.[0] ?? reader.source.charAt(at);
  const end = at + run.length;
  const next = end < reader.to ? reader.source.charAt(end) : '';
  if (run === '~') out.write(isTie(next, out) ? ' ' : run);
  else if (run === '--' || run === '---') out.write(isDash(next, out) ? (run === '--' ? '–' : '—') : run);
  else if (run === '``') out.write(out.endsWith(NOT_BLANK) && !/[\p{L}\p{N}\\${]/u.test(next) ? '”' : '“');
  else out.write(run === "''" && reader.quotes ? '”' : run);
  return end;
}

function isTie(next: string, out: Writer): boolean {
  if (next === '\\') return true;
  if (!out.endsWith(BEFORE_TIE) || !AFTER_TIE.test(next)) return false;
  return !(out.endsWith(BEFORE_RANGE) && /\p{N}/u.test(next)) && !out.endsWith(VARIABLE);
}

/** Blanks on both sides or on neither; `--flag` is none. */
function isDash(next: string, out: Writer): boolean {
  if (next === '') return false;
  return /\s/.test(next) ? out.endsWith(BLANK) : out.endsWith(NOT_BLANK);
}
