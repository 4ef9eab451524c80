const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LINE_FEED = 0x0a;

/** UTF-16 units between two pauses: a few milliseconds. */
const PAUSE_LENGTH = 256 * 1024;

/** The text of an object, and the line that it begins on, from 1. */
export interface JsonObjectText {
  readonly line: number;
  readonly text: string;
}

/**
 * Finds the outermost objects of a JSON text, such as those of a list, in time proportional to its length. Each is parsed by
 * itself: one that is malformed spoils no other, and a large file need not be parsed at once. Yields `undefined` now and then
 * in a long text without objects.
 */
export function* jsonObjects(json: string): Generator<JsonObjectText | undefined, void> {
  let line = 1;
  let begin = { position: 0, line: 1 };
  let depth = 0;
  let isString = false;
  for (let position = 0; position < json.length; position += 1) {
    const code = json.charCodeAt(position);
    if (position % PAUSE_LENGTH === 0) yield undefined;
    if (code === LINE_FEED) line += 1;
    if (isString) {
      if (code === BACKSLASH) position += 1;
      else if (code === QUOTE) isString = false;
    } else if (code === QUOTE) isString = true;
    else if (code === OPEN) {
      if (depth === 0) begin = { position, line };
      depth += 1;
    } else if (code === CLOSE && depth > 0) {
      depth -= 1;
      if (depth === 0) yield { line: begin.line, text: json.slice(begin.position, position + 1) };
    }
  }
  // It does not end.
  if (depth > 0) yield { line: begin.line, text: json.slice(begin.position) };
}
