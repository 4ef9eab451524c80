import { describe, expect, it } from 'vitest';
import { isRecent } from '../../../src/core/watch/new-paper.ts';

const TODAY = '2026-11-30';
const published = (publishedAt: string | null, ...listedOn: string[]) =>
  isRecent({ publishedAt, listedOn }, TODAY);

describe('isRecent', () => {
  it('holds for papers that were published or listed in the last 30 days', () => {
    expect(published('2026-10-31')).toBe(true);
    expect(published('2026-10-30')).toBe(false);
    expect(published('2019-01-02', '2026-11-29')).toBe(true);
  });

  it('counts a month as its last day, and a year alone as its first', () => {
    expect(published('2026-10')).toBe(true);
    expect(published('2026-09')).toBe(false);
    expect(published('2026')).toBe(false);
  });

  it('does not hold for a paper without a date', () => {
    expect(published(null)).toBe(false);
  });
});
