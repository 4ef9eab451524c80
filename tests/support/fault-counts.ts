import { inject } from 'vitest';

/** Returns how often a test of faults repeats them: the smaller number in `npm test`, the other in `npm run test:faults`. */
export function repetitions(quick: number, full: number): number {
  return inject('isFullRun') ? full : quick;
}

/** Prints the counts of a full run on one line, for `.github/faults.md`. `fault` is the number there. */
export function printCounts(fault: number, counts: Readonly<Record<string, number | string>>): void {
  if (!inject('isFullRun')) return;
  const texts = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  process.stdout.write(`fault ${fault}: ${texts.join(', ')}\n`);
}
