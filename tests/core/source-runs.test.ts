import { describe, expect, it } from 'vitest';
import { staleSince, type SourceState } from '../../src/core/source-runs.ts';

const asked: SourceState = {
  name: 'huggingface',
  since: Date.parse('2026-11-01T00:00Z'),
  lastSuccess: Date.parse('2026-11-18T12:00Z'),
  nextRun: 0,
  problem: null,
  failures: 0,
  alertedAt: null,
};

/** Whether nothing came for too long, at an instant. */
function isStale(state: SourceState, at: string): boolean {
  return staleSince(state, Date.parse(at)) !== undefined;
}

describe('a source that gives nothing', () => {
  it('is stale when its last success is older than 48 hours', () => {
    expect(isStale(asked, '2026-11-20T12:00Z')).toBe(false);
    expect(isStale(asked, '2026-11-20T12:01Z')).toBe(true);
    expect(staleSince(asked, Date.parse('2026-11-21T00:00Z'))).toBe(asked.lastSuccess);
  });

  it('is stale 48 hours after it was first asked if it never gave anything', () => {
    expect(isStale({ ...asked, lastSuccess: null }, '2026-11-02T23:59Z')).toBe(false);
    expect(isStale({ ...asked, lastSuccess: null }, '2026-11-03T00:01Z')).toBe(true);
  });

  it('is not missed while the bot does not ask it', () => {
    expect(isStale({ ...asked, nextRun: null }, '2027-01-01T00:00Z')).toBe(false);
  });

  it('may rest over a weekend if it is arXiv: the time counts from the announcement that was missed', () => {
    const friday = { ...asked, name: 'arxiv', lastSuccess: Date.parse('2026-11-20T05:35Z') } as const;
    expect(isStale(friday, '2026-11-25T05:30Z')).toBe(false);
    expect(isStale(friday, '2026-11-25T05:31Z')).toBe(true);
  });
});
