import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePartial, earlierOf, isFullDate, isPartialDate } from '../../../src/core/time/partial-date.ts';

const partialDate = fc
  .tuple(
    fc.integer({ min: 2020, max: 2022 }),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 31 }),
  )
  .map(numbers => numbers.slice(0, numbers.indexOf(0) < 0 ? 3 : numbers.indexOf(0)))
  .map(numbers => numbers.map(number => String(number).padStart(2, '0')).join('-'))
  .filter(isPartialDate);

describe('isPartialDate', () => {
  it.each(['2024', '2024-02', '2024-02-29', '1991-08-14', '0001-01-01'])('accepts %s', text => {
    expect(isPartialDate(text)).toBe(true);
  });

  it.each([
    '',
    '24',
    '0000',
    '2024-00',
    '2024-13',
    '2023-02-29',
    '2024-04-31',
    '2024-1',
    '2024-01-1',
    '2024-01-01T00:00',
    '2024-01-01\n',
  ])('rejects %j', text => {
    expect(isPartialDate(text)).toBe(false);
  });
});

describe('isFullDate', () => {
  it('accepts only days', () => {
    expect(['2024-02-29', '2024-02', '2024', '2024-02-30'].map(isFullDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('comparePartial', () => {
  it.each([
    ['2024-03-26', '2024-03'],
    ['2024-03-26', '2024'],
    ['2024-03', '2024'],
    ['2023', '2024-03-26'],
    ['2024-02', '2024-03-01'],
    ['2023-12-31', '2024'],
  ])('sorts %s before %s', (first, second) => {
    expect(comparePartial(first, second)).toBeLessThan(0);
    expect(comparePartial(second, first)).toBeGreaterThan(0);
  });

  it('is a total order', () => {
    fc.assert(
      fc.property(partialDate, partialDate, partialDate, (a, b, c) => {
        expect(comparePartial(a, b) === 0).toBe(a === b);
        expect(Math.sign(comparePartial(a, b)) + Math.sign(comparePartial(b, a))).toBe(0);
        const [first = a, , last = c] = [a, b, c].toSorted(comparePartial);
        expect(comparePartial(first, last)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('earlierOf', () => {
  it('returns the known date of two', () => {
    expect(earlierOf(null, '2024')).toBe('2024');
    expect(earlierOf('2024', null)).toBe('2024');
    expect(earlierOf(null, null)).toBeNull();
    expect(earlierOf('2025-06', '2025-06-12')).toBe('2025-06-12');
  });
});
