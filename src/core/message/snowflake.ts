/** Returns the newer of two ids of Discord: the longer one, or the greater of two of the same length. */
export function newerId(a: string, b: string): string {
  if (a.length !== b.length) return a.length > b.length ? a : b;
  return a > b ? a : b;
}

/** Lower bits of an id, below its time in ms (docs, "Snowflakes"). */
const TIME_SHIFT = 22n;

/** Returns an id of `ms` before a given one, by the clock that made that; `'0'` at the earliest. */
export function idBefore(id: string, ms: number): string {
  const earlier = BigInt(id) - (BigInt(ms) << TIME_SHIFT);
  return earlier > 0n ? String(earlier) : '0';
}

/** The first instant of Discord's ids, ms since the epoch (docs, "Snowflakes"). */
const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** Returns the first id of an instant (ms since the epoch). */
export function idAt(instant: number): string {
  return String(BigInt(Math.max(0, instant - DISCORD_EPOCH_MS)) << TIME_SHIFT);
}

/** Returns when an id was made, ms since the epoch. */
export function timeOfId(id: string): number {
  return Number(BigInt(id) >> TIME_SHIFT) + DISCORD_EPOCH_MS;
}

/** Returns the id right after a given one. */
export function idAfter(id: string): string {
  return String(BigInt(id) + 1n);
}
