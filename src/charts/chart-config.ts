import type { Config } from 'vega-lite';
import type { ChartColors } from './colors.ts';

/** The family of the bundled font. */
export const FONT_FAMILY = 'Noto Sans';

/** Discord shows a picture about so wide, in CSS pixels. */
export const CHART_WIDTH = 600;

/** Returns the look of a chart: fonts and colours like the text around it. */
export function chartConfig({ background, text, muted, grid, series }: ChartColors): Config {
  const labels = { labelColor: muted, labelFontSize: 12, labelFont: FONT_FAMILY };
  return {
    background,
    font: FONT_FAMILY,
    padding: { left: 16, right: 20, top: 14, bottom: 14 },
    view: { stroke: null },
    title: {
      color: text,
      fontSize: 16,
      fontWeight: 600,
      anchor: 'start',
      frame: 'bounds',
      subtitleColor: muted,
      subtitleFontSize: 13,
      subtitlePadding: 4,
      offset: 12,
      limit: CHART_WIDTH - 40,
    },
    axis: {
      ...labels,
      gridColor: grid,
      domainColor: grid,
      tickColor: grid,
      titleColor: muted,
      titleFontWeight: 400,
    },
    legend: {
      ...labels,
      labelColor: text,
      labelFontSize: 13,
      title: null,
      orient: 'top',
      symbolOpacity: 1,
      symbolSize: 120,
      offset: 10,
    },
    range: { category: [...series] },
  };
}
