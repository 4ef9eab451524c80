import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdaysMeant } from '../../../src/core/time/typed-weekdays.ts';
import { formatWeekdays, WEEKDAY_NAMES, type Weekday } from '../../../src/core/time/weekdays.ts';

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

describe('typed weekdays', () => {
  it.each([
    ['every day', [1, 2, 3, 4, 5, 6, 7]],
    ['everyday', [1, 2, 3, 4, 5, 6, 7]],
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['Weekdays', [1, 2, 3, 4, 5]],
    ['every weekday', [1, 2, 3, 4, 5]],
    ['working days', [1, 2, 3, 4, 5]],
    ['weekends', [6, 7]],
    ['weekdays and sat', [1, 2, 3, 4, 5, 6]],
    ['mon,thu', [1, 4]],
    ['mon, wed', [1, 3]],
    ['Thursday and Monday', [1, 4]],
    ['on Mondays', [1]],
    ['sat; sun;sat', [6, 7]],
    ['Mon-Fri', [1, 2, 3, 4, 5]],
    ['Mon to Fri', [1, 2, 3, 4, 5]],
    ['monday – friday', [1, 2, 3, 4, 5]],
    ['from mon through wed, sat', [1, 2, 3, 6]],
    ['fri-mon', [1, 5, 6, 7]],
    ['m', [1]],
    ['m t th f', [1, 2, 4, 5]],
    ['m t w t f', [1, 2, 3, 4, 5]],
    ['s s', [6, 7]],
    ['MWF', [1, 3, 5]],
    ['TTh', [2, 4]],
    ['mon-wed, tue', [1, 2, 3]],
  ])('reads %j', (text, days) => {
    expect(weekdaysMeant(text)).toEqual([days]);
  });

  it.each([
    ['t', [[2], [4]]],
    [
      't f',
      [
        [2, 5],
        [4, 5],
      ],
    ],
    [
      'mon, s',
      [
        [1, 6],
        [1, 7],
      ],
    ],
  ])('returns every meaning of %j', (text, meanings) => {
    expect(weekdaysMeant(text)).toEqual(meanings);
  });

  it.each(['', ' , ', 'never', 'mon, someday', 'monkey', 'mon-', '-fri', 'mon-mon', 'mon-wed-fri', 'and'])(
    'finds no days in %j',
    text => {
      expect(weekdaysMeant(text)).toEqual([]);
    },
  );

  it('reads what formatWeekdays writes as the same days', () => {
    const days = fc.subarray<Weekday>([...EVERY_DAY], { minLength: 1 });
    fc.assert(
      fc.property(days, chosen => {
        expect(weekdaysMeant(formatWeekdays(chosen))).toEqual([chosen]);
      }),
    );
  });

  it('reads ranges as the days from the first to the last, over the end of the week', () => {
    const day = fc.constantFrom(...WEEKDAY_NAMES);
    fc.assert(
      fc.property(day, day, ([from, first], [to, last]) => {
        fc.pre(from !== to);
        const length = (to - from + 7) % 7;
        const days = Array.from({ length: length + 1 }, (_, at) => ((from - 1 + at) % 7) + 1);
        expect(weekdaysMeant(`${first}-${last}`)).toEqual([days.toSorted((a, b) => a - b)]);
        expect(weekdaysMeant(`${first} to ${last}`)).toEqual(weekdaysMeant(`${first}-${last}`));
      }),
    );
  });

  it('returns ascending days, each once, for any text', () => {
    const words = ['m', 't', 'w', 'th', 's', 'mon', 'fri', '-', ',', ' ', 'to', 'every', 'weekdays', 'x'];
    const texts = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map(each => each.join(' '));
    fc.assert(
      fc.property(texts, text => {
        const meanings = weekdaysMeant(text);
        expect(new Set(meanings.map(String)).size).toBe(meanings.length);
        for (const days of meanings) expect(days).toEqual(EVERY_DAY.filter(day => days.includes(day)));
      }),
    );
  });
});
