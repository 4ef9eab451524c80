import { describe, expect, it } from 'vitest';
import { monthsOf } from '../../src/usecases/topic-trends.ts';

const KNOWN = ['2023-05', '2026-02', '2026-10', '2027-01'];

/** Returns how many months there are, the first and the last. */
const ends = (range: Parameters<typeof monthsOf>[0], known = KNOWN) => {
  const months = monthsOf(range, known, '2026-11');
  return [months.length, months[0], months.at(-1)];
};

describe('the months of a chart', () => {
  it('are the two years up to the newest month with papers that has begun', () => {
    expect(ends({})).toEqual([24, '2024-11', '2026-10']);
  });

  it('begin and end as the caller says, at the latest with the present month', () => {
    expect(ends({ from: '2026' })).toEqual([10, '2026-01', '2026-10']);
    expect(ends({ from: '2026-03-20', to: '2026-05-01' })).toEqual([3, '2026-03', '2026-05']);
    expect(ends({ from: '2026-03', to: '2026' })).toEqual([9, '2026-03', '2026-11']);
    expect(ends({ to: '2025' })).toEqual([24, '2024-01', '2025-12']);
  });

  it('are at most ten years', () => {
    expect(ends({ from: '1999', to: '2010-06' })).toEqual([120, '2000-07', '2010-06']);
  });

  it('follow each other over the end of a year', () => {
    expect(monthsOf({ from: '2025-11', to: '2026-02' }, KNOWN, '2026-11')).toEqual([
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
    ]);
  });

  it('are none without dated papers, or for a time that has not begun', () => {
    expect(ends({}, [])).toEqual([0, undefined, undefined]);
    expect(ends({ from: '2028' })).toEqual([0, undefined, undefined]);
  });
});
