import type { ChartTheme } from '../core/chart/chart.ts';

/** The colours of a theme, as CSS. */
export interface ChartColors {
  readonly background: string;
  readonly text: string;
  /** Labels of axes. */
  readonly muted: string;
  readonly grid: string;
  /** What a count is compared with. */
  readonly usual: string;
  /** For series in their order: as many as a chart may have, told apart also by people who see no red or no green. */
  readonly series: readonly string[];
}

/** Backgrounds and greys as Discord's client has them in a box of a message. */
export const CHART_COLORS: Readonly<Record<ChartTheme, ChartColors>> = {
  dark: {
    background: '#2b2d31',
    text: '#f2f3f5',
    muted: '#b5bac1',
    grid: '#3f4147',
    usual: '#f0b232',
    series: ['#5b9dff', '#f0b232', '#3dd6a3', '#ff8fc0', '#b9a3ff'],
  },
  light: {
    background: '#f2f3f5',
    text: '#060607',
    muted: '#4e5058',
    grid: '#dcdee2',
    usual: '#b45309',
    series: ['#2563eb', '#b45309', '#0f8a5f', '#be185d', '#6d3fd1'],
  },
};
