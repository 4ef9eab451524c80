/**
 * Splits text that arrives in pieces into lines, without their ends (LF or CRLF). A line longer than `longest` code
 * units is cut one past that, so that a file without line ends cannot fill the memory and the reader still sees that
 * the line was too long.
 */
export async function* splitLines(
  pieces: AsyncIterable<string>,
  longest: number,
): AsyncGenerator<string, void> {
  let open = '';
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
      yield withoutReturn(extended(open, piece.slice(from, end), longest));
      open = '';
      from = end + 1;
    }
    open = extended(open, piece.slice(from), longest);
  }
  if (open !== '') yield withoutReturn(open);
}

function extended(open: string, more: string, longest: number): string {
  // One for the sign that it was too long, one for a carriage return that does not count.
  return open + more.slice(0, Math.max(0, longest + 2 - open.length));
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
