import { describe, expect, it } from 'vitest';
import { periodOf, type ListKind } from '../../../src/core/time/periods.ts';
import {
  formatPeriodChoice,
  formatPeriod,
  formatPeriodIn,
  formatShortPeriod,
} from '../../../src/views/format/format-period.ts';

describe('a period in words', () => {
  it.each<[ListKind, string, string, string, string]>([
    ['daily', '2026-11-20', 'Friday, 20 November 2026', '20 Nov 2026', '2026-11-20 · Friday, 20 November'],
    [
      'weekly',
      '2026-11-20',
      'week 47, 16–22 November 2026',
      'Week 47, 2026',
      '2026-W47 · 16–22 November 2026',
    ],
    [
      'weekly',
      '2026-12-01',
      'week 49, 30 November – 6 December 2026',
      'Week 49, 2026',
      '2026-W49 · 30 November – 6 December 2026',
    ],
    [
      'weekly',
      '2024-12-31',
      'week 1, 30 December 2024 – 5 January 2025',
      'Week 1, 2025',
      '2025-W01 · 30 December 2024 – 5 January 2025',
    ],
    ['monthly', '2026-11', 'November 2026', 'November 2026', '2026-11 · November 2026'],
  ])('%s of %s', (kind, date, words, short, choice) => {
    const period = periodOf(kind, date);
    expect(period && [formatPeriod(period), formatShortPeriod(period), formatPeriodChoice(period)]).toEqual([
      words,
      short,
      choice,
    ]);
  });

  it.each([
    ['daily', /^20\. November 2026$/],
    ['weekly', /^16\.\D+22\. November 2026$/],
    ['monthly', /^November 2026$/],
  ] as const)('%s in German', (kind, words) => {
    const period = periodOf(kind, '2026-11-20');
    expect(period && formatPeriodIn('de', period)).toMatch(words);
  });
});
