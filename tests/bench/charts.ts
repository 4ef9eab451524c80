import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openChartRenderer } from '../../src/charts/chart-renderer.ts';
import type { TimelineChart } from '../../src/core/chart/chart.ts';
import { processClock } from '../../src/process/clock.ts';
import { ms, quantile } from './quantiles.ts';

const COLD_RUNS = 5;
const WARM_RUNS = 20;
/** A member waits for a picture. */
const MAX_MS = 1_000;

const MONTHS = 60;
const QUERIES = 5;

const chart: TimelineChart = {
  kind: 'timeline',
  title: 'Papers a month',
  countName: 'papers a month',
  mark: 'line',
  unit: 'month',
  periods: Array.from(
    { length: MONTHS },
    (_, month) => `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`,
  ),
  series: Array.from({ length: QUERIES }, (_, query) => ({
    name: `a query of some words ${query}`,
    counts: Array.from({ length: MONTHS }, (__, month) => month * query + ((month * 7) % 13)),
  })),
};

/** Measures how long a picture takes in a new thread and in a running one, beside a thread that does nothing. */
export async function benchCharts(): Promise<void> {
  const workerFile = join(process.cwd(), 'dist/src/charts/chart-worker.js');
  const open = () => openChartRenderer({ workerFile, wireClock: processClock });
  const before = process.memoryUsage().rss;
  const empty = await measure(COLD_RUNS, async () => {
    const worker = new Worker("require('node:worker_threads').parentPort.postMessage(1)", { eval: true });
    await once(worker, 'message');
    await worker.terminate();
  });
  const cold = await measure(COLD_RUNS, async () => {
    const renderer = open();
    await renderer.renderChart(chart, 'dark');
    await renderer.close();
  });
  const renderer = open();
  const { length } = await renderer.renderChart(chart, 'dark');
  const warm = await measure(WARM_RUNS, () => renderer.renderChart(chart, 'dark'));
  const grown = (process.memoryUsage().rss - before) / 1e6;
  await renderer.close();
  console.log(
    `a chart of ${QUERIES} lines over ${MONTHS} months: ${ms(cold)} in a new thread, ${ms(warm)} in a running one (at most ${MAX_MS} ms), ${Math.round(length / 1e3)} kB`,
  );
  console.log(
    `  new thread / one that draws nothing: ${(cold / empty).toFixed(1)}; ${Math.round(grown)} MB more than without`,
  );
}

/** Returns the median, ms. */
async function measure(runs: number, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return quantile(times, 0.5);
}
