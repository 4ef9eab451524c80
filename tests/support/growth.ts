/** Lengths of the two inputs, sixteen times apart: what is quadratic takes over a second for the large one. */
const SMALL_LENGTH = 2_000;
const LARGE_LENGTH = 32_000;

/**
 * How many times the CPU time of the small input the large one may take: 16 is linear, 256 quadratic. Unlike a limit in
 * seconds it means the same on every machine.
 */
export const MAX_GROWTH = 64;

/** The smallest of these measurements counts, since other work of the machine only adds time. */
const MAX_ATTEMPTS = 4;

/** Returns how many times as much CPU time `work` takes for the large input; it is called with lengths. */
export function growth(work: (length: number) => unknown): number {
  let smallest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < MAX_ATTEMPTS && smallest >= MAX_GROWTH; attempt += 1) {
    const before = cpuMs(work, SMALL_LENGTH);
    const after = cpuMs(work, LARGE_LENGTH);
    // The clock does not measure less than a millisecond reliably.
    smallest = Math.min(smallest, after / Math.max(before, 1));
  }
  return smallest;
}

function cpuMs(work: (length: number) => unknown, length: number): number {
  const began = process.cpuUsage();
  work(length);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}
