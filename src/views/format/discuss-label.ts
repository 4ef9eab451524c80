/** Returns the label of a button that opens a discussion: the number of its messages, if there are any. */
export function discussLabel(comments: number): string {
  return comments === 0 ? 'Discuss' : comments.toLocaleString('en-GB');
}
