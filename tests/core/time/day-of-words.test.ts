import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfWords } from '../../../src/core/time/day-of-words.ts';
import { formatDate } from '../../../src/views/format/format-date.ts';

/** A Saturday. */
const TODAY = '2026-11-28';

describe('a day in words', () => {
  it.each([
    ['today', '2026-11-28'],
    ['yesterday', '2026-11-27'],
    ['tomorrow', '2026-11-29'],
    ['3 days ago', '2026-11-25'],
    ['1 day ago', '2026-11-27'],
    ['saturday', '2026-11-28'],
    ['last saturday', '2026-11-21'],
    ['last friday', '2026-11-27'],
    ['this monday', '2026-11-23'],
    ['thu', '2026-11-26'],
    ['27 november 2026', '2026-11-27'],
    ['27 nov', '2026-11-27'],
    ['27th of nov.', '2026-11-27'],
    ['27. november 2025', '2025-11-27'],
    ['nov 27', '2026-11-27'],
    ['november 27, 2024', '2024-11-27'],
    ['friday, 27 november', '2026-11-27'],
    ['saturday, 28 november 2026', '2026-11-28'],
    ['27.11.2026', '2026-11-27'],
    ['27/11/2026', '2026-11-27'],
    ['11/27/2026', '2026-11-27'],
    ['5/5/2026', '2026-05-05'],
    ['2026/11/27', '2026-11-27'],
    ['2026.1.2', '2026-01-02'],
    ['2026-1-2', '2026-01-02'],
    ['1 dec', '2025-12-01'],
    ['29 feb', '2024-02-29'],
  ])('%s', (words, day) => {
    expect(dayOfWords(words, TODAY)).toBe(day);
  });

  it.each([
    '',
    'november',
    'nov 2026',
    '30 feb',
    '31.11.2026',
    '27 foo',
    '27 marble',
    '27 marble',
    '32 nov',
    '1/2/2026',
    '31/11/2026',
    '13/13/2026',
    '2026/27/11',
    '2026-02-30',
    'last',
  ])('is not %j', words => {
    expect(dayOfWords(words, TODAY)).toBeUndefined();
  });

  it('is every day as the bot writes it', () => {
    const days = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(days, number => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
        expect(dayOfWords((formatDate(day) ?? '').toLowerCase(), TODAY)).toBe(day);
      }),
    );
  });
});
