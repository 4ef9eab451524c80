import { describe, expect, it } from 'vitest';
import type { TimelineChart } from '../../../src/core/chart/chart.ts';
import { describeChart } from '../../../src/views/charts/chart-picture.ts';

const timeline: TimelineChart = {
  kind: 'timeline',
  title: 'Jan 2026 – Mar 2026',
  countName: 'papers a month',
  mark: 'line',
  unit: 'month',
  periods: ['2026-01-01', '2026-02-01', '2026-03-01'],
  series: [
    { name: 'sparse attention', counts: [1, 5, 9] },
    { name: 'tabular data', counts: [4, 4, 2] },
  ],
};

describe('the description of a picture', () => {
  it('has all figures of a timeline', () => {
    expect(describeChart(timeline)).toBe(
      'Chart: Jan 2026 – Mar 2026, papers a month from Jan 2026 to Mar 2026. sparse attention: 1, 5, 9; tabular data: 4, 4, 2.',
    );
  });

  it('has beginning, end and peak of each line if all figures are too many', () => {
    const periods = Array.from({ length: 120 }, (_, i) => `${2016 + Math.floor(i / 12)}-0${(i % 9) + 1}-01`);
    const counts = periods.map((_, i) => (i === 60 ? 999_999_999 : 100_000_000 + i));
    const text = describeChart({ ...timeline, periods, series: [{ name: 'tokens', counts }] });
    expect(text).toContain('tokens: from 100000000 to 100000119, most 999999999 in');
    expect(text.length).toBeLessThanOrEqual(1024);
  });

  it('has counts and usual counts of a ranking', () => {
    const items = [
      { name: 'world models', count: 7, usual: 2.5 },
      { name: 'agents', count: 3, usual: null },
    ];
    expect(
      describeChart({
        kind: 'ranking',
        title: 'Themes',
        countName: 'papers',
        usualName: 'usual in a week',
        items,
      }),
    ).toBe('Chart: Themes, papers. world models 7 (usual in a week: 2.5); agents 3.');
  });
});
