/** The colours of a chart: those of Discord's themes. */
export const CHART_THEMES = ['dark', 'light'] as const;
export type ChartTheme = (typeof CHART_THEMES)[number];

/** One line, or one kind of column, of a timeline. */
export interface ChartSeries {
  readonly name: string;
  /** One for each period. */
  readonly counts: readonly number[];
}

/** Counts over time. All texts are plain. */
export interface TimelineChart {
  readonly kind: 'timeline';
  readonly title: string;
  /** What is counted, such as `papers a month`. */
  readonly countName: string;
  readonly mark: 'line' | 'column';
  readonly unit: 'month' | 'week';
  /** The first days of the periods, `YYYY-MM-DD`, one after another. */
  readonly periods: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** One bar of a ranking. */
export interface RankedItem {
  readonly name: string;
  readonly count: number;
  /** The count to compare it with; `null` without one. */
  readonly usual: number | null;
}

/** Counts of named things, the first on top. All texts are plain. */
export interface RankingChart {
  readonly kind: 'ranking';
  readonly title: string;
  /** What is counted, such as `papers`. */
  readonly countName: string;
  /** What `RankedItem.usual` is, such as `a week before`. */
  readonly usualName: string;
  readonly items: readonly RankedItem[];
}

/** What a picture shows: data alone, so that it can be stored and drawn later. */
export type Chart = TimelineChart | RankingChart;

/** Thrown if a chart cannot be drawn; the message is for the operator. */
export class ChartError extends Error {
  override readonly name = 'ChartError';
}

/** Draws charts. */
export interface ChartRenderer {
  /** Returns a chart as PNG. Throws `ChartError` if it cannot be drawn within some seconds. */
  renderChart(chart: Chart, theme: ChartTheme): Promise<Uint8Array>;
}

/** The name of the file of a chart, to which the body of its message refers. */
export const CHART_FILE = 'chart.png';
