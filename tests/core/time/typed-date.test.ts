import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPartialDate } from '../../../src/core/time/partial-date.ts';
import { parseDate } from '../../../src/core/time/typed-date.ts';

/** A Saturday. */
const TODAY = '2026-11-28';

describe('a typed date', () => {
  it.each([
    ['2024', '2024'],
    [' 2024-05 ', '2024-05'],
    ['2024-05-01', '2024-05-01'],
    ['Yesterday', '2026-11-27'],
    ['7  days ago', '2026-11-21'],
    ['last Monday', '2026-11-23'],
    ['May', '2026-05'],
    ['december', '2025-12'],
    ['May 2024', '2024-05'],
    ['this month', '2026-11'],
    ['Last month', '2026-10'],
    ['this year', '2026'],
    ['last year', '2025'],
  ])('%j is %s', (text, date) => {
    expect(parseDate(text, TODAY)).toBe(date);
  });

  it.each(['', 'soon', '24', '2024-13', '2024-02-30', 'May 0000', 'last week', 'Mayonnaise'])(
    '%j is none',
    text => {
      expect(parseDate(text, TODAY)).toBeUndefined();
    },
  );

  it('last month is December in January', () => {
    expect(parseDate('last month', '2026-01-31')).toBe('2025-12');
  });

  it('is a date of the calendar, whatever is typed', () => {
    const parts = fc.constantFrom(
      'last',
      'this',
      'May',
      'Feb',
      '29',
      '31',
      '2023',
      '0000',
      'days ago',
      'year',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts, { maxLength: 4 }).map(each => each.join(' ')),
        ),
        text => {
          const date = parseDate(text, TODAY);
          expect(date === undefined || isPartialDate(date)).toBe(true);
        },
      ),
    );
  });
});
