/** Whether a text ends inside a code block that is still open: behind an odd number of fences. */
export function endsInFence(text: string): boolean {
  return text.split('```').length % 2 === 0;
}
