/** Returns a timestamp (ms since the epoch) as markdown that Discord shows in the reader's language: `2 hours ago`. */
export function relativeTime(instant: number): string {
  return `<t:${Math.floor(instant / 1000)}:R>`;
}
