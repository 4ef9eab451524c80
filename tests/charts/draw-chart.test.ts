import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { drawChart } from '../../src/charts/draw-chart.ts';
import type { Chart, RankingChart, TimelineChart } from '../../src/core/chart/chart.ts';

// vega-lite adds it to all sets. A module of discord.js that is loaded later in the same process fails by it.
afterAll(() => void Reflect.deleteProperty(Set.prototype, 'toJSON'));

const timeline: TimelineChart = {
  kind: 'timeline',
  title: 'Papers a month',
  countName: 'papers',
  mark: 'line',
  unit: 'month',
  periods: ['2026-01-01', '2026-02-01', '2026-03-01'],
  series: [
    { name: 'sparse attention', counts: [1, 5, 9] },
    { name: 'tabular data', counts: [4, 4, 2] },
  ],
};

const ranking: RankingChart = {
  kind: 'ranking',
  title: 'Themes of the week',
  countName: 'papers',
  usualName: 'usual',
  items: [
    { name: 'world models', count: 7, usual: 2.5 },
    { name: 'agents', count: 3, usual: null },
  ],
};

/** Returns width and height of a PNG. Throws if it is none. */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const hashOf = (png: Uint8Array) => createHash('sha256').update(png).digest('hex');

describe('a drawn chart', () => {
  it.each<[string, Chart]>([
    ['lines', timeline],
    ['columns', { ...timeline, mark: 'column', unit: 'week' }],
    ['a ranking', ranking],
    ['no counts at all', { ...timeline, series: [{ name: 'nothing', counts: [] }] }],
    ['one month', { ...timeline, periods: ['2026-03-01'], series: [{ name: 'a', counts: [2] }] }],
  ])('is a PNG of 1200 pixels in width: %s', async (_, chart) => {
    for (const theme of ['dark', 'light'] as const) {
      const [width, height] = sizeOf(await drawChart(chart, theme));
      expect(width).toBe(1200);
      expect(height).toBeGreaterThan(200);
      expect(height).toBeLessThan(1200);
    }
  });

  it('takes names as text, whatever they contain', async () => {
    const names = [
      '</text><script>',
      '{{signal}}',
      'datum.x',
      '\u0000\u0007',
      '\uD800',
      '研究',
      '🔬',
      'a',
      'a',
      '__proto__',
    ];
    const series = names.map(name => ({ name, counts: [1, 2, 3] }));
    const items = names.map(name => ({ name, count: 1, usual: null }));
    expect(sizeOf(await drawChart({ ...timeline, title: '<b>&\u0000', series }, 'dark'))[0]).toBe(1200);
    expect(sizeOf(await drawChart({ ...ranking, items }, 'light'))[0]).toBe(1200);
  });

  it('is the same picture each time, with the fonts of the package alone', async () => {
    const hashes = [hashOf(await drawChart(ranking, 'dark')), hashOf(await drawChart(ranking, 'dark'))];
    expect(hashes[1]).toBe(hashes[0]);
    // Letters that the font lacks are not drawn with a font of this machine.
    const withScript = { ...ranking, items: [{ name: '研究', count: 3, usual: null }] };
    const withNumber = { ...ranking, items: [{ name: '#1', count: 3, usual: null }] };
    expect(hashOf(await drawChart(withScript, 'dark'))).toBe(hashOf(await drawChart(withNumber, 'dark')));
  });
});
