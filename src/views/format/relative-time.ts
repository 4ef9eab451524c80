/** Returns a timestamp (ms since the epoch) as markdown that Discord shows in the reader's language: `2 hours ago`. */
export function relativeTime(instant: number): string {
  return `<t:${Math.floor(instant / 1000)}:R>`;
}

/** Returns a timestamp as date and time in the reader's time zone: `24 December 2026 18:30`. */
export function exactTime(instant: number): string {
  return `<t:${Math.floor(instant / 1000)}:f>`;
}
