import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../src/views/format/format-date.ts';

describe('a date', () => {
  it.each([
    ['2025-07-29', '29 Jul 2025'],
    ['2025-12', 'Dec 2025'],
    ['2025-01-05', '5 Jan 2025'],
    ['2025', '2025'],
    ['2025-13', undefined],
    ['2025-01-00', undefined],
    ['soon', undefined],
  ])('%s', (date, words) => {
    expect(formatDate(date)).toBe(words);
  });

  it.each([
    ['de', '2026-12-24', '24. Dez. 2026'],
    ['en-US', '2026-12-24', 'Dec 24, 2026'],
    ['fr', '2026-12', 'déc. 2026'],
    ['ja', '2026', '2026年'],
    ['de', '2026-02-30', undefined],
    ['de', 'soon', undefined],
  ])('in %s: %s', (language, date, words) => {
    expect(formatDate(date, language)).toBe(words);
  });
});
