import type { SourceName, SourceState } from '../../core/source/source-runs.ts';
import { DAY_MS } from '../../core/time/duration.ts';

/** A next run further away than any source's interval was stored while the clock was wrong. */
const MAX_INTERVAL_MS = 5 * DAY_MS;

/** Returns whether a source is to be run now. */
export function isDue(
  name: SourceName,
  state: Pick<SourceState, 'nextRun'> | undefined,
  now: number,
): boolean {
  const nextRun = state?.nextRun ?? null;
  // Hugging Face always has something to fetch; arXiv only for followed categories, and then a run is planned.
  if (nextRun === null) return name === 'huggingface';
  return nextRun <= now || nextRun > now + MAX_INTERVAL_MS;
}

/** Returns when the next source is due, but not before an instant; both ms since the epoch. */
export function nextDueAt(
  states: readonly Pick<SourceState, 'nextRun'>[],
  notBefore: number,
): number | undefined {
  const runs = states.flatMap(({ nextRun }) => (nextRun === null ? [] : [nextRun]));
  return runs.length === 0 ? undefined : Math.max(notBefore, Math.min(...runs));
}

/** How the problem of a source changed with a run. */
export type ProblemChange = 'none' | 'resolved' | 'new' | 'same';

/** Compares the problem before a run with the one after it. */
export function problemChange(before: string | null, after: string | null): ProblemChange {
  if (after === null) return before === null ? 'none' : 'resolved';
  return before !== null && withoutNumbers(before) === withoutNumbers(after) ? 'same' : 'new';
}

/** Addresses, counts and instants in a message change while the problem stays the same. */
function withoutNumbers(problem: string): string {
  return problem.replace(/\d+/g, '');
}
