/**
 * Returns the lines of a text, one after another, without their ends; of a longer line its first `maxLength` UTF-16 units.
 */
export function* textLines(text: string, maxLength: number): Generator<string, void> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    const stop = end < 0 ? text.length : end;
    yield text.slice(start, Math.min(stop, start + maxLength)).replace(/\r$/, '');
    start = stop + 1;
  }
}
