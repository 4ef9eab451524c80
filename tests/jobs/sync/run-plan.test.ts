import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/time/duration.ts';
import { isDue, nextDueAt, problemChange } from '../../../src/jobs/sync/run-plan.ts';

describe('isDue', () => {
  it.each([
    ['huggingface', undefined, true],
    ['arxiv', undefined, false],
    ['huggingface', { nextRun: null }, true],
    ['arxiv', { nextRun: null }, false],
    ['arxiv', { nextRun: 100 }, true],
    ['arxiv', { nextRun: 101 }, false],
    ['arxiv', { nextRun: 101 + 5 * DAY_MS }, true],
  ] as const)('for %s with %j is %s', (name, state, expected) => {
    expect(isDue(name, state, 100)).toBe(expected);
  });
});

describe('nextDueAt', () => {
  it('is the earliest planned run, but not before the given instant', () => {
    expect(nextDueAt([{ nextRun: null }, { nextRun: 7 }, { nextRun: 5 }], 0)).toBe(5);
    expect(nextDueAt([{ nextRun: 5 }], 6)).toBe(6);
    expect(nextDueAt([{ nextRun: null }], 6)).toBeUndefined();
  });
});

describe('problemChange', () => {
  it.each([
    [null, null, 'none'],
    ['down', null, 'resolved'],
    [null, 'down', 'new'],
    ['down', 'refused', 'new'],
    ['failed 2 times at 10:00', 'failed 3 times at 10:30', 'same'],
  ] as const)('from %j to %j is %s', (before, after, expected) => {
    expect(problemChange(before, after)).toBe(expected);
  });
});
