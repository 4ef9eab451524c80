import { isUtf8 } from 'node:buffer';

/**
 * Stands in a line for bytes that are not text. It is half of a surrogate pair, which no UTF-8 decodes to, so a line that
 * has one was not UTF-8; the reader rejects the record that has it.
 */
export const INVALID_BYTES = '\uDC80';

/** The most bytes that UTF-8 has for one code unit of UTF-16. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * Splits a stream of UTF-8 into lines, without their ends (LF or CRLF). Bytes of a line that are not UTF-8, and NUL, become
 * `INVALID_BYTES`. A line of more than `maxLength` code units is cut, but stays longer than that: a file without line ends
 * cannot fill the memory, and the reader sees that the line was too long.
 */
export async function* splitLines(
  pieces: AsyncIterable<Uint8Array>,
  maxLength: number,
): AsyncGenerator<string, void> {
  const maxBytes = MAX_BYTES_PER_UNIT * (maxLength + 2);
  let open: Uint8Array[] = [];
  let size = 0;
  const extend = (bytes: Uint8Array): void => {
    const kept = bytes.subarray(0, Math.max(0, maxBytes - size));
    if (kept.length > 0) open.push(kept);
    size += kept.length;
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
      extend(piece.subarray(from, end));
      yield decodeLine(Buffer.concat(open));
      open = [];
      size = 0;
      from = end + 1;
    }
    // A copy: the stream may reuse its buffer.
    extend(Uint8Array.from(piece.subarray(from)));
  }
  if (size > 0) yield decodeLine(Buffer.concat(open));
}

const LINE_FEED = 0x0a;

function decodeLine(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  const line = text.endsWith('\r') ? text.slice(0, -1) : text;
  if (isUtf8(bytes)) return line.replaceAll('\0', INVALID_BYTES);
  return line.replaceAll(/[\uFFFD\0]/g, INVALID_BYTES);
}
