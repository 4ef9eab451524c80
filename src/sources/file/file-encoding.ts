import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { INVALID_BYTES } from './text-lines.ts';

/** JabRef and BibDesk write the encoding of a file into a comment at its beginning (`% Encoding: ISO-8859-1`). */
const STATED_ENCODING = /^%+\s{0,8}encoding:\s{0,8}([\w-]{1,40})/im;

/** The statement is among the first lines. */
const MAX_STATEMENT_BYTES = 1_024;

/** Returns the text of a `.bib` file, in the encoding that it states, else as `decodeUtf8` does. */
export function decodeBibtex(bytes: Buffer): string | undefined {
  const decoder = statedDecoder(bytes.subarray(0, MAX_STATEMENT_BYTES).toString('latin1'));
  return decoder ? decoder.decode(bytes).replaceAll('\0', INVALID_BYTES) : decodeUtf8(bytes);
}

/**
 * Returns a file as UTF-8, without a byte order mark; bytes that are not, and NUL, become `INVALID_BYTES`. Returns
 * `undefined` if no line is text.
 */
export function decodeUtf8(bytes: Buffer): string | undefined {
  const text = new TextDecoder().decode(bytes);
  // A replacement character of the file itself stays.
  const marked = isUtf8(bytes)
    ? text.replaceAll('\0', INVALID_BYTES)
    : text.replaceAll(/[\uFFFD\0]/g, INVALID_BYTES);
  return !marked.includes(INVALID_BYTES) || marked.split(/[\r\n]/).some(isTextLine) ? marked : undefined;
}

function isTextLine(line: string): boolean {
  return !line.includes(INVALID_BYTES) && line.trim() !== '';
}

/** Returns the decoder for a stated encoding other than UTF-8 that this runtime knows. */
function statedDecoder(head: string): TextDecoder | undefined {
  const [, name = 'utf-8'] = STATED_ENCODING.exec(head) ?? [];
  try {
    const decoder = new TextDecoder(name);
    return decoder.encoding === 'utf-8' ? undefined : decoder;
  } catch {
    // A name that no decoder has: the file is read as UTF-8.
    return undefined;
  }
}
