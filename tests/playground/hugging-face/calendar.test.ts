import { expect, it } from 'vitest';
import { periodOf } from '../../../src/playground/hugging-face/calendar.ts';
import { periodByName } from '../../../src/core/time/periods.ts';

it.each([
  ['2026-11-21', '2026-11-21', '2026-11-21'],
  ['2026-W01', '2025-12-29', '2026-01-04'],
  ['2026-W53', '2026-12-28', '2027-01-03'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2026-12', '2026-12-01', '2026-12-31'],
  ['0050-05', '0050-05-01', '0050-05-31'],
])('%s is from %s to %s', (name, first, last) => {
  expect(periodOf(name)).toEqual({ first, last });
});

it.each(['2026-02-30', '2026-13', '2026-00', '2025-W53', '2026-W00', '2026', 'today', '2026-11-21x', ''])(
  'there is no period “%s”',
  name => {
    expect(periodOf(name)).toBeUndefined();
  },
);

it('agrees with the bot on every week of some years', () => {
  for (let year = 2020; year <= 2032; year += 1) {
    for (let week = 1; week <= 53; week += 1) {
      const name = `${year}-W${String(week).padStart(2, '0')}`;
      const expected = periodByName('weekly', name);
      expect(periodOf(name)).toEqual(expected && { first: expected.first, last: expected.last });
    }
  }
});
