/** Discord counts from the first second of 2015, UTC (docs, "Snowflakes"). */
const DISCORD_EPOCH = 1_420_070_400_000;

/** discord.js puts ids of fewer than 17 digits into one shared rate-limit queue; the first 17-digit id is of late January 2015. */
const EARLIEST = DISCORD_EPOCH + 30 * 24 * 3_600_000;

/** Where ids come from. */
export interface Snowflakes {
  /** The next id: 17–19 digits, larger than every one before it, even when the clock was put back. */
  next(): string;
  /** The newest id so far; `'0'` when there is none. */
  readonly last: string;
}

/**
 * Makes ids from a clock.
 * @param now milliseconds since the Unix epoch, UTC
 * @param newest an id that all others are to be larger than
 */
export function createSnowflakes(now: () => number, newest = '0'): Snowflakes {
  let last = BigInt(newest);
  return {
    next() {
      const fromClock = BigInt(Math.floor(Math.max(now(), EARLIEST)) - DISCORD_EPOCH) << 22n;
      last = fromClock > last ? fromClock : last + 1n;
      return last.toString();
    },
    get last() {
      return last.toString();
    },
  };
}

/** Whether a text has the form of an id. */
export function isSnowflake(text: string): boolean {
  return /^\d{15,20}$/u.test(text);
}

/** When an id was made: ms since the Unix epoch, UTC (docs, "Snowflakes"). */
export function instantOf(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH;
}

/** Orders ids by age, oldest first. */
export function compareSnowflakes(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}
