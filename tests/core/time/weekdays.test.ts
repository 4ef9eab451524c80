import { describe, expect, it } from 'vitest';
import { formatWeekdays, isWeekday } from '../../../src/core/time/weekdays.ts';

describe('weekdays', () => {
  it('are written as a group where they are one, else abbreviated', () => {
    expect(formatWeekdays([1, 2, 3, 4, 5])).toBe('weekdays');
    expect(formatWeekdays([6, 7])).toBe('weekends');
    expect(formatWeekdays([1, 2, 3, 4, 5, 6, 7])).toBe('every day');
    expect(formatWeekdays([1, 4])).toBe('mon, thu');
  });

  it('are numbered from 1 to 7', () => {
    expect([0, 1, 7, 8, 1.5].filter(isWeekday)).toEqual([1, 7]);
  });
});
