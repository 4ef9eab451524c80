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
});
