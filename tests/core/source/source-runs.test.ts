import { describe, expect, it } from 'vitest';
import { noDataSince, staleSince, type SourceState } from '../../../src/core/source/source-runs.ts';

const source: SourceState = {
  name: 'huggingface',
  since: Date.parse('2026-11-01T00:00Z'),
  lastSuccess: Date.parse('2026-11-18T12:00Z'),
  lastPapers: Date.parse('2026-11-18T12:00Z'),
  nextRun: 0,
  problem: null,
  failures: 0,
  alertedAt: null,
};

/** Returns whether a source is stale at an instant. */
function isStale(state: SourceState, at: string): boolean {
  return staleSince(state, Date.parse(at)) !== undefined;
}

/** Returns whether a source that always responds, but last had papers at `lastPapers`, is stale. */
function isStaleWithoutPapers(lastPapers: string, at: string): boolean {
  return isStale({ ...source, lastSuccess: Date.parse(at), lastPapers: Date.parse(lastPapers) }, at);
}

describe('a stale source', () => {
  it('has had no success for 48 hours', () => {
    expect(isStale(source, '2026-11-20T12:00Z')).toBe(false);
    expect(isStale(source, '2026-11-20T12:01Z')).toBe(true);
    expect(staleSince(source, Date.parse('2026-11-21T00:00Z'))).toBe(source.lastSuccess);
  });

  it('has never had a success in the first 48 hours', () => {
    const never = { ...source, lastSuccess: null, lastPapers: null };
    expect(isStale(never, '2026-11-02T23:59Z')).toBe(false);
    expect(isStale(never, '2026-11-03T00:01Z')).toBe(true);
  });

  it('is not reported if the bot does not run it', () => {
    const now = Date.parse('2027-01-01T00:00Z');
    expect(staleSince({ ...source, nextRun: null }, now)).toBeUndefined();
    expect(noDataSince({ ...source, nextRun: null }, now)).toBe(source.lastSuccess);
  });

  it('counts from the first missed announcement for arXiv, which pauses on weekends', () => {
    const at = Date.parse('2026-11-20T05:35Z');
    const friday = { ...source, name: 'arxiv', lastSuccess: at, lastPapers: at } as const;
    expect(isStale(friday, '2026-11-25T05:30Z')).toBe(false);
    expect(isStale(friday, '2026-11-25T05:31Z')).toBe(true);
  });

  it('has returned no papers for 48 hours, or 72 over a weekend', () => {
    expect(isStaleWithoutPapers('2026-11-16T12:00Z', '2026-11-18T12:00Z')).toBe(false);
    expect(isStaleWithoutPapers('2026-11-16T12:00Z', '2026-11-18T12:01Z')).toBe(true);
    expect(isStaleWithoutPapers('2026-11-20T12:00Z', '2026-11-23T12:00Z')).toBe(false);
    expect(isStaleWithoutPapers('2026-11-20T12:00Z', '2026-11-23T12:01Z')).toBe(true);
  });

  it('does not count the time before the bot ran it again', () => {
    const again = { ...source, name: 'arxiv', since: Date.parse('2026-12-09T12:00Z') } as const;
    expect(isStale(again, '2026-12-11T12:00Z')).toBe(false);
    expect(isStale(again, '2026-12-11T12:01Z')).toBe(true);
  });
});
