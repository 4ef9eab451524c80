/** Returns true if a text ends inside an open code block: after an odd number of fences. */
export function endsInCodeBlock(text: string): boolean {
  return text.split('```').length % 2 === 0;
}
