import { exactTime } from './relative-time.ts';

/** Returns the line that says since when a post was due, as markdown. `lateSince`: ms since the epoch. */
export function lateMarkdown(lateSince: number): string {
  return `-# Late: this was due ${exactTime(lateSince)}`;
}
