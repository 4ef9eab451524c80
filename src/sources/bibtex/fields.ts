import { MAX_VALUE_LENGTH, type BibtexStrings } from './strings.ts';

/** A place in a text that moves on as the text is read. Nothing from `end` on is read. */
export interface Cursor {
  readonly text: string;
  readonly end: number;
  position: number;
}

/** The fields of an entry by name, or the reason why they cannot be read. */
export type FieldsResult = { readonly fields: Map<string, string> } | { readonly rejected: string };

const BLANKS = /\s*/y;
const REST_OF_LINE = /.*/y;
const KEY = { '}': /[^{},="]*/y, ')': /[^{}(),="]*/y };
const FIELD_NAME = /[^=,{}"]*/y;
const BARE_VALUE = /[^\s,#{}()"=]+/y;
const BRACE_OR_QUOTE = /[{}"]/g;
/** A further field after the end of an entry: the end came from a brace too many. */
const NEXT_FIELD = /\s*,\s*[\p{L}_][\w-]*\s*=\s*[{"\w]/uy;

/** Fields whose values are joined if they occur more than once; of the others, the first value counts. */
const REPEATABLE_FIELDS: ReadonlySet<string> = new Set(['keywords']);

/** Skips the citation key and the comma after it. Some files have keys with blanks or in braces, or none at all. */
export function skipKey(cursor: Cursor, closing: '}' | ')'): void {
  skip(cursor, BLANKS);
  const start = cursor.position;
  const isBraced = current(cursor) === '{';
  if (isBraced) cursor.position += 1;
  skip(cursor, KEY[closing]);
  if (isBraced && current(cursor) === '}') {
    cursor.position += 1;
    skip(cursor, BLANKS);
  }
  if (current(cursor) === ',') cursor.position += 1;
  else if (current(cursor) !== closing) cursor.position = start;
}

/**
 * Reads fields up to the end of an entry and moves the cursor past it. Commas too many or too few are accepted, and so are
 * names with blanks or letters outside ASCII.
 */
export function readFields(cursor: Cursor, strings: BibtexStrings): FieldsResult {
  const fields = new Map<string, string>();
  for (;;) {
    skipBlanksAndComments(cursor);
    const character = current(cursor);
    if (character === '') return { rejected: 'the entry is not closed' };
    if (character === ',' || isClosing(character)) {
      cursor.position += 1;
      if (character === ',' || match(cursor, NEXT_FIELD) !== undefined) continue;
      return { fields };
    }
    const start = cursor.position;
    const name = readFieldName(cursor);
    if (name === undefined) return { rejected: `expected a field, got "${excerptFrom(cursor, start)}"` };
    const result = readValue(cursor, strings);
    if ('rejected' in result) return { rejected: `${name}: ${result.rejected}` };
    addField(fields, name, result.value);
  }
}

function addField(fields: Map<string, string>, name: string, value: string): void {
  const earlier = fields.get(name);
  if (earlier === undefined) fields.set(name, value);
  else if (REPEATABLE_FIELDS.has(name)) fields.set(name, `${earlier}, ${value}`);
}

/** Reads a name and its `=`. After a line that lacks its comma, the name is what the last line holds. */
function readFieldName(cursor: Cursor): string | undefined {
  const text = match(cursor, FIELD_NAME) ?? '';
  const name = text.trimEnd().split('\n').at(-1)?.trim().toLowerCase();
  cursor.position += text.length;
  if (current(cursor) !== '=' || !name) return undefined;
  cursor.position += 1;
  return name;
}

/** A value, or why it cannot be read. */
type ValueResult = { readonly value: string } | { readonly rejected: string };

/** Reads one value, or several joined by `#`; `name = ,` has an empty one. */
function readValue(cursor: Cursor, strings: BibtexStrings): ValueResult {
  skipBlanksAndComments(cursor);
  if (current(cursor) === ',' || isClosing(current(cursor))) return { value: '' };
  const pieces: string[] = [];
  let length = 0;
  for (;;) {
    const isDelimited = /[{"]/.test(current(cursor));
    const piece = readPiece(cursor, strings);
    if (piece === undefined) return { rejected: 'its value is not closed, or missing' };
    pieces.push(piece);
    length += piece.length;
    if (pieces.length > 1 && length > MAX_VALUE_LENGTH)
      return { rejected: `its parts are longer than ${MAX_VALUE_LENGTH} characters` };
    if (!isDelimited && strings.isExhausted()) return { rejected: 'the @strings make the file too long' };
    skipBlanksAndComments(cursor);
    if (current(cursor) !== '#') return { value: pieces.join('') };
    cursor.position += 1;
    skipBlanksAndComments(cursor);
  }
}

function readPiece(cursor: Cursor, strings: BibtexStrings): string | undefined {
  const character = current(cursor);
  if (character === '{') return readDelimited(cursor, '}');
  if (character === '"') return readDelimited(cursor, '"');
  const bare = match(cursor, BARE_VALUE);
  if (bare === undefined) return undefined;
  cursor.position += bare.length;
  return strings.use(bare) ?? bare;
}

/** Reads a value in braces or quotes. Braces within must match; BibTeX counts those after a backslash as well. */
function readDelimited(cursor: Cursor, closing: '}' | '"'): string | undefined {
  const { text, end } = cursor;
  const start = cursor.position + 1;
  let depth = 0;
  BRACE_OR_QUOTE.lastIndex = start;
  for (let found = BRACE_OR_QUOTE.exec(text); found; found = BRACE_OR_QUOTE.exec(text)) {
    const [character] = found;
    if (found.index >= end) return undefined;
    if (character === closing && depth === 0) {
      cursor.position = found.index + 1;
      return text.slice(start, found.index);
    }
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return undefined;
  }
  return undefined;
}

/** Returns the character at the cursor, `''` at the end. */
function current({ text, position, end }: Cursor): string {
  return position < end ? text.charAt(position) : '';
}

function isClosing(character: string): boolean {
  return character === '}' || character === ')';
}

/** Returns what a sticky pattern matches at the cursor, if it ends within. */
function match({ text, position, end }: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = position;
  const found = pattern.exec(text)?.[0];
  return found !== undefined && position + found.length <= end ? found : undefined;
}

function skipBlanksAndComments(cursor: Cursor): void {
  skip(cursor, BLANKS);
  while (current(cursor) === '%') {
    skip(cursor, REST_OF_LINE);
    skip(cursor, BLANKS);
  }
}

/** Moves past what a sticky pattern matches, at most to the end. */
function skip(cursor: Cursor, pattern: RegExp): void {
  pattern.lastIndex = cursor.position;
  const length = pattern.exec(cursor.text)?.[0].length ?? 0;
  cursor.position = Math.min(cursor.end, cursor.position + length);
}

function excerptFrom({ text, end }: Cursor, start: number): string {
  return text
    .slice(start, Math.min(end, start + 30))
    .replace(/\s+/g, ' ')
    .trim();
}
