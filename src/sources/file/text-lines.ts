/**
 * Splits a stream of text into lines, without their ends (LF or CRLF). A line of more than `maxLength` code units is cut
 * to one more than that: a file without line ends cannot fill the memory, and the reader sees that the line was too long.
 */
export async function* splitLines(
  pieces: AsyncIterable<string>,
  maxLength: number,
): AsyncGenerator<string, void> {
  let open = '';
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      yield withoutReturn(extended(open, piece.slice(from, end), maxLength));
      open = '';
      from = end + 1;
    }
    open = extended(open, piece.slice(from), maxLength);
  }
  if (open !== '') yield withoutReturn(open);
}

function extended(open: string, more: string, longest: number): string {
  // One code unit shows that the line was too long, one may be a carriage return, which does not count.
  return open + more.slice(0, Math.max(0, longest + 2 - open.length));
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
