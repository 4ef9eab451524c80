import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openChartRenderer } from '../../src/charts/chart-renderer.ts';
import type { Chart } from '../../src/core/chart/chart.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** A thread that answers by the chart's title, with its own number as the picture. */
const WORKER = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', ({ chart: { title } }) => {
  if (title === 'crash') setTimeout(() => { throw new Error('out of ink'); }, 0);
  else if (title === 'end') process.exit(3);
  else if (title === 'problem') parentPort.postMessage({ problem: 'no such colour' });
  else if (title !== 'hang') parentPort.postMessage({ png: Uint8Array.of(threadId) });
});`;

function openRenderer() {
  const workerFile = join(tempFolder(), 'worker.mjs');
  writeFileSync(workerFile, WORKER);
  const clock = createManualClock(0);
  const renderer = openChartRenderer({ workerFile, wireClock: clock });
  onTestFinished(() => renderer.close());
  const draw = async (title: string) => Number((await renderer.renderChart(chartOf(title), 'dark'))[0]);
  return { clock, renderer, draw };
}

const chartOf = (title: string): Chart => ({
  kind: 'ranking',
  title,
  countName: 'papers',
  usualName: 'usual',
  items: [],
});

describe('a chart renderer', () => {
  it('draws all charts in one thread, which it ends after a minute without any', async () => {
    const { clock, draw } = openRenderer();
    const first = await draw('a');
    expect(await Promise.all([draw('b'), draw('c')])).toEqual([first, first]);
    clock.advance(59_000);
    expect(await draw('d')).toBe(first);
    clock.advance(60_000);
    expect(await draw('e')).not.toBe(first);
  });

  it.each([
    ['crash', 'the thread that draws ended'],
    ['end', 'the thread ended with 3'],
    ['problem', 'no such colour'],
  ])('fails one chart, and draws the next one, if the thread answers with: %s', async (title, message) => {
    const { draw } = openRenderer();
    const [failed, next] = await Promise.allSettled([draw(title), draw('next')]);
    expect(failed).toMatchObject({ reason: { name: 'ChartError', message } });
    expect(next).toMatchObject({ status: 'fulfilled' });
  });

  it('gives a chart up after ten seconds', async () => {
    const { clock, draw } = openRenderer();
    const ended = Promise.allSettled([draw('hang')]);
    // The renderer sends its request, and begins to wait.
    await setImmediate();
    clock.advance(10_000);
    const message = 'the chart took longer than 10000 ms';
    expect(await ended).toMatchObject([{ reason: { name: 'ChartError', message } }]);
    expect(await draw('next')).toBeGreaterThan(0);
  });

  it('refuses a chart when twenty are waiting', async () => {
    const { draw } = openRenderer();
    const waiting = Array.from({ length: 20 }, () => draw('a'));
    await expect(draw('b')).rejects.toThrow('20 charts are waiting already');
    expect(await Promise.all(waiting)).toHaveLength(20);
  });
});
