/** The first millisecond of 2015, UTC (docs, "Snowflakes"). */
const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** discord.js puts ids of fewer than 17 digits into one shared rate-limit queue; ids have 17 digits from late January 2015 on. */
const EARLIEST_TIME_MS = DISCORD_EPOCH_MS + 30 * 24 * 3_600_000;

/** A source of new ids. */
export interface SnowflakeGenerator {
  /** Returns the next id: 17–19 digits, larger than all ids before it, even if the clock was set back. */
  next(): string;
  /** The newest id so far; `'0'` if there is none. */
  readonly last: string;
}

/**
 * Creates a generator of ids over a clock.
 * @param now ms since the Unix epoch, UTC
 * @param newest an id that all new ids exceed
 */
export function createSnowflakeGenerator(now: () => number, newest = '0'): SnowflakeGenerator {
  let last = BigInt(newest);
  return {
    next() {
      const fromClock = BigInt(Math.floor(Math.max(now(), EARLIEST_TIME_MS)) - DISCORD_EPOCH_MS) << 22n;
      last = fromClock > last ? fromClock : last + 1n;
      return last.toString();
    },
    get last() {
      return last.toString();
    },
  };
}

/** Returns true if a text has the form of an id. */
export function isSnowflake(text: string): boolean {
  return /^\d{15,20}$/u.test(text);
}

/** Returns the time an id was created: ms since the Unix epoch, UTC (docs, "Snowflakes"). */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS;
}

/** Compares ids by age, oldest first. */
export function compareSnowflakes(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}
