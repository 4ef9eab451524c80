import { INVALID_BYTES } from '../file/text-lines.ts';
import { readFields, skipKey, type Cursor } from './fields.ts';
import { createBibtexStrings } from './strings.ts';

/** An entry of a `.bib` file: its values as written, without their delimiters; field names in lower case. */
export interface BibtexEntry {
  /** Line of the header, from 1. */
  readonly line: number;
  readonly type: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** An entry, or the reason why it cannot be read. */
export type BibtexEntryResult = BibtexEntry | { readonly line: number; readonly rejected: string };

/** The header of an entry, or a whole line of comment, in which a header does not count (as in biber). */
const HEADER = /^[^\S\n\r\u2028\u2029]*%.*|@\s*([A-Za-z]+)\s*([{(])/gm;
// A line ends where `^` says that another begins, or a run of such ends would be tried from each of them.
const HEADER_AT_LINE_START = /^[^\S\n\r\u2028\u2029]*@\s*[A-Za-z]+\s*[{(]/gm;

const ENTRIES_WITHOUT_FIELDS: ReadonlySet<string> = new Set(['comment', 'preamble']);

/**
 * Reads the entries of a `.bib` file in order, in time proportional to its length. Text between entries is a comment,
 * as in BibTeX; `@comment{…}` hides all that its braces enclose, as in biber and JabRef. An entry that does not end
 * before the next header at the beginning of a line is rejected, and reading continues with that header; so is one with more
 * than `maxEntryLength` characters up to there.
 */
export function* readBibtexEntries(
  text: string,
  maxEntryLength = Number.POSITIVE_INFINITY,
): Generator<BibtexEntryResult, void> {
  const strings = createBibtexStrings();
  const lineAt = createLineCounter(text);
  let position = 0;
  let nextHeader = -1;
  // Braces that never close would be searched for again at each comment: after the first such comment, only headers are
  // skipped.
  let areCommentsClosed = true;
  for (;;) {
    HEADER.lastIndex = position;
    const header = HEADER.exec(text);
    if (!header) return;
    const [whole, name, opening] = header;
    const bodyStart = header.index + whole.length;
    position = bodyStart;
    if (name === undefined) continue;
    const type = name.toLowerCase();
    if (ENTRIES_WITHOUT_FIELDS.has(type)) {
      if (!areCommentsClosed || opening !== '{') continue;
      const end: number | undefined = endOfBraces(text, bodyStart);
      areCommentsClosed = end !== undefined;
      position = end ?? bodyStart;
      continue;
    }
    if (nextHeader < bodyStart) nextHeader = headerFrom(text, bodyStart);
    if (nextHeader - bodyStart > maxEntryLength) {
      position = nextHeader;
      yield { line: lineAt(header.index), rejected: `@${name}: longer than ${maxEntryLength} characters` };
      continue;
    }
    const cursor: Cursor = { text, position: bodyStart, end: nextHeader };
    if (type !== 'string') skipKey(cursor, opening === '(' ? ')' : '}');
    const result = readFields(cursor, strings);
    position = 'rejected' in result ? nextHeader : cursor.position;
    if ('rejected' in result) yield { line: lineAt(header.index), rejected: `@${name}: ${result.rejected}` };
    else if (text.slice(header.index, position).includes(INVALID_BYTES))
      yield { line: lineAt(header.index), rejected: `@${name}: not UTF-8 text` };
    else if (type === 'string') for (const [key, value] of result.fields) strings.set(key, value);
    else yield { line: lineAt(header.index), type, fields: result.fields };
  }
}

/** Returns the line, from 1, of positions that are passed in ascending order. */
function createLineCounter(text: string): (position: number) => number {
  let line = 1;
  let newline = text.indexOf('\n');
  return position => {
    while (newline >= 0 && newline < position) {
      line += 1;
      newline = text.indexOf('\n', newline + 1);
    }
    return line;
  };
}

function headerFrom(text: string, position: number): number {
  HEADER_AT_LINE_START.lastIndex = position;
  return HEADER_AT_LINE_START.exec(text)?.index ?? text.length;
}

/** Returns the position after the brace that closes the one before `start`; `undefined` if it is never closed. */
function endOfBraces(text: string, start: number): number | undefined {
  let depth = 1;
  for (let position = start; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code === OPENING_BRACE) depth += 1;
    else if (code === CLOSING_BRACE) depth -= 1;
    if (depth === 0) return position + 1;
  }
  return undefined;
}

const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
