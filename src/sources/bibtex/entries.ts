/** One entry of a `.bib` file: its values as written, without the marks around them; field names in lower case. */
export interface BibtexEntry {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly type: string;
  readonly fields: ReadonlyMap<string, string>;
}

export type BibtexReading = BibtexEntry | { readonly line: number; readonly rejected: string };

const HEADER = /@\s*([A-Za-z]+)\s*[{(]/g;
const HEADER_AT_LINE = /^[^\S\n]*@\s*[A-Za-z]+\s*[{(]/gm;
const BLANKS = /\s*/y;
const KEY = /\s*[^\s,={}()"]*\s*(?=[,})])/y;
const NAME = /\s*([A-Za-z][\w:.+-]*)\s*=\s*/y;
const BARE = /[^\s,#{}()"=]+/y;

const MONTHS: readonly string[] = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** What stands between the header of an entry and the next one at the beginning of a line. */
interface Room {
  readonly text: string;
  readonly end: number;
  /** Strings that the file defines, by their names in lower case. */
  readonly strings: ReadonlyMap<string, string>;
}

/** A piece that was read, and where the text goes on. */
interface Piece {
  readonly value: string;
  readonly end: number;
}

/**
 * The entries of a `.bib` file in order. What stands between entries is a comment, as BibTeX has it. An entry that does
 * not end before the next one begins (at the beginning of a line) is rejected, and the next one is read.
 */
export function* readBibtexEntries(text: string): Generator<BibtexReading, void> {
  const strings = new Map(MONTHS.map(month => [month, month]));
  let at = 0;
  let line = 1;
  let counted = 0;
  let next = -1;
  for (;;) {
    HEADER.lastIndex = at;
    const header = HEADER.exec(text);
    if (!header) return;
    const [whole, name = ''] = header;
    line += text.slice(counted, header.index).split('\n').length - 1;
    counted = header.index;
    const bodyAt = header.index + whole.length;
    if (next < bodyAt) next = headerAfter(text, bodyAt);
    const room: Room = { text, end: next, strings };
    const type = name.toLowerCase();
    if (type === 'comment' || type === 'preamble') {
      at = bodyAt;
      continue;
    }
    const read = readFields(room, type === 'string' ? bodyAt : behindKey(room, bodyAt));
    at = 'rejected' in read ? next : read.end;
    if ('rejected' in read) yield { line, rejected: `@${name}: ${read.rejected}` };
    else if (type === 'string') for (const [each, value] of read.fields) strings.set(each, value);
    else yield { line, type, fields: read.fields };
  }
}

function headerAfter(text: string, at: number): number {
  HEADER_AT_LINE.lastIndex = at;
  return HEADER_AT_LINE.exec(text)?.index ?? text.length;
}

/** Some write no key at all. */
function behindKey(room: Room, at: number): number {
  const key = matchAt(KEY, room, at);
  if (key === undefined) return at;
  const end = at + key[0].length;
  return room.text.charAt(end) === ',' ? end + 1 : end;
}

function readFields(
  room: Room,
  from: number,
): { fields: Map<string, string>; end: number } | { rejected: string } {
  const fields = new Map<string, string>();
  let at = from;
  for (;;) {
    // A comma too many, or too few, is no reason to lose an entry.
    at = behind(BLANKS, room, at);
    if (room.text.charAt(at) === ',' && at < room.end) {
      at += 1;
      continue;
    }
    if (at >= room.end) return { rejected: 'the entry is not closed' };
    if (/[})]/.test(room.text.charAt(at))) return { fields, end: at + 1 };
    const name = matchAt(NAME, room, at);
    if (!name) return { rejected: `expected a field, got "${excerptAt(room, at)}"` };
    const field = (name[1] ?? '').toLowerCase();
    const value = readValue(room, at + name[0].length);
    if (!value) return { rejected: `${field}: its value is not closed, or missing` };
    if (!fields.has(field)) fields.set(field, value.value);
    at = value.end;
  }
}

/** One value, or several joined by `#`. */
function readValue(room: Room, from: number): Piece | undefined {
  let value = '';
  let at = from;
  for (;;) {
    const piece = readPiece(room, at);
    if (!piece) return undefined;
    value += piece.value;
    at = behind(BLANKS, room, piece.end);
    if (room.text.charAt(at) !== '#' || at >= room.end) return { value, end: piece.end };
    at = behind(BLANKS, room, at + 1);
  }
}

function readPiece(room: Room, at: number): Piece | undefined {
  const mark = room.text.charAt(at);
  if (mark === '{' || mark === '"') return readDelimited(room, at, mark === '{' ? '}' : '"');
  const bare = matchAt(BARE, room, at)?.[0];
  if (bare === undefined) return undefined;
  return { value: room.strings.get(bare.toLowerCase()) ?? bare, end: at + bare.length };
}

/** Braces within must pair; BibTeX counts those behind a backslash as well. */
function readDelimited({ text, end }: Room, from: number, closing: '}' | '"'): Piece | undefined {
  let depth = 0;
  for (let at = from + 1; at < end; at += 1) {
    const sign = text.charAt(at);
    if (sign === closing && depth === 0) return { value: text.slice(from + 1, at), end: at + 1 };
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    if (depth < 0) return undefined;
  }
  return undefined;
}

function excerptAt({ text, end }: Room, at: number): string {
  return text
    .slice(at, Math.min(end, at + 30))
    .replace(/\s+/g, ' ')
    .trim();
}

function matchAt(pattern: RegExp, { text, end }: Room, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found && at + found[0].length <= end ? found : undefined;
}

function behind(pattern: RegExp, room: Room, at: number): number {
  return at + (matchAt(pattern, room, at)?.[0].length ?? 0);
}
