import type { TopLevelSpec } from 'vega-lite';
import type { RankingChart } from '../core/chart/chart.ts';
import { chartConfig, CHART_WIDTH } from './chart-config.ts';
import type { ChartColors } from './colors.ts';

/** The height of a bar with the space below it. */
const STEP = 30;
const MAX_NAME_WIDTH = 240;

type Layers = Extract<TopLevelSpec, { layer: unknown }>['layer'];

/** Returns a ranking as a Vega-Lite specification: a bar for each name, its count at its end, a tick for the usual count. */
export function rankingSpec(chart: RankingChart, colors: ChartColors): TopLevelSpec {
  const { title, items } = chart;
  return {
    title,
    width: CHART_WIDTH,
    height: { step: STEP },
    autosize: { type: 'fit-x', contains: 'padding' },
    config: chartConfig(colors),
    data: { values: [...items] },
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: null,
        axis: {
          title: null,
          domain: false,
          ticks: false,
          labelPadding: 8,
          labelLimit: MAX_NAME_WIDTH,
          labelColor: colors.text,
          labelFontSize: 14,
        },
      },
    },
    layer: layersOf(chart, colors),
  };
}

function layersOf(
  { items, countName, usualName }: RankingChart,
  { series, text, usual }: ChartColors,
): Layers {
  const hasUsual = items.some(item => item.usual !== null);
  const barColor = series[0] ?? text;
  const bars: Layers[number] = {
    mark: { type: 'bar', cornerRadiusEnd: 3, height: { band: 0.62 } },
    encoding: {
      x: {
        field: 'count',
        type: 'quantitative',
        axis: { title: null, tickMinStep: 1, tickCount: 5, format: '~s', domain: false, ticks: false },
      },
      color: {
        datum: countName,
        type: 'nominal',
        scale: { domain: [countName, usualName], range: [barColor, usual] },
        legend: hasUsual ? { symbolType: 'square' } : null,
      },
    },
  };
  const usualTicks: Layers[number] = {
    mark: { type: 'tick', thickness: 3, height: 24, opacity: 1 },
    transform: [{ filter: 'datum.usual !== null' }],
    encoding: { x: { field: 'usual', type: 'quantitative' }, color: { datum: usualName, type: 'nominal' } },
  };
  const counts: Layers[number] = {
    mark: { type: 'text', align: 'left', dx: 8, color: text, fontSize: 13, fontWeight: 600 },
    encoding: {
      x: { field: 'count', type: 'quantitative' },
      text: { field: 'count', type: 'quantitative', format: ',' },
    },
  };
  return [bars, ...(hasUsual ? [usualTicks] : []), counts];
}
