// The entry of the thread that draws charts; see `chart-renderer.ts`.
import { parentPort } from 'node:worker_threads';
import type { Chart, ChartTheme } from '../core/chart/chart.ts';
import { drawChart } from './draw-chart.ts';

/** What the thread is asked to draw. */
export interface ChartRequest {
  readonly chart: Chart;
  readonly theme: ChartTheme;
}

/** What the thread answers. */
export type ChartResponse = { readonly png: Uint8Array } | { readonly problem: string };

parentPort?.on('message', (request: ChartRequest) => void respond(request));

async function respond({ chart, theme }: ChartRequest): Promise<void> {
  let response: ChartResponse;
  try {
    response = { png: await drawChart(chart, theme) };
  } catch (error) {
    response = { problem: error instanceof Error ? error.message : String(error) };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, which has no origin
  parentPort?.postMessage(response);
}
