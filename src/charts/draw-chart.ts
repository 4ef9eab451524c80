// The banner of bundles declares `createRequire`.
import nodeModule from 'node:module';
import { Resvg, type ResvgRenderOptions } from '@resvg/resvg-js';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import type { Chart, ChartTheme } from '../core/chart/chart.ts';
import { FONT_FAMILY } from './chart-config.ts';
import { CHART_COLORS } from './colors.ts';
import { drawableChart } from './drawable-chart.ts';
import { rankingSpec } from './ranking-spec.ts';
import { textWidth } from './text-width.ts';
import { timelineSpec } from './timeline-spec.ts';

/** Pixels for each CSS pixel: screens of phones have two or more. */
const SCALE = 2;

const FONT_FILES = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
];

// Without a canvas, Vega takes each letter to be 0.8 em wide. Its types lack the function, which it allows to replace.
const metrics: unknown = Reflect.get(vega, 'textMetrics');
if (typeof metrics === 'object' && metrics !== null) {
  Object.assign(metrics, {
    width: ({ fontSize = 11 }: { fontSize?: number }, text: unknown) => fontSize * textWidth(String(text)),
  });
}

/** Draws a chart as PNG, with the bundled font alone: the same picture on every machine. It holds the event loop. */
export async function drawChart(chart: Chart, theme: ChartTheme): Promise<Uint8Array> {
  // Without warnings, which would be printed.
  const logger = vega.logger(vega.Error);
  const { spec } = compile(specOf(drawableChart(chart), theme), { logger });
  const view = new vega.View(vega.parse(spec), { renderer: 'none', logger });
  const svg = await view.toSVG();
  view.finalize();
  return new Resvg(svg, resvgOptions()).render().asPng();
}

function specOf(chart: Chart, theme: ChartTheme) {
  const colors = CHART_COLORS[theme];
  return chart.kind === 'timeline' ? timelineSpec(chart, colors) : rankingSpec(chart, colors);
}

function resvgOptions(): ResvgRenderOptions {
  const { resolve } = nodeModule.createRequire(import.meta.url);
  return {
    fitTo: { mode: 'zoom', value: SCALE },
    font: {
      loadSystemFonts: false,
      fontFiles: FONT_FILES.map(file => resolve(file)),
      defaultFontFamily: FONT_FAMILY,
    },
  };
}
