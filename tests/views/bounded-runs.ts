import fc from 'fast-check';
import { repetitions } from '../support/fault-counts.ts';

/** Less than a test may take, ms. */
const TIME_LIMIT_MS = { quick: 45_000, full: 240_000 };

/** So many runs of a property of whole messages, of which a failed one is not shrunk for hours. */
export function boundedRuns(quick: number, full = quick): fc.Parameters<unknown> {
  const limit = repetitions(TIME_LIMIT_MS.quick, TIME_LIMIT_MS.full);
  return { numRuns: repetitions(quick, full), plugins: [fc.interruptAfterTimeLimit(limit)] };
}
