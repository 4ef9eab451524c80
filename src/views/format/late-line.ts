/** Returns the line that says since when a post was due, as markdown. `lateSince`: ms since the epoch. */
export function lateMarkdown(lateSince: number): string {
  return `-# Late: this was due <t:${Math.floor(lateSince / 1000)}:f>`;
}
