import type { ReadReference } from '../../core/library/library-import.ts';
import { readIdLine } from './id-list.ts';
import { textLines } from './text-lines.ts';

/** UTF-16 units of a line of ids; what is behind them is not read. */
const MAX_LINE_LENGTH = 1_000;

/** Lines between two pauses. */
const PAUSE_LINES = 1_000;

/** Tells of the lines of a text, one after another, which belong to an entry. */
export type EntryLines = (line: string) => boolean;

/** How an entry of BibTeX begins. */
export const BIBTEX_ENTRY = /^[ \t]*@[a-z]{1,30}\s{0,8}[{(]/im;
/** How an entry of RIS begins. */
export const RIS_ENTRY = /^TY {1,2}- /m;
const RIS_END = /^ER {1,2}-/;

/** The lines of entries of BibTeX: from `@` to the brace that closes it, or to the next entry. */
export function bibtexEntryLines(): EntryLines {
  let depth = 0;
  return line => {
    const begins = BIBTEX_ENTRY.test(line);
    const isInside = begins || depth > 0;
    if (begins) depth = 0;
    if (isInside) depth += line.split('{').length - line.split('}').length;
    return isInside;
  };
}

/** The lines of entries of RIS: from `TY` to `ER`. */
export function risEntryLines(): EntryLines {
  let isInside = false;
  return line => {
    const ends = RIS_END.test(line);
    if (RIS_ENTRY.test(line)) isInside = true;
    const belongs = isInside || ends;
    if (ends) isInside = false;
    return belongs;
  };
}

/**
 * Reads the lines of ids and links between entries, as in a list that was put together by hand. Other lines there are comments.
 * Yields `undefined` now and then between lines.
 */
export function* readIdsBetween(
  text: string,
  isEntryLine: EntryLines,
): Generator<ReadReference | undefined, void> {
  let line = 0;
  for (const content of textLines(text, MAX_LINE_LENGTH)) {
    line += 1;
    if (line % PAUSE_LINES === 0) yield undefined;
    if (isEntryLine(content) || content.trimStart().startsWith('%')) continue;
    for (const fields of readIdLine(content)) yield { line, fields };
  }
}
