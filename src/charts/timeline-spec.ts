import type { TopLevelSpec } from 'vega-lite';
import type { TimelineChart } from '../core/chart/chart.ts';
import { chartConfig, CHART_WIDTH } from './chart-config.ts';
import type { ChartColors } from './colors.ts';

const PLOT_HEIGHT = 230;
/** Points are drawn on lines of so few periods. */
const MAX_PERIODS_WITH_POINTS = 36;
/** Characters of the names in one row of the legend. */
const LEGEND_ROW_LENGTH = 64;
/** Labels below the plot. */
const MAX_LABELS = 8;

type Encoding = NonNullable<Extract<TopLevelSpec, { mark: unknown }>['encoding']>;

/** Returns a timeline as a Vega-Lite specification. */
export function timelineSpec(chart: TimelineChart, colors: ChartColors): TopLevelSpec {
  const { title, mark, periods, countName } = chart;
  return {
    title: { text: title, subtitle: countName },
    width: CHART_WIDTH,
    height: PLOT_HEIGHT,
    autosize: { type: 'fit-x', contains: 'padding' },
    config: chartConfig(colors),
    data: { values: valuesOf(chart) },
    mark:
      mark === 'line'
        ? {
            type: 'line',
            strokeWidth: 2.5,
            interpolate: 'monotone',
            point: periods.length <= MAX_PERIODS_WITH_POINTS ? { size: 30 } : false,
          }
        : { type: 'bar', cornerRadiusEnd: 2 },
    encoding: {
      ...(mark === 'line' ? timeEncoding(chart) : columnEncoding(chart)),
      y: {
        field: 'count',
        type: 'quantitative',
        stack: null,
        axis: { title: null, tickMinStep: 1, tickCount: 5, format: '~s', domain: false, ticks: false },
        scale: { domainMin: 0, domainMax: scaleEnd(chart), nice: true },
      },
      ...colorEncoding(chart, colors),
    },
  };
}

function valuesOf({ periods, series }: TimelineChart) {
  return series.flatMap(({ name, counts }) =>
    periods.map((period, i) => ({ period, name, count: counts[i] ?? 0 })),
  );
}

/** Returns the end of the scale of counts: at least 1, for a chart of nothing. */
function scaleEnd({ series }: TimelineChart): number {
  return series.flatMap(({ counts }) => counts).reduce((most, count) => Math.max(most, count), 1);
}

/** Returns where the points of lines are. */
function timeEncoding({ unit, periods }: TimelineChart): Encoding {
  return {
    x: {
      field: 'period',
      type: 'temporal',
      // With the local time of this machine, a first day could be in the month before.
      scale: { type: 'utc' },
      axis: {
        title: null,
        grid: false,
        format: unit === 'month' ? '%b %Y' : '%b %-d',
        labelOverlap: 'greedy',
        labelFlush: false,
        ...(unit === 'month' ? { tickCount: { interval: 'month', step: monthStep(periods.length) } } : {}),
      },
    },
  };
}

/** Returns where columns are: those of one period side by side. */
function columnEncoding({ unit, periods }: TimelineChart): Encoding {
  const step = Math.ceil(periods.length / MAX_LABELS);
  return {
    x: {
      field: 'period',
      type: 'ordinal',
      sort: null,
      scale: { paddingInner: 0.25, paddingOuter: 0.1 },
      axis: {
        title: null,
        ticks: false,
        labelPadding: 8,
        values: periods.filter((_, i) => i % step === 0),
        labelAngle: 0,
        labelExpr: `utcFormat(toDate(datum.value), '${unit === 'month' ? '%b %Y' : '%b %-d'}')`,
      },
    },
    xOffset: { field: 'name', sort: null },
  };
}

function colorEncoding({ series, mark }: TimelineChart, colors: ChartColors): Encoding {
  const names = series.map(({ name }) => name);
  const range = names.map((_, i) => colors.series[i % colors.series.length] ?? colors.text);
  const legend = {
    columns: legendColumns(names),
    symbolType: mark === 'line' ? 'stroke' : 'square',
    symbolStrokeWidth: 3,
  };
  return {
    color: {
      field: 'name',
      type: 'nominal',
      scale: { domain: names, range },
      legend: names.length > 1 ? legend : null,
    },
  };
}

/** Returns after how many months a label comes. */
function monthStep(months: number): number {
  return [1, 2, 3, 6].find(step => months / step <= MAX_LABELS) ?? 12 * Math.ceil(months / 12 / MAX_LABELS);
}

/** Returns how many names are in one row of the legend. */
function legendColumns(names: readonly string[]): number {
  const longest = names.reduce((length, name) => Math.max(length, name.length + 4), 1);
  return Math.max(1, Math.min(names.length, Math.floor(LEGEND_ROW_LENGTH / longest)));
}
