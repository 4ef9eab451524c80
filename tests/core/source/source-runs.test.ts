import { describe, expect, it } from 'vitest';
import { oldSince, staleSince, type SourceState } from '../../../src/core/source/source-runs.ts';

const asked: SourceState = {
  name: 'huggingface',
  since: Date.parse('2026-11-01T00:00Z'),
  lastSuccess: Date.parse('2026-11-18T12:00Z'),
  lastNews: Date.parse('2026-11-18T12:00Z'),
  nextRun: 0,
  problem: null,
  failures: 0,
  alertedAt: null,
};

/** Whether nothing came for too long, at an instant. */
function isStale(state: SourceState, at: string): boolean {
  return staleSince(state, Date.parse(at)) !== undefined;
}

/** The same where it answers all the time, and last had papers at `lastNews`. */
function empty(lastNews: string, at: string): boolean {
  return isStale({ ...asked, lastSuccess: Date.parse(at), lastNews: Date.parse(lastNews) }, at);
}

describe('a source that gives nothing', () => {
  it('is stale when its last success is older than 48 hours', () => {
    expect(isStale(asked, '2026-11-20T12:00Z')).toBe(false);
    expect(isStale(asked, '2026-11-20T12:01Z')).toBe(true);
    expect(staleSince(asked, Date.parse('2026-11-21T00:00Z'))).toBe(asked.lastSuccess);
  });

  it('is stale 48 hours after it was first asked if it never gave anything', () => {
    const never = { ...asked, lastSuccess: null, lastNews: null };
    expect(isStale(never, '2026-11-02T23:59Z')).toBe(false);
    expect(isStale(never, '2026-11-03T00:01Z')).toBe(true);
  });

  it('is not missed while the bot does not ask it', () => {
    const now = Date.parse('2027-01-01T00:00Z');
    expect(staleSince({ ...asked, nextRun: null }, now)).toBeUndefined();
    expect(oldSince({ ...asked, nextRun: null }, now)).toBe(asked.lastSuccess);
  });

  it('may rest over a weekend if it is arXiv: the time counts from the announcement that was missed', () => {
    const at = Date.parse('2026-11-20T05:35Z');
    const friday = { ...asked, name: 'arxiv', lastSuccess: at, lastNews: at } as const;
    expect(isStale(friday, '2026-11-25T05:30Z')).toBe(false);
    expect(isStale(friday, '2026-11-25T05:31Z')).toBe(true);
  });

  it('is stale when it answers and has no papers for 48 hours, over a weekend for 72', () => {
    expect(empty('2026-11-16T12:00Z', '2026-11-18T12:00Z')).toBe(false);
    expect(empty('2026-11-16T12:00Z', '2026-11-18T12:01Z')).toBe(true);
    expect(empty('2026-11-20T12:00Z', '2026-11-23T12:00Z')).toBe(false);
    expect(empty('2026-11-20T12:00Z', '2026-11-23T12:01Z')).toBe(true);
  });

  it('is not missed for the time before it was taken up again', () => {
    const again = { ...asked, name: 'arxiv', since: Date.parse('2026-12-09T12:00Z') } as const;
    expect(isStale(again, '2026-12-11T12:00Z')).toBe(false);
    expect(isStale(again, '2026-12-11T12:01Z')).toBe(true);
  });
});
