import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Weekday } from '../../../src/core/time/weekdays.ts';
import { formatWeekdays, parseWeekdays } from '../../../src/core/time/weekdays.ts';

describe('weekdays', () => {
  it.each([
    ['every day', [1, 2, 3, 4, 5, 6, 7]],
    ['Weekdays', [1, 2, 3, 4, 5]],
    ['weekends', [6, 7]],
    ['mon,thu', [1, 4]],
    ['Thursday and Monday', [1, 4]],
    ['sat; sun;sat', [6, 7]],
  ])('parses %j', (text, days) => {
    expect(parseWeekdays(text)).toEqual(days);
  });

  it.each([[''], ['never'], ['mon, someday'], ['m'], ['monkey']])('rejects %j', text => {
    expect(parseWeekdays(text)).toBeUndefined();
  });

  it('formats days so that they are parsed back', () => {
    const days = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
    fc.assert(
      fc.property(days, chosen => {
        expect(parseWeekdays(formatWeekdays(chosen))).toEqual(chosen);
      }),
    );
  });
});
